// Decodes a field's text with a mapping from each character to the file; the value is always the YAML reader's own.

import { isScalar } from 'yaml';
import type { Span } from '../text/span';
import type { Entry, Text } from './document';
import { scalarValue } from './runtimeYaml';

/** The text of a scalar field; absent for collections. A broken value is its raw text, mapped one to one. */
export function textOf(entry: Entry, text: string): Text | undefined {
  switch (entry.style) {
    case 'empty':
      return makeText('', entry.valueSpan, () => [entry.valueSpan.start]);
    case 'broken':
      return rawText(text, entry.valueSpan);
    case 'plain':
    case 'single':
    case 'double':
    case 'literal':
    case 'folded':
      return scalarText(entry, text);
    default:
      return undefined;
  }
}

/** The raw characters of a span, each mapping to itself. */
export function rawText(text: string, at: Span): Text {
  const value = text.slice(at.start, at.end);
  return { value, span: at, toSource: (offset) => at.start + Math.max(0, Math.min(offset, value.length)) };
}

function scalarText(entry: Entry, text: string): Text | undefined {
  const node = entry.node;
  if (!isScalar(node) || !node.range) return undefined;
  const source: Span = { start: entry.nodeBase + node.range[0], end: entry.nodeBase + node.range[1] };
  return scalarNodeText(scalarValue(node, text.slice(source.start, source.end)), entry.style, source, text);
}

/** The same for one scalar of a list. A `value` that is not text is shown as written. */
export function scalarNodeText(value: unknown, style: Entry['style'], source: Span, text: string): Text {
  if (typeof value !== 'string') return rawText(text, source);
  const start = contentStart(text, source, style);
  if (text.startsWith(value, start) && (style === 'plain' || !CHANGES_IN_QUOTES.test(value))) {
    const end = endOfContent(start + value.length, source, style);
    return {
      value,
      span: source,
      toSource: (offset) => (offset >= value.length ? end : start + Math.max(0, offset)),
    };
  }
  return makeText(value, source, () => {
    if (style === 'double')
      return doubleQuotedOffsets(text, source, value) ?? alignedOffsets(text, source, value, style);
    return alignedOffsets(text, source, value, style);
  });
}

