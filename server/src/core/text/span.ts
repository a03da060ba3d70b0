// Spans in offsets (UTF-16 code units), the only coordinates of the core; lines and characters exist only at its edges.

export interface Span {
  /** Offset of the first character. */
  readonly start: number;
  /** Offset after the last character; `end === start` is an empty span. */
  readonly end: number;
}

export const span = (start: number, end: number): Span => ({ start, end });

/** True when `offset` lies in the span or touches either end of it. */
export const touches = (s: Span, offset: number): boolean => offset >= s.start && offset <= s.end;

/** True when the two spans share a character, or one is empty and lies in or at the other. */
export const overlaps = (a: Span, b: Span): boolean =>
  a.start === a.end || b.start === b.end ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end;

export const slice = (text: string, s: Span): string => text.slice(s.start, s.end);

interface Decoded {
  toSource(offset: number): number;
}

/** Maps a span of decoded text to the file. Not empty unless `at` is; ends at the last character, not before the next one. */
export const spanIn = (text: Decoded, at: Span): Span =>
  at.end > at.start
    ? span(text.toSource(at.start), Math.max(text.toSource(at.end - 1) + 1, text.toSource(at.start) + 1))
    : span(text.toSource(at.start), text.toSource(at.start));

/** Whole lines, for removal without an empty line left over: up to the start of the line after the span's last. */
export function lineOf(text: string, at: Span): Span {
  const start = text.lastIndexOf('\n', at.start - 1) + 1;
  const end = text.indexOf('\n', at.end);
  return span(start, end < 0 ? text.length : end + 1);
}
