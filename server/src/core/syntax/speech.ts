// Extracts quoted speech from a text: its span, and its words without quotes and escapes. A literal `\n` is a line break.

import type { Span } from '../text/span';

/** `span`: the words without the quotes around them; `value`: the same words without escapes. */
export interface Part {
  readonly value: string;
  readonly span: Span;
}

export interface Quote {
  /** Offset after the opening quote. */
  readonly inner: number;
  readonly close: string;
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['„', '“'],
  ['‘', '’'],
  ['«', '»'],
  ['「', '」'],
]);

/** The opening quote at the first visible character from `at`, if there is one. */
export function quoteAt(text: string, at: number, limit: number): Quote | undefined {
  const i = skipSpace(text, at, limit);
  if (i >= limit) return undefined;
  const escaped = text.charAt(i) === '\\';
  const close = CLOSING.get(text.charAt(escaped ? i + 1 : i));
  if (close === undefined) return undefined;
  return { inner: Math.min(escaped ? i + 2 : i + 1, limit), close: escaped ? `\\${close}` : close };
}

/** True if the character before `at` closes `quote`. */
export function closesBefore(text: string, quote: Quote, at: number): boolean {
  const i = lastVisible(text, quote.inner, at) + 1;
  const start = i - quote.close.length;
  return start >= quote.inner && text.startsWith(quote.close, start);
}

function skipSpace(text: string, from: number, limit: number): number {
  let i = from;
  while (i < limit) {
    if (/\s/.test(text.charAt(i))) i++;
    else if (isBreakEscape(text, i) && i + 2 <= limit) i += 2;
    else break;
  }
  return i;
}

export function trimEnd(text: string, from: number, end: number): number {
  let i = end;
  while (i > from) {
    if (/\s/.test(text.charAt(i - 1))) i--;
    else if (i - 2 >= from && isBreakEscape(text, i - 2)) i -= 2;
    else break;
  }
  return i;
}

/** The words between `from` and `to`: trimmed, and without the pair of quotes around them. */
export function partOf(text: string, from: number, to: number): Part | undefined {
  const end = trimEnd(text, from, Math.max(from, to));
  const start = skipSpace(text, from, end);
  if (start >= end) return undefined;
  const quote = quoteAt(text, start, end);
  if (!quote) return part(text, start, end, false);
  const close = closingQuote(text, quote, end);
  if (close === 'a word in quotes') return part(text, start, end, false);
  return part(text, quote.inner, close, quote.close.startsWith('\\'));
}

/** End of the speech: its last possible closing quote (a remark may follow), or `end` while it is unclosed. */
function closingQuote(text: string, quote: Quote, end: number): number | 'a word in quotes' {
  const speech = text.slice(quote.inner, end);
  const { close } = quote;
  for (let at = speech.lastIndexOf(close); at >= 0; at = at > 0 ? speech.lastIndexOf(close, at - 1) : -1) {
    const next = at + close.length;
    if (/^[\p{L}\p{N}]/u.test(speech.slice(next, next + 2))) continue;
    const remark = speech.slice(next).trim();
    return remark === '' || /^(?:[([<*\-—–]|[\p{P}\s]+$)/u.test(remark) ? quote.inner + at : 'a word in quotes';
  }
  return end;
}

function part(text: string, start: number, end: number, escaped: boolean): Part {
  const raw = text.slice(start, end).replaceAll('\\n', '\n');
  return { value: escaped ? raw.replace(/\\(["'`])/g, '$1') : raw, span: { start, end } };
}

export const isBreakEscape = (text: string, at: number): boolean =>
  text.charAt(at) === '\\' && text.charAt(at + 1) === 'n';

/** The last character before `at` that is neither space nor decoration. */
export function lastVisible(text: string, from: number, at: number): number {
  let i = at;
  while (i > from) {
    if (/[\s*_]/.test(text.charAt(i - 1))) i--;
    else if (i - 2 >= from && isBreakEscape(text, i - 2)) i -= 2;
    else break;
  }
  return i - 1;
}
