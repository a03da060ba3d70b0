// Whole lines: what must go when a field or a list item goes, so that no empty line is left behind.

import { type Span, span } from './span';

/** From the start of the span's first line to the start of the line after its last. */
export function lineOf(text: string, at: Span): Span {
  const start = text.lastIndexOf('\n', at.start - 1) + 1;
  const end = text.indexOf('\n', at.end);
  return span(start, end < 0 ? text.length : end + 1);
}
