// String helpers without knowledge of agents or documents.

/** Orders texts by UTF-16 code units, independent of machine and locale. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Start of the trailing run of characters of class `of` (no flag `u`). A loop: `/-+$/` is quadratic in the longest run. */
export function tailStart(text: string, of: RegExp): number {
  let at = text.length;
  while (at > 0 && of.test(text.charAt(at - 1))) at--;
  return at;
}

/** The text without that trailing run. */
export const withoutTail = (text: string, of: RegExp): string => text.slice(0, tailStart(text, of));

/** Start of the word that ends at `end`, at least `floor`; `end` if there is none. Blanks, `>` and a literal `\n` end a word. */
export function wordStart(text: string, end: number, floor: number): number {
  let at = end;
  while (at > floor) {
    const before = text[at - 1] ?? '';
    if (/[\s>]/.test(before) || (before === 'n' && text[at - 2] === '\\')) break;
    at--;
  }
  return at;
}

/** The record's own value; never an inherited one, for keys from a file: `constructor` is no colour. */
export const ownValue = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** Escapes text for a snippet of an editor. */
export const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
