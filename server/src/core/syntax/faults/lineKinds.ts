// Classifies the fault of a line at which YAML stops: first its value, then its indentation and its start.

import { type Span, span } from '../../text/span';
import { wordStart } from '../../text/strings';
import type { ReaderProfile } from '../readerProfile';
import { writeQuoted } from '../writeScalar';
import type { UnreadableCode } from './fault';
import { edit, type Slip } from './fault';
import { closingQuote } from './scalarSlips';
import { strayBackslashes } from './shapes';

export interface LineFault {
  readonly code: UnreadableCode;
  readonly span: Span;
  readonly slip?: Slip;
}

interface FaultyLine {
  readonly line: string;
  readonly before: readonly string[];
  readonly below: readonly string[];
  /** Start of the line in the searched text. */
  readonly start: number;
  readonly profile: ReaderProfile;
  /** Whether the lines above are readable with these in place of the line. */
  readonly isReadableWith: (...replacement: readonly string[]) => boolean;
}

/** The indentation, dashes and key before a value. Linear in its length. */
function leadOf(line: string): string {
  const marks = /^[ \t]*(?:[-?][ \t]+)*/.exec(line)?.[0] ?? '';
  const content = line.slice(marks.length);
  const quoted = /^(?:"[^"]*"|'[^']*')/.exec(content)?.[0].length ?? 0;
  if (quoted === 0 && /^(?:[\s"'[\]{},#&*!|>%@`?:]|-(?:\s|$))/.test(content)) return marks;
  const colon = content.indexOf(':', quoted);
  if (colon < 0 || (quoted > 0 && content.slice(quoted, colon).trim() !== '')) return marks;
  const blanks = /^[ \t]+/.exec(content.slice(colon + 1))?.[0];
  return blanks === undefined ? marks : marks + content.slice(0, colon + 1) + blanks;
}

/** The line's value is unreadable, and another one would be readable. */
export function valueFault(at: FaultyLine): LineFault | undefined {
  const { line, before, below, start, isReadableWith } = at;
  const nul = line.indexOf('\0');
  if (nul >= 0) return { code: 'yaml-syntax', span: span(start + nul, start + line.trimEnd().length) };
  const lead = leadOf(line);
  const value = line.slice(lead.length).trimEnd();
  const begins = /[:?-][ \t]+$/.test(lead) || (/^[ \t]+$/.test(lead) && /:[ \t]*\r?$/.test(before.at(-1) ?? ''));
  if (value === '' || !begins || !isReadableWith(`${lead}x`)) return undefined;
  const from = start + lead.length;
  const first = value[0] ?? '';
  const found = (code: UnreadableCode, begin: number, end: number, slip?: Slip): LineFault => ({
    code,
    span: span(from + begin, from + Math.max(end, begin + 1)),
    ...(slip ? { slip } : {}),
  });
  const quoted = (begin: number, end: number, what: string): LineFault => {
    const newText = writeQuoted(value);
    const isCure = isReadableWith(lead + newText);
    const slip: Slip = {
      code: 'text-needs-quotes',
      span: span(from + begin, from + end),
      edits: isCure ? [edit(from, from + value.length, newText)] : [],
      fix: 'quote',
      what,
      plain: false,
    };
    return found('text-needs-quotes', begin, end, slip);
  };
  if (first === '"' || first === "'") {
    const close = closingQuote(value, first);
    if (close < 0) return found('quote-unclosed', 0, 1);
    const stray = first === '"' ? strayBackslashes(value.slice(0, close + 1))[0] : undefined;
    if (stray) return found('backslash-in-quotes', stray.start, stray.end);
    return found('text-after-quote', close + 1, value.length);
  }
  if (first === '[' || first === '{') return flowFault(value, below, found, quoted);
  if (/^[@`%*&!>|\]},?#:-]/.test(first) && !/^[-:?]\S/.test(value)) return quoted(0, 1, first);
  const colon = value.search(/:(?:\s|$)/);
  if (colon >= 0) return quoted(wordStart(value, colon, 0), colon + 1, ':');
  return undefined;
}

function flowFault(
  value: string,
  below: readonly string[],
  found: (code: UnreadableCode, begin: number, end: number) => LineFault,
  quoted: (begin: number, end: number, what: string) => LineFault,
): LineFault {
  const close = endOfFlow(value);
  const bracket = value[0] ?? '[';
  if (close === undefined) {
    // A value that continues below and is closed there has its fault in another line, or in the closing one.
    const rest = [value, ...below].join('\n');
    const end = endOfFlow(rest);
    if (end === undefined) return found('bracket-unclosed', 0, 1);
    return faultInside(rest.slice(0, end + 1), found, quoted) ?? found('bracket-unclosed', 0, 1);
  }
  const behind = value.slice(close + 1);
  if (behind.trim() !== '' && !/^\s+#/.test(behind)) return quoted(0, close + 1, bracket);
  return faultInside(value.slice(0, close + 1), found, quoted) ?? quoted(0, 1, bracket);
}

/** End of the collection that begins the text; quotation marks around items are skipped. */
function endOfFlow(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if ((char === '"' || char === "'") && /[\s,:[{]/.test(text[at - 1] ?? '')) {
      const close = closingQuote(text.slice(at), char);
      if (close > 0) at += close;
    } else if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') {
      depth--;
      if (depth === 0) return at;
    }
  }
  return undefined;
}

/** Limit for pairing quotation marks, which is quadratic in their number. */
const LONGEST_FLOW = 10_000;
const EMPTY_ITEM = /[,[{]\s*,/;
const LOOSE_QUOTED = /(?:"(?:[^"\\]|\\.)*"|'[^']*')[ \t]*([^\s,:\]}#][^,\]}\n]*)/;
const BAD_START = /[[{,]\s*([@`%*&!|>])|:\s+([@`%*&!|>])/;

function faultInside(
  flow: string,
  found: (code: UnreadableCode, begin: number, end: number) => LineFault,
  quoted: (begin: number, end: number, what: string) => LineFault,
): LineFault | undefined {
  const loose = flow.length > LONGEST_FLOW ? null : LOOSE_QUOTED.exec(flow);
  const empty = EMPTY_ITEM.exec(flow);
  const bad = BAD_START.exec(flow);
  const first = [loose, empty, bad].filter((match) => match !== null).sort((a, b) => a.index - b.index)[0];
  if (!first) return undefined;
  const end = first.index + first[0].length;
  if (first === loose) return found('text-after-quote', end - (loose[1] ?? '').length, end);
  if (first === empty) return found('line-not-field', end - 1, end);
  return quoted(end - 1, end, flow[end - 1] ?? '');
}

/** No line of this kind is allowed here. */
export function structureFault(at: FaultyLine): LineFault {
  const { line, before, start, profile, isReadableWith } = at;
  const indent = /^[ \t\u00a0\u2000-\u200b\u3000]*/.exec(line)?.[0] ?? '';
  const content = line.slice(indent.length).trimEnd();
  const from = start + indent.length;
  const found = (code: UnreadableCode, begin = 0, end = content.length, slip?: Slip): LineFault => ({
    code,
    span: span(from + begin, from + Math.max(end, begin)),
    ...(slip ? { slip } : {}),
  });
  const loneReturn = line.search(/\r(?!$)/);
  if (loneReturn >= 0) return { code: 'line-not-field', span: span(start + loneReturn, start + loneReturn + 1) };
  if (content.startsWith('%')) return found('yaml-syntax');
  const odd = indent.search(/[^ ]/);
  if (odd >= 0 && isReadableWith(indent.replace(/[^ ]/g, '  ') + content))
    return { code: 'tab-indentation', span: span(start + odd, from) };
  if (/^(?:\/\/|<!--)/.test(content)) return found('not-a-comment');
  const glued = /^["']?([A-Za-z_][\w-]*)["']?:(?=[^\s:/])/.exec(content);
  if (glued && isReadableWith(line.replace(/:/, ': ')))
    return found('colon-without-space', 0, glued[0].length, space(from, glued));
  const word = /^["']?([A-Za-z_][\w-]*)["']?[ \t]*(?:(=>?|->|：|;)[ \t]*|[ \t]+|$)/.exec(content);
  const name = word?.[1] ?? '';
  if (word && indent === '' && (profile.shapeOf(name) || word[2] !== undefined) && isReadableWith(`${name}: x`))
    return found('colon-missing', 0, word[0].trimEnd().length);
  const margin = indent === '' && isFieldLine(content) ? indentAbove(before) : undefined;
  if (margin) return margin;
  const marker = itemMarker(content, before, profile);
  if (marker !== undefined) return found('list-item-marker', 0, marker.length, item(from, marker));
  const key = isFieldLine(content);
  if (key && indent !== '' && before.length > 0) {
    const columns = [...new Set(before.map((each) => /^ */.exec(each)?.[0].length ?? 0))];
    const column = columns.reverse().find((each) => isReadableWith(' '.repeat(each) + content));
    if (column !== undefined)
      return found('uneven-indentation', 0, content.length, aligned(from, start, column, content));
  }
  return found('line-not-field');
}

/** The fields above are all indented: their column is the wrong one. */
function indentAbove(before: readonly string[]): LineFault | undefined {
  const first = before.findIndex((each) => each.trim() !== '' && !each.trim().startsWith('#'));
  const blanks = /^[ \t]+/.exec(before[first] ?? '')?.[0];
  if (blanks === undefined) return undefined;
  const at = before.slice(0, first).reduce((length, each) => length + each.length + 1, 0);
  return { code: blanks.includes('\t') ? 'tab-indentation' : 'line-not-field', span: span(at, at + blanks.length) };
}

/** The start of a list item in place of `- `: a bullet, a dash without a space, or for a plain item its own text. */
function itemMarker(content: string, before: readonly string[], { shapeOf }: ReaderProfile): string | undefined {
  const head = [...before].reverse().find((line) => /^[^\s#]/.test(line) && isFieldLine(line)) ?? '';
  const name = /^[\w-]+/.exec(head)?.[0] ?? '';
  const opensList = endsInColon(head) && (shapeOf(name)?.listStyles.length ?? 0) > 0;
  const isBelowItem = /^[ \t]*[-*•][ \t]*\S/.test(before.at(-1) ?? '');
  if (!opensList && !isBelowItem) return undefined;
  const bullet = /^[*•·–—+][ \t]+(?=\S)|^-(?=[^\s-])/.exec(content)?.[0];
  if (bullet !== undefined) return bullet;
  return opensList && !/^-(?:\s|$)/.test(content) && !isFieldLine(content) ? content : undefined;
}

/** Ignores a comment after the colon. */
function endsInColon(head: string): boolean {
  const comment = head.search(/[\s:]#/);
  return (comment < 0 ? head : head.slice(0, comment + 1)).trimEnd().endsWith(':');
}

function item(from: number, marker: string): Slip {
  const isBullet = /^(?:[*•·–—+]|-$)/.test(marker);
  return {
    code: 'list-item-marker',
    span: span(from, from + marker.length),
    edits: [isBullet ? edit(from, from + marker.length, '- ') : edit(from, from, '- ')],
    fix: 'dash',
    what: marker.trim(),
    plain: false,
  };
}

const isFieldLine = (content: string): boolean => /^(?:- +)*["']?[\w.-]+["']?[ \t]*:(?:\s|$)/.test(content);

function space(from: number, glued: RegExpExecArray): Slip {
  const end = from + glued[0].length;
  const edits = [edit(end, end, ' ')];
  return {
    code: 'colon-without-space',
    span: span(from, end),
    edits,
    fix: 'space',
    what: glued[1] ?? '',
    plain: false,
  };
}

function aligned(from: number, start: number, column: number, content: string): Slip {
  return {
    code: 'uneven-indentation',
    span: span(from, from + content.length),
    edits: [edit(start, from, ' '.repeat(column))],
    fix: 'align',
    what: /^[^\s:]+/.exec(content)?.[0] ?? '',
    plain: false,
  };
}
