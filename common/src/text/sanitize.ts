// Sanitizes text of authors and of other programs for every place that shows it. Hidden characters never pass: controls, formats,
// direction overrides, and everything without a glyph, except where a joiner or a variation selector shapes its neighbours.

/**
 * Tab, line feed and carriage return are not in the set; each function decides about them. Nor are the signs of Arabic, Syriac and
 * Kaithi that stand before numbers and have a glyph, although they are formats. The first alternative is the flags of England,
 * Scotland and Wales, the only standard use of tag characters (Unicode 16).
 */
const HIDDEN =
  /(?<flag>\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f})|(?![\t\n\r\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Zl}\p{Zp}]/gu;
const JOINER = /^[\u200c\u200d]$/;
const EMOJI_SELECTOR = /^[\ufe0e\ufe0f]$/;
const VARIATION_SELECTOR = /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u;
/** Emoji sequences, and scripts whose letters join: Arabic, Devanagari and others without case. */
const BEFORE_JOINER = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Lo}\p{M}]$/u;
const AFTER_JOINER = /^[\p{Extended_Pictographic}\p{Lo}\p{M}]/u;
const BEFORE_SELECTOR = /[\p{Extended_Pictographic}\p{Lo}\p{S}]$/u;
/** `1️⃣` */
const KEYCAP = /^[\d#*]\ufe0f\u20e3$/;

/** U+FFFD, which takes as many UTF-16 units: columns stay aligned with offsets. */
const REPLACEMENT = '\ufffd';
const masked = (hidden: string): string => REPLACEMENT.repeat(hidden.length);
/** `‹U+202E›` */
const named = (hidden: string): string =>
  `‹U+${(hidden.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;

/** `\u202e` */
const escaped = (hidden: string): string =>
  hidden.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

function replaceHidden(text: string, replacement: (hidden: string) => string): string {
  return text.replace(HIDDEN, (hidden: string, flag: string | undefined, offset: number) => {
    if (flag !== undefined) return flag;
    const before = text.slice(Math.max(0, offset - 2), offset);
    if (VARIATION_SELECTOR.test(hidden) && BEFORE_SELECTOR.test(before)) return hidden;
    if (EMOJI_SELECTOR.test(hidden) && KEYCAP.test(text.slice(offset - 1, offset + 2))) return hidden;
    if (JOINER.test(hidden) && BEFORE_JOINER.test(before) && AFTER_JOINER.test(text.slice(offset + 1, offset + 3)))
      return hidden;
    return replacement(hidden);
  });
}

/** At most `length` UTF-16 units and an ellipsis; a surrogate pair is not split. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return `${text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length)}…`;
}

const LONGEST = 2000;
const LONGEST_INLINE = 120;

/** For the editor's own surfaces, several lines included: hidden characters are shown by name, line breaks are `\n`. */
export const sanitize = (text: string, longest = LONGEST): string =>
  replaceHidden(shortened(text, longest).replace(/\r\n?/g, '\n'), named);

/** JSON text whose hidden characters are escapes: the same data, visible on a terminal. */
export const visibleJson = (json: string): string => replaceHidden(json, escaped);

/** For a value inside a sentence, in a code span or not: one line, no backtick, at most 120 UTF-16 units. */
export function sanitizeInline(text: string): string {
  const short = text.length > LONGEST_INLINE ? shortened(text, LONGEST_INLINE - 1) : text;
  return replaceHidden(short, masked)
    .replace(/[\t\n\r]/g, REPLACEMENT)
    .replaceAll('`', 'ˋ');
}

/** A line for a terminal or a log. Length in UTF-16 units is kept. */
export const sanitizeLine = (text: string): string =>
  replaceHidden(text, masked)
    .replace(/[\n\r]/g, REPLACEMENT)
    .replaceAll('\t', ' ');

/** Lines for a terminal. Carriage returns are shown, because they can be what differs. */
export const sanitizeLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => sanitizeLine(line.replaceAll('\r', '␍')))
    .join('\n');

/** A Markdown code block with several lines of text. */
export function codeBlock(text: string, longest: number): string {
  const safe = replaceHidden(shortened(text, longest), masked).replaceAll('\r', REPLACEMENT);
  const longestRun = Math.max(2, ...(safe.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  return `${fence}text\n${safe}\n${fence}`;
}

export const codeSpan = (text: string): string => `\`${sanitizeInline(text)}\``;

/** Code spans with commas; at most `most`, then an ellipsis. */
export function codeSpans(names: readonly string[], most = 4): string {
  const listed = names.slice(0, most).map(codeSpan);
  return names.length > most ? `${listed.join(', ')} …` : listed.join(', ');
}
