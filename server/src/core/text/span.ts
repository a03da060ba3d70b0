// A stretch of a document, in offsets. Offsets (UTF-16 code units from the start of the text) are the only
// coordinates inside the core; lines and characters exist only where a protocol or a terminal needs them.

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
