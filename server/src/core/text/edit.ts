// Text edits as values; applying them to a document is left to the caller.

import type { Span } from './span';

export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

export const replace = (span: Span, newText: string): TextEdit => ({ span, newText });
export const insert = (offset: number, newText: string): TextEdit => ({
  span: { start: offset, end: offset },
  newText,
});
export const remove = (span: Span): TextEdit => ({ span, newText: '' });

/** Applies edits that do not overlap; edits at the same place keep their order. Throws a RangeError on overlaps. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.map((edit, index) => ({ edit, index }));
  ordered.sort(
    (a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.index - b.index,
  );
  let out = '';
  let at = 0;
  for (const { edit } of ordered) {
    if (edit.span.start < at) throw new RangeError('edits overlap');
    out += text.slice(at, edit.span.start) + edit.newText;
    at = edit.span.end;
  }
  return out + text.slice(at);
}

/** Whether two edits cannot both be applied: they share characters, or insert at the same place. */
export const collide = (a: TextEdit, b: TextEdit): boolean =>
  a.span.start === b.span.start || (a.span.start < b.span.end && b.span.start < a.span.end);

/** Whether any two of these edits collide. */
export function haveCollision(edits: readonly TextEdit[]): boolean {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return ordered.some((edit, at) => {
    const next = ordered[at + 1];
    return next !== undefined && collide(edit, next);
  });
}

/** The one edit that turns `before` into `after`, without their common prefix and suffix. */
export function changeBetween(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { span: { start, end: before.length - tail }, newText: after.slice(start, after.length - tail) };
}
