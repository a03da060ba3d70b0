// Writes a list of names with commas or one a line. Claude Code must split the same names out of it, in the same order.

import { keepsAgent, readersFollow, readsNames, reread } from '../../fixes/reread';
import type { ListStyle } from '../../syntax/document';
import type { Span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { listField, namesIn, rewriteList } from './listText';
import { selectedField } from './place';
import { type Refactoring, refactorTitle } from './refactoring';

const TITLES = { csv: 'commas', block: 'lines' } as const;

export function listStyles(context: AgentContext, selection: Span): readonly Refactoring[] {
  const entry = selectedField(context, selection);
  const allowed: readonly ListStyle[] = (entry && context.runtime.fields.get(entry.name)?.listStyles) ?? [];
  const field = entry && listField(entry, context);
  if (!entry || !field) return [];
  const names = namesIn(field.list);
  const isSplit = allowed.includes('csv');
  if (isSplit && !readsNames(context.verdict, entry.name, names, context.runtime)) return [];
  return (['csv', 'block'] as const).flatMap((style): readonly Refactoring[] => {
    if (style === field.list.style || !allowed.includes(style)) return [];
    const edit = rewriteList(field, names, style, context);
    if (!edit) return [];
    const after = reread(context, [edit]);
    if (JSON.stringify(namesIn(after.view.list(entry.name))) !== JSON.stringify(names)) return [];
    if (isSplit && !readsNames(after.verdict, entry.name, names, context.runtime)) return [];
    if (!keepsAgent(context, after, isSplit ? [entry.name] : [])) return [];
    if (!readersFollow(context, after, [entry.name])) return [];
    return [{ title: refactorTitle(TITLES[style], { field: entry.name }), kind: 'refactor.rewrite', edits: [edit] }];
  });
}
