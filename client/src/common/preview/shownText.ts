// Makes text of authors safe to read: characters that hide, reorder or erase other characters are shown by name, so that
// what is on screen is what is in the file. The result is still only text; the page never makes markup of it.

/** More than anybody reads in a row; a sentence of a megabyte must not freeze the panel. */
const LONGEST = 2000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that have to be shown
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const HIDDEN =
  /[\u0080-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

export function shownText(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return cut
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, (c) => (c === '\u007f' ? '␡' : String.fromCharCode(0x2400 + c.charCodeAt(0))))
    .replace(HIDDEN, (c) => `‹U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`);
}
