// The word in front of a place: what to underline together with a character that is at fault. Blanks, tags and the two
// characters `\n`, which many descriptions are full of, end a word.

/** Where the word begins that ends at `end`; `end` itself where there is none. Never before `floor`. */
export function wordStart(text: string, end: number, floor: number): number {
  let at = end;
  while (at > floor) {
    const before = text[at - 1] ?? '';
    if (/[\s>]/.test(before) || (before === 'n' && text[at - 2] === '\\')) break;
    at--;
  }
  return at;
}
