// Makes text of authors safe to read: characters that hide, reorder or erase other characters are shown by name, so that
// what is on screen is what is in the file. The result is still only text; the page never makes markup of it.

/** More than anybody reads in a row; a sentence of a megabyte must not freeze the panel. */
const LONGEST = 2000;

const HIDDEN = new RegExp(
  [
    '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f]', // control characters, terminal escapes among them
    '[\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff\\ufff9-\\ufffb]', // no width, or other direction
    '[\\u{e0000}-\\u{e007f}]', // tags: text that is not drawn at all
    '\\p{Surrogate}', // halves of a character
  ].join('|'),
  'gu',
);

export function shownText(text: string, longest = LONGEST): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return cut
    .replace(/\r\n?/g, '\n')
    .replace(HIDDEN, (c) => `‹U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`);
}