/** Characters that a quoted text or a block may write in another way; without them it is its source. */
const CHANGES_IN_QUOTES = /['\\\r\n]/;

function makeText(value: string, at: Span, compute: () => readonly number[]): Text {
  let offsets: readonly number[] | undefined;
  return {
    value,
    span: at,
    toSource: (offset) => {
      offsets ??= compute();
      return offsets[Math.max(0, Math.min(offset, value.length))] ?? at.end;
    },
  };
}

/**
 * Claude Code turns a literal `\n` into a line break in project, user and managed files (2.1.329). The break maps to the backslash.
 */
export function withLineBreaks(decoded: Text): Text {
  const value = decoded.value.replaceAll('\\n', '\n');
  if (value.length === decoded.value.length) return decoded;
  let starts: readonly number[] | undefined;
  return {
    value,
    span: decoded.span,
    toSource(offset) {
      starts ??= startsOf(decoded.value);
      return decoded.toSource(starts[Math.max(0, Math.min(offset, value.length))] ?? decoded.value.length);
    },
  };
}

/** Offset of each character, a literal `\n` being one, and the length. */
function startsOf(value: string): readonly number[] {
  const starts: number[] = [];
  for (let i = 0; i < value.length; i++) {
    starts.push(i);
    if (value[i] === '\\' && value[i + 1] === 'n') i++;
  }
  starts.push(value.length);
  return starts;
}

/**
 * Every visible character of these styles is in the source in the same order; only white space is folded and `''` halved. So a
 * parallel scan finds each decoded character.
 */
function alignedOffsets(text: string, source: Span, value: string, style: Entry['style']): readonly number[] {
  let at = contentStart(text, source, style);
  const offsets: number[] = [];
  for (const char of units(value)) {
    if (isSpace(char)) {
      offsets.push(Math.min(at, source.end));
      if (text[at] === char) at++;
      continue;
    }
    let found = at;
    while (found < source.end && text[found] !== char) found++;
    if (found >= source.end) {
      offsets.push(Math.min(at, source.end));
      continue;
    }
    offsets.push(found);
    at = found + (style === 'single' && char === "'" ? 2 : 1);
  }
  offsets.push(endOfContent(at, source, style));
  return offsets;
}

const endOfContent = (at: number, source: Span, style: Entry['style']): number =>
  style === 'single' || style === 'double' ? Math.max(at, source.end - 1) : Math.min(at, source.end);

const isSpace = (char: string): boolean => char === ' ' || char === '\n' || char === '\t' || char === '\r';

function* units(value: string): Generator<string> {
  for (let i = 0; i < value.length; i++) yield value[i] ?? '';
}

function contentStart(text: string, source: Span, style: Entry['style']): number {
  if (style === 'single' || style === 'double') return source.start + 1;
  if (style !== 'literal' && style !== 'folded') return source.start;
  const header = text.indexOf('\n', source.start);
  if (header < 0 || header >= source.end) return source.end;
  let at = header + 1;
  const first = /^(?:[ \t]*\r?\n)*([ ]*)/.exec(text.slice(at, source.end));
  at += first?.[0]?.length ?? 0;
  return at;
}

const SIMPLE_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['e', '\x1b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
  [' ', ' '],
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
  ['\t', '\t'],
]);
const HEX_LENGTH: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** Absent if the result differs from the reader's own value: the caller then falls back to the scan. */
function doubleQuotedOffsets(text: string, source: Span, value: string): readonly number[] | undefined {
  const offsets: number[] = [];
  let decoded = '';
  const push = (chars: string, at: number): void => {
    decoded += chars;
    for (let k = 0; k < chars.length; k++) offsets.push(at);
  };
  let i = source.start + 1;
  const end = text[source.end - 1] === '"' && source.end - 1 >= i ? source.end - 1 : source.end;
  while (i < end) {
    const char = text[i] ?? '';
    if (char === '\\') {
      const next = text[i + 1] ?? '';
      const hex = HEX_LENGTH.get(next);
      if (hex !== undefined) {
        const code = Number.parseInt(text.slice(i + 2, i + 2 + hex), 16);
        if (Number.isNaN(code) || code > 0x10ffff) return undefined;
        push(String.fromCodePoint(code), i);
        i += 2 + hex;
      } else if (next === '\r' && text[i + 2] === '\n') {
        // Quotes keep CRLF line ends, even after a backslash.
        const start = i;
        let breaks = 0;
        for (i++; i < end && /\s/.test(text[i] ?? ''); i++) if (text[i] === '\n') breaks++;
        push('\n'.repeat(breaks), start);
      } else if (next === '\n' || next === '\r') {
        i += next === '\r' && text[i + 2] === '\n' ? 3 : 2;
        while (text[i] === ' ' || text[i] === '\t') i++;
      } else {
        const simple = SIMPLE_ESCAPES.get(next);
        if (simple === undefined) return undefined;
        push(simple, i);
        i += 2;
      }
    } else if (char === '\n' || char === '\r') {
      const start = i;
      while (
        decoded.length > 0 &&
        (decoded.endsWith(' ') || decoded.endsWith('\t')) &&
        text[offsets.at(-1) ?? -1] !== '\\'
      ) {
        decoded = decoded.slice(0, -1);
        offsets.pop();
      }
      let breaks = 0;
      while (i < end && /[\s]/.test(text[i] ?? '')) {
        if (text[i] === '\n') breaks++;
        i++;
      }
      if (text.startsWith('\r\n', start)) push('\n'.repeat(breaks), start);
      else push(breaks > 1 ? '\n'.repeat(breaks - 1) : ' ', start);
    } else {
      push(char, i);
      i++;
    }
  }
  offsets.push(end);
  return decoded === value ? offsets : undefined;
}
