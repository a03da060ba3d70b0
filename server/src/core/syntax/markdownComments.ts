// HTML comments of a Markdown text, turned into blanks so that offsets stay.

const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;

/** What is not closed goes to the end. */
export const withoutComments = (text: string): string =>
  text.includes('<!--') ? text.replace(COMMENT, blanked) : text;

/** Line breaks stay. */
export const blanked = (text: string): string => text.replace(/[^\r\n]/g, ' ');

const INLINE_CODE = /``(?:(?!``)[^\n])*``|`[^`\n]*`/g;

/** Code spans with their backticks become blanks. */
export const withoutCodeSpans = (text: string): string =>
  text.includes('`') ? text.replace(INLINE_CODE, blanked) : text;
