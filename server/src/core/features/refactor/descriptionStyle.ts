// Writes the description in another style: plain, in quotes, as a block. What the orchestrator reads stays the same to the
// character, and where a style cannot hold that, it is not offered.

import { keepsAgent, type Reread, readersFollow, reread } from '../../fixes/reread';
import { eolOf, valueEdit } from '../../rules/frontmatter/valueFixes';
import { commentAfter } from '../../syntax/commentAfter';
import type { Entry } from '../../syntax/document';
import { type WrittenStyle, writeScalar } from '../../syntax/writeScalar';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { hasSign, selectedField } from './place';
import { needsNoQuotes } from './plainText';
import { type Refactoring, refactorTitle } from './refactoring';

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
    // Before a comment, quotes say where the text ends.
    if (!now || (style === 'plain' && commentAfter(now, after.doc.text))) return [];
    const kept =
      now.style === style &&
      keepsAgent(context, after, ['description']) &&
      descriptionSeen({ ...after, scope: context.scope }) === value &&
      readersFollow(context, after, ['description']);
    return kept ? [{ title: refactorTitle(style), kind: 'refactor.rewrite', edits }] : [];
  });
}

/** What the orchestrator sees; of a file that does not load, what it would see of this field. */
function descriptionSeen({ verdict, view, scope }: Reread & Pick<AgentContext, 'scope'>): string | undefined {
  if (verdict.status === 'loads') return verdict.description;
  return scope === 'plugin' ? view.text('description')?.value : view.description?.value;
}

function write(value: string, style: WrittenStyle, eol: string): string | undefined {
  if (style === 'plain' && !needsNoQuotes(value)) return undefined;
  // Nobody sees blanks at the end of a line, and many editors take them away.
  if (style === 'literal' && /[ \t]$/m.test(value)) return undefined;
  return writeScalar(value, style, eol);
}

/** A comment in the first line of a block goes behind the value, as one behind the value goes into that line. */
function styleEdit(entry: Entry, written: string, context: AgentContext): TextEdit {
  const edit = valueEdit(entry, written, context);
  if (entry.style !== 'literal' && entry.style !== 'folded') return edit;
  const head = context.doc.text.slice(entry.valueSpan.start, entry.valueSpan.end);
  const comment = /^[|>][-+\d]*[ \t]+(#[^\r\n]*)/.exec(head)?.[1]?.trimEnd();
  if (comment === undefined) return edit;
  return { ...edit, newText: edit.newText.replace(/^(?:[|>]\S*|[\s\S]*)/, (lead) => `${lead} ${comment}`) };
}
