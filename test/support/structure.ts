// Marks for tests about places: every stretch of a feature stands in brackets in the text itself.

import type { Span } from '../../server/src/core/text/span';
import { type AgentOptions, contextOf } from './agents';
import { cursorIn } from './drivers';

/** The text with `⟦` and `⟧` around each stretch; outer ones hold inner ones. */
export function bracketed(text: string, spans: readonly Span[]): string {
  const marks = spans.flatMap(({ start, end }) => [
    { at: start, mark: '⟦', order: -end },
    { at: end, mark: '⟧', order: -start },
  ]);
  const opens = (mark: string): number => (mark === '⟦' ? 1 : 0);
  marks.sort((a, b) => a.at - b.at || opens(a.mark) - opens(b.mark) || a.order - b.order);
  let out = '';
  let from = 0;
  for (const { at, mark } of marks) {
    out += text.slice(from, at) + mark;
    from = at;
  }
  return out + text.slice(from);
}

export const withoutBrackets = (marked: string): string => marked.replace(/[⟦⟧]/g, '');

/** The context of a text with `$0` in it, and the offset it stood at. */
export function atCursor(marked: string, given: AgentOptions = {}) {
  const { text, offset } = cursorIn(marked);
  return { context: contextOf(text, given), text, offset };
}
