// Leaves an agent only tools that read. Which set that is, the schema's snippets and the catalogue say; where the agent would
// still get others, as with a memory, nothing is offered.

import { resolveTool } from '../../dialects/claude/catalogue/tools';
import { fieldByName } from '../../dialects/claude/fields/fields';
import { effectiveToolsOf } from '../../dialects/claude/loader/effective';
import type { Loads } from '../../dialects/claude/loader/verdict';
import { keepsAgent, reread } from '../../fixes/reread';
import { eolOf } from '../../rules/frontmatter/valueFixes';
import type { RuleContext } from '../../rules/rule';
import { splitToolList, toolReference } from '../../syntax/toolList';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { fieldInsertions } from './addField';
import { listField, rewriteList, writeList } from './listText';
import { selectedField } from './place';
import { type Refactoring, refactorTitle } from './refactoring';

export function readOnlyTools(context: RuleContext, selection: Span): readonly Refactoring[] {
  const { verdict, view, options } = context;
  const set = readOnlySet(options.claudeVersion);
  const selected = selectedField(context, selection);
  if (verdict.status !== 'loads' || !set || !selected || onlyReads(verdict, options.claudeVersion)) return [];
  if (view.entry('tools') ? !/^(?:tools|disallowedTools)$/.test(selected.name) : false) return [];
  for (const edit of toolsEdits(set, context)) {
    const after = reread(context, [edit]);
    if (!keepsAgent(context, after, ['tools', 'granted']) || after.verdict.status !== 'loads') continue;
    if (JSON.stringify(after.verdict.tools) !== JSON.stringify(set)) continue;
    if (!onlyReads(after.verdict, options.claudeVersion) || !gets(set, after.verdict, options.claudeVersion)) continue;
    return [{ title: refactorTitle('readOnly', { tools: set.join(', ') }), kind: 'refactor.rewrite', edits: [edit] }];
  }
  return [];
}

/** The schema's first snippet of `tools` in which every tool only reads. */
function readOnlySet(claudeVersion: string): readonly string[] | undefined {
  const sets = fieldByName('tools')?.snippets.map((snippet) => splitToolList([snippet.body]).map((item) => item.value));
  return sets?.find((set) => set.length > 0 && set.every((name) => resolveTool(name, claudeVersion)?.can === 'read'));
}

/** Servers may do anything. */
function onlyReads(verdict: Loads, claudeVersion: string): boolean {
  const granted = effectiveToolsOf(verdict, claudeVersion);
  if (granted.status !== 'granted' || granted.mcp.length > 0) return false;
  if (verdict.tools === null || verdict.tools.includes('*')) return false;
  const names = [...granted.tools, ...verdict.tools.map((item) => toolReference(item).name)];
  return names.every((name) => resolveTool(name, claudeVersion)?.can === 'read');
}

/** None of them is taken away again by another field. */
function gets(set: readonly string[], verdict: Loads, claudeVersion: string): boolean {
  const granted = effectiveToolsOf(verdict, claudeVersion);
  return granted.status === 'granted' && set.every((name) => granted.tools.includes(name));
}

function toolsEdits(set: readonly string[], context: RuleContext): readonly TextEdit[] {
  const entry = context.view.entry('tools');
  if (!entry) return fieldInsertions('tools', writeList(set, 'csv', eolOf(context.doc.text)), context);
  const field = listField(entry, context);
  const edit = field && rewriteList(field, set, field.list.style, context);
  return edit ? [edit] : [];
}
