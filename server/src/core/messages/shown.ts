// Makes text of authors harmless wherever it is shown: it must never act as markup, as a command of a terminal or otherwise.

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal or a screen.
const UNSEEN = /[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Text of authors is shown as text: no control characters, no direction overrides, no end of a code span, not endless. */
export function shown(text: string): string {
  const safe = text.replace(UNSEEN, '\ufffd').replaceAll('`', 'ˋ');
  return safe.length > 120 ? `${safe.slice(0, 119)}…` : safe;
}

/** Names in code spans with commas; at most four unless told. */
export function shownNames(names: readonly string[], most = 4): string {
  const listed = names.slice(0, most).map((name) => `\`${shown(name)}\``);
  return names.length > most ? `${listed.join(', ')} …` : listed.join(', ');
}

/** A line for a terminal or a log: text out of a file or a path cannot steer it. */
export const sanitizeLine = (text: string): string => text.replace(/\t/g, ' ').replace(UNSEEN, '\ufffd');

/** The same for several lines. A carriage return is shown, because it can be what differs. */
export const sanitizeLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => sanitizeLine(line.replaceAll('\r', '␍')))
    .join('\n');
