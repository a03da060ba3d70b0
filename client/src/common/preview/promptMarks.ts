// Splits a prompt at its underlined words, and keeps the underlines of the last ranking in place while the prompt is edited.

import type { Mark } from './promptViewModel';

/** Marks of `ranked` on the words of `now` that are unchanged. */
export function keptMarks(ranked: string, now: string, marks: readonly Mark[]): readonly Mark[] {
  if (ranked === now) return marks;
  const most = Math.min(ranked.length, now.length);
  let head = 0;
  while (head < most && ranked.charCodeAt(head) === now.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < most - head && ranked.charCodeAt(ranked.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail)) {
    tail++;
  }
  const by = now.length - ranked.length;
  return marks.flatMap((mark) => {
    const moved = mark.end <= head ? mark : { ...mark, start: mark.start + by, end: mark.end + by };
    if (mark.end > head && mark.start < ranked.length - tail) return [];
    // A letter more at either end makes another word of it.
    return inWord(now.charAt(moved.start - 1)) || inWord(now.charAt(moved.end)) ? [] : [moved];
  });
}

const inWord = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

interface MarkedPiece {
  readonly text: string;
  readonly mark?: string;
}

export function piecesOf(text: string, marks: readonly Mark[], agent: string | undefined): readonly MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  for (const mark of marks) {
    const speaks = agent === undefined ? mark.speaks[0] : mark.speaks.find((each) => each.agent === agent);
    if (!speaks) continue;
    if (mark.start > at) pieces.push({ text: text.slice(at, mark.start) });
    const kind = `${speaks.own ? 'mine' : ''}${speaks.body ? ' body' : ''}`;
    pieces.push({ text: text.slice(mark.start, mark.end), mark: kind });
    at = mark.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}
