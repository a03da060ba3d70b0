// Writes the description in another style (plain, quoted, block), if the orchestrator then reads exactly the same text.

import { keepsAgent, type Reread, readersFollow, reread } from '../../fixes/reread';
import { addExampleFix } from '../../rules/examples/addExample';
import { eolOf, valueEdit } from '../../rules/frontmatter/valueFixes';
import type { Entry } from '../../syntax/document';
import { commentAfter } from '../../syntax/entryQueries';
import { type WrittenStyle, writeScalar } from '../../syntax/writeScalar';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { hasSign, type Refactoring, refactorTitle, selectedField } from './refactoring';
import { needsNoQuotes } from './unquote';

const STYLES = ['plain', 'single', 'double', 'literal'] as const satisfies readonly WrittenStyle[];
const SCALARS: readonly Entry['style'][] = [...STYLES, 'folded'];

export function descriptionStyles(context: AgentContext, selection: Span): readonly Refactoring[] {
  const entry = selectedField(context, selection);
  if (entry?.name !== 'description' || !SCALARS.includes(entry.style) || hasSign(entry, context)) return [];
  const value = descriptionSeen(context);
  if (value === undefined) return [];
  return STYLES.filter((style) => style !== entry.style).flatMap((style): readonly Refactoring[] => {
    const written = write(value, style, eolOf(context.doc.text));
    if (written === undefined) return [];
    const edits = [styleEdit(entry, written, context)];
    const after = reread(context, edits);
    const now = after.view.entry('description');
    // Before a comment, quotes mark the end of the text.
    if (!now || (style === 'plain' && commentAfter(now, after.doc.text))) return [];
    const kept =
      now.style === style &&
      keepsAgent(context, after, ['description']) &&
      descriptionSeen({ ...after, scope: context.scope }) === value &&
      readersFollow(context, after, ['description']);
    return kept ? [{ title: refactorTitle(style), kind: 'refactor.rewrite', edits }] : [];
  });
}

/** The description in effect; for a file that does not load, the one it would have. */
function descriptionSeen({ verdict, view, scope }: Reread & Pick<AgentContext, 'scope'>): string | undefined {
  if (verdict.status === 'loads') return verdict.description;
  return scope === 'plugin' ? view.text('description')?.value : view.description?.value;
}

function write(value: string, style: WrittenStyle, eol: string): string | undefined {
  if (style === 'plain' && !needsNoQuotes(value)) return undefined;
  // Trailing blanks are invisible, and many editors remove them.
  if (style === 'literal' && /[ \t]$/m.test(value)) return undefined;
  return writeScalar(value, style, eol);
}

/** A comment in the block header moves to the end of the value's line, and vice versa. */
function styleEdit(entry: Entry, written: string, context: AgentContext): TextEdit {
  const edit = valueEdit(entry, written, context);
  if (entry.style !== 'literal' && entry.style !== 'folded') return edit;
  const head = context.doc.text.slice(entry.valueSpan.start, entry.valueSpan.end);
  const comment = /^[|>][-+\d]*[ \t]+(#[^\r\n]*)/.exec(head)?.[1]?.trimEnd();
  if (comment === undefined) return edit;
  return { ...edit, newText: edit.newText.replace(/^(?:[|>]\S*|[\s\S]*)/, (lead) => `${lead} ${comment}`) };
}

export function anotherExample(context: AgentContext, selection: Span): readonly Refactoring[] {
  const { verdict } = context;
  if (verdict.status !== 'loads' || selectedField(context, selection)?.name !== 'description') return [];
  const before = `${verdict.description.trimEnd()}\n\n<example>\n`;
  return addExampleFix(context).flatMap(({ title, edits }): readonly Refactoring[] => {
    const after = reread(context, edits);
    const kept = keepsAgent(context, after, ['description', 'seen']);
    const grown = after.verdict.status === 'loads' && after.verdict.description.startsWith(before);
    return kept && grown ? [{ title, kind: 'refactor.rewrite', edits }] : [];
  });
}
