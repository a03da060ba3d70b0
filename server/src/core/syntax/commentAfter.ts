// The comment that stands behind a value in its own line, as the author wrote it.

import { type Span, span } from '../text/span';
import type { Entry } from './document';

/** From the `#` to the end of the line; absent where there is none. */
export function commentAfter(entry: Entry, text: string): Span | undefined {
  const from = entry.valueSpan.end;
  const rest = /^([ \t]+)(#[^\r\n]*)/.exec(text.slice(from, from + 4096));
  const blanks = rest?.[1];
  if (blanks === undefined) return undefined;
  const start = from + blanks.length;
  const lineBreak = text.slice(start).search(/\r?\n|$/);
  return span(start, start + text.slice(start, start + lineBreak).trimEnd().length);
}
