// Slips within one scalar: quotes, backslashes, and characters that plain text cannot hold.

import { span } from '../../text/span';
import { writeQuoted } from '../writeScalar';
import { edit, type Slip } from './fault';
import { strayBackslashes } from './shapes';

/**
 * `value`: the rest of a line; `rest`: all text from there on. Offsets are into `value`. `continues`: a quoted text that ends in a
 * later line. Absent if YAML accepts the value.
 */
export function scalarSlip(value: string, rest = value): Slip | 'continues' | undefined {
  const first = value[0];
  if (first === '"' || first === "'") return quotedSlip(value, rest, first);
  return plainSlip(value);
}

function quotedSlip(value: string, rest: string, quote: '"' | "'"): Slip | 'continues' | undefined {
  const close = closingQuote(value, quote);
  if (close < 0) {
    if (endsLater(rest, value.length, quote)) return 'continues';
    const end = value.length;
    const other = quote === '"' && value.endsWith('\u201d') && !value.includes('\u201c') ? end - 1 : end;
    const edits = [...escapes(value, quote), edit(other, end, quote)];
    return {
      code: 'quote-unclosed',
      span: span(0, 1),
      edits,
      fix: 'close-quote',
      what: quote,
      plain: !/\s#/.test(value) && other === end && !value.endsWith(quote),
    };
  }
  const apostrophes = quote === "'" ? apostrophesIn(value) : undefined;
  if (apostrophes)
    return {
      code: 'quote-unclosed',
      span: span(0, 1),
      edits: [...apostrophes.map((at) => edit(at, at, quote)), edit(value.length, value.length, quote)],
      fix: 'close-quote',
      what: quote,
      plain: !/\s#/.test(value),
    };
  const behind = value.slice(close + 1);
  if (behind.trim() === '' || /^\s+#/.test(behind)) {
    const stray = quote === '"' ? strayBackslashes(value.slice(0, close + 1)) : [];
    const [at] = stray;
    if (!at) return undefined;
    const edits = stray.map(({ start }) => edit(start, start, '\\'));
    return {
      code: 'backslash-in-quotes',
      span: at,
      edits,
      fix: 'escape-backslashes',
      what: value.slice(at.start, at.end),
      plain: true,
    };
  }
  const shared = { code: 'text-after-quote', span: span(close + 1, value.length) } as const;
  const inner = innerQuotes(value, quote);
  if (inner) {
    const edits = [...inner.map((at) => edit(at, at, quote === '"' ? '\\' : "'")), ...escapes(value, quote)];
    return {
      ...shared,
      span: span(inner[0] ?? close, value.length),
      edits,
      fix: 'escape-quotes',
      what: quote,
      plain: true,
    };
  }
  const comment = value.search(/\s#/);
  const end = comment < 0 ? value.length : comment;
  return {
    ...shared,
    span: span(close + 1, end),
    edits: [edit(0, end, writeQuoted(value.slice(0, end)))],
    fix: 'quote',
    what: value.slice(0, end),
    // With an odd number, the last mark may be the wrong one.
    plain:
      comment < 0 &&
      value.slice(0, end).split(quote).length % 2 === 1 &&
      /[\p{L}\p{N}]/u.test(behind) &&
      !isPartOfFlow(value),
  };
}

/** All marks but the first, if each is inside a word: none of them closes the text. */
function apostrophesIn(value: string): readonly number[] | undefined {
  const marks = [...value.matchAll(/'/g)].map(({ index }) => index).slice(1);
  return marks.length > 0 && marks.every((at) => isApostrophe(value, at)) ? marks : undefined;
}

const isApostrophe = (value: string, at: number): boolean =>
  /[\p{L}\p{N}]/u.test(value[at - 1] ?? '') && /\p{L}/u.test(value[at + 1] ?? '');

/** Unbalanced brackets, or quoted items with commas between: a list or mapping that lost a character. */
const isPartOfFlow = (value: string): boolean =>
  value.split(/[[{]/).length !== value.split(/[\]}]/).length || /["'],[ \t]*["']/.test(value);

const escapes = (value: string, quote: string) =>
  quote === '"' ? strayBackslashes(value).map(({ start }) => edit(start, start, '\\')) : [];

/**
 * The quotation marks inside a text that begins and ends with one; absent if the first and the last belong to separate words, as
 * in `"this" or "that"`. An inner mark opens if it follows a blank and precedes a letter.
 */
function innerQuotes(value: string, quote: '"' | "'"): readonly number[] | undefined {
  const end = value.length - 1;
  if (end < 2 || value[end] !== quote || value[end - 1] === '\\') return undefined;
  const inner: number[] = [];
  for (let at = 1; at < end; at++) {
    if (quote === '"' && value[at] === '\\') at++;
    else if (value[at] === quote) {
      if (quote === "'" && value[at + 1] === "'" && at + 1 < end) at++;
      else inner.push(at);
    }
  }
  const decisive = inner.find((at) => !isApostrophe(value, at));
  if (inner.length === 0 || (decisive === undefined && quote === '"')) return undefined;
  if (decisive === undefined) return inner;
  return /[\s([{:,=]/.test(value[decisive - 1] ?? '') && /\S/.test(value[decisive + 1] ?? '') ? inner : undefined;
}

/** Index of the mark that ends the text starting at 0; -1 if none does. */
export function closingQuote(value: string, quote: string): number {
  for (let at = 1; at < value.length; at++) {
    if (quote === '"' && value[at] === '\\') at++;
    else if (value[at] === quote) {
      if (quote === "'" && value[at + 1] === "'") at++;
      else return at;
    }
  }
  return -1;
}

/** Whether the text is closed below, before a line that begins an item or a key. */
function endsLater(rest: string, from: number, quote: string): boolean {
  for (const line of rest.slice(from).split('\n').slice(1)) {
    if (/^\s*(?:- |["']?[\w.-]+["']?[ \t]*:(?:\s|$))/.test(line)) return false;
    const close = closingQuote(`${quote}${line}`, quote);
    if (close >= 0) return /^\s*(?:#.*)?$/.test(line.slice(close));
  }
  return false;
}

/** A text that cannot be plain: by its first character, or by a colon in it. */
export function plainSlip(raw: string): Slip | undefined {
  const comment = raw.search(/\s#/);
  const value = (comment < 0 ? raw : raw.slice(0, comment)).trimEnd();
  const quote = (start: number, end: number, what: string, plain = true): Slip => ({
    code: 'text-needs-quotes',
    span: span(start, end),
    edits: [edit(0, value.length, writeQuoted(value))],
    fix: 'quote',
    what,
    plain: plain && comment < 0 && !isPartOfFlow(value),
  });
  if (value.startsWith('{{')) return quote(0, Math.max(value.indexOf('}}') + 2, 2), '{{', false);
  if (/^[@`%*|>\]},]/.test(value)) return quote(0, 1, value[0] ?? '');
  if (/^[-?][ \t]/.test(value)) return quote(0, 1, value[0] ?? '');
  const colon = value.search(/:(?:\s|$)/);
  if (colon < 0) return undefined;
  const word = value.slice(0, colon).search(/(?<!\S)\S+$/);
  return quote(Math.max(word, 0), colon + 1, ':');
}
