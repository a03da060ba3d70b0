// Differences between the YAML package and the runtime's reader, both ways. Measured on Claude Code 2.1.332 (2026-11-30).

import { type Document, isMap, isNode, isScalar, type Node, type Scalar, visit } from 'yaml';
import { tailStart } from '../text/strings';
import { parseYaml } from './yamlDocument';

/** A lone carriage return ends a line for the runtime's reader. Offsets stay. */
export const withoutLoneReturns = (source: string): string => source.replace(/\r(?!\n)/g, '\n');

/** A tag as the runtime reads it; the text after it, even without a blank, is the value. */
const TAG = /^!!?[\dA-Za-z-](?:[#$&'()*+\-./\d:;=?@A-Za-z_~]|%[\dA-Fa-f]{2})*/;
/** The start of a value on its line: after a key at the margin or the dash of a list, and optionally an anchor. */
const VALUE_START =
  /^(?:(?:[ ]*(?:- +)*[\w-]+:[ \t]+|[ \t]*(?:-[ \t]+)+)(?:(?:&[^\s,[\]{}]+|![\dA-Za-z-]+)[ \t]+(?=,))?|[ \t]*(?=,))/;
/** A block header with blanks between its signs, as in `> 2` or `|- 2`, which the runtime reads as `>2`. */
const HEADER_SIGNS = /^[|>][-+1-9 \t]*/;
/** Blanks with a tab among them, and optionally a comment. */
const TAB_LINE = /^[ ]*\t[ \t]*(?=#|\r?$)/;

/**
 * The text with the place changed that the package rejects at `offset` and the runtime reads, offsets unchanged. `comma` replaces
 * a comma that begins a value. Absent if the runtime is not known to read it either.
 */
export function adjustedAt(offset: number, source: string, comma: string): string | undefined {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  const end = (source.indexOf('\n', start) + 1 || source.length + 1) - 1;
  const line = source.slice(start, end);
  const header = tightHeader(line);
  if (header !== undefined) return source.slice(0, start) + header + source.slice(end);
  const before = VALUE_START.exec(line)?.[0].length;
  const adjusted = before === undefined ? undefined : withoutTag(line.slice(before), comma);
  if (before !== undefined && adjusted !== undefined)
    return source.slice(0, start + before) + adjusted + source.slice(end);
  const lines = source.split('\n');
  const last = lines.length - 1;
  const blanked = lines
    .map((each, i) => (isTabLine(i, lines) ? (i === last ? '' : each.replace(TAB_LINE, blanks)) : each))
    .join('\n');
  return blanked === source ? undefined : blanked;
}

function tightHeader(line: string): string | undefined {
  const lead = /^[ \t]*(?:- +)*[\w-]+:[ \t]+(?=[|>])/.exec(line)?.[0];
  const signs = lead === undefined ? undefined : HEADER_SIGNS.exec(line.slice(lead.length))?.[0];
  if (lead === undefined || signs === undefined) return undefined;
  const behind = line.slice(lead.length + signs.length);
  if (!/^\r?$/.test(behind) && !(behind.startsWith('#') && /[ \t]$/.test(signs.slice(-1)))) return undefined;
  const bare = signs.replace(/[ \t]/g, '');
  const [, first, , second] = /^[|>]([-+]?)([1-9]?)([-+]?)$/.exec(bare) ?? [];
  if (first === undefined || (first !== '' && second !== '')) return undefined;
  const header = signs.trimEnd();
  const tight = bare.padEnd(header.length);
  return tight === header ? undefined : lead + tight + line.slice(lead.length + header.length);
}

const blanks = (text: string): string => ' '.repeat(text.length);

/** A tag directly before its text, as in `!note, text`: the package rejects it, the runtime reads `, text`. */
export function gluedTag(value: string): string | undefined {
  const tag = TAG.exec(value)?.[0];
  return tag !== undefined && !tag.startsWith('!!') && /^[^\s!]/.test(value.slice(tag.length)) ? tag : undefined;
}

/** A value whose tag is glued to it, or that begins with a comma. */
function withoutTag(value: string, comma: string): string | undefined {
  const tag = gluedTag(value) ?? '';
  const rest = value.slice(tag.length);
  if (rest.startsWith(',')) return blanks(tag) + comma + rest.slice(1);
  return tag === '' ? undefined : blanks(tag) + rest;
}

/** Below a block, where the runtime reads such a line as blank; not after a blank line, and not inside the block. */
function isTabLine(index: number, lines: readonly string[]): boolean {
  const line = lines[index] ?? '';
  if (!TAB_LINE.test(line)) return false;
  if (isInQuotes(index, lines)) return true;
  if (line.startsWith('\t') && (!lines[index - 1]?.trim() || !isBelowText(index, lines))) return false;
  const below = lines.slice(index + 1).find((each) => each.trim() !== '');
  return below === undefined || !below.startsWith(' ');
}

/** The field above begins with a quotation mark that is still open. */
function isInQuotes(index: number, lines: readonly string[]): boolean {
  let head = index - 1;
  while (head > 0 && !/^["']?[A-Za-z_][\w.-]*["']?[ \t]*:/.test(lines[head] ?? '')) head--;
  const [, mark, rest = ''] = /^[^:]*:[ \t]+(["'])([\s\S]*)$/.exec(lines.slice(head, index).join('\n')) ?? [];
  if (mark === undefined) return false;
  return !(mark === '"' ? rest.replace(/\\[\s\S]/g, '') : rest.replaceAll("''", '')).includes(mark);
}

/** The field above begins a block, or a plain text on its line. */
function isBelowText(index: number, lines: readonly string[]): boolean {
  for (let at = index - 1; at >= 0; at--) {
    const line = lines[at] ?? '';
    const opened = /:[ \t]+[|>]/.exec(line);
    if (opened && /^[-+\d \t]*(?:#.*)?\r?$/.test(line.slice(opened.index + opened[0].length))) return true;
    if (/^\S/.test(line)) return /:[ \t]+[^\s"'[{#]/.test(line);
  }
  return false;
}

/** Offset of the first place that the runtime rejects although the package accepts it. */
export function rejectedByRuntime({ contents }: Document.Parsed, source: string): number | undefined {
  let at: number | undefined = TAB_AT_MARGIN.test(source) ? tabBetweenValues(contents, source) : undefined;
  if (at !== undefined) return at;
  visit(contents, {
    Scalar(_key, { range, type }) {
      if (!range || !(type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE')) return undefined;
      if (isClosed(source.slice(range[0], range[1]))) return undefined;
      at ??= range[0];
      return visit.BREAK;
    },
    Map(_key, map) {
      if (map.flow) return undefined;
      for (const { key, value } of map.items) {
        at ??=
          keyInsideLine(key, source) ??
          colonBelowKey(key, value, source) ??
          (isNode(value)
            ? (mapOnItsKeysLine(key, value, source) ?? badTag(value, source) ?? tabBelowFlow(value, source))
            : undefined);
      }
      return at === undefined ? undefined : visit.BREAK;
    },
  });
  return at;
}

/** `key: [a]: b`: the package takes the second colon for a field without a name. */
function keyInsideLine(key: unknown, source: string): number | undefined {
  if (!isScalar(key) || key.source !== '' || !key.range) return undefined;
  const at = key.range[0];
  return /^[ \t]*(?:[-?](?: +|$))*$/.test(source.slice(source.lastIndexOf('\n', at - 1) + 1, at)) ? undefined : at;
}

/** The package takes an escaped quotation mark before the end of a text for its closing one. */
function isClosed(quoted: string): boolean {
  const inner = quoted.slice(1);
  if (quoted.endsWith("''")) return quoted === "''" || (inner.length - tailStart(inner, /'/)) % 2 === 1;
  const body = quoted.slice(0, -1);
  return !quoted.endsWith('\\"') || (body.length - tailStart(body, /\\/)) % 2 === 0;
}

/** A key and its colon are on one line, unless `?` begins the key. */
function colonBelowKey(key: unknown, value: unknown, source: string): number | undefined {
  const range = isScalar(key) ? key.range : undefined;
  if (!range || !isNode(value) || !value.range) return undefined;
  const between = source.slice(range[1], value.range[0]);
  const at = between.search(/^[ \t]*\r?\n\s*:/);
  const isExplicit = /\?[ \t]*$/.test(source.slice(source.lastIndexOf('\n', range[0] - 1) + 1, range[0]));
  return at < 0 || isExplicit ? undefined : range[1] + between.indexOf(':');
}

const TAB_AT_MARGIN = /^\t[ \t]*(?:#|\r?$)/m;

/** A blank line or comment that begins with a tab is an error, unless it continues a plain text or a block. */
function tabBetweenValues(contents: unknown, source: string): number | undefined {
  const scalars: Scalar[] = [];
  const collections: (readonly [number, number])[] = [];
  visit(contents as Node, {
    Scalar: (_key, scalar) => void scalars.push(scalar),
    Collection(_key, node) {
      if (node.flow && node.range) collections.push([node.range[0], node.range[1]]);
    },
  });
  for (const { index } of source.matchAll(/^\t[ \t]*(?:#|\r?$)/gm)) {
    const above = source.slice(0, index).trimEnd().length;
    const isCovered = scalars.some(({ range, type }) => {
      if (!range) return false;
      const [start, end, next] = range;
      if (type === 'PLAIN') return start < end && (end === above || (start < index && index < end));
      return start < index && index < (type?.startsWith('BLOCK') ? next : end);
    });
    if (!isCovered && above > 0 && !collections.some(([start, end]) => start < index && index < end)) return index;
  }
  return undefined;
}

/** `key: {a} : b` is no mapping in a mapping for the runtime's reader. */
function mapOnItsKeysLine(key: unknown, value: Node, source: string): number | undefined {
  const keyEnd = isScalar(key) ? key.range?.[1] : undefined;
  if (keyEnd === undefined || !isMap(value) || value.flow) return undefined;
  const first = value.items[0]?.key;
  const start = isNode(first) ? first.range?.[0] : value.range?.[0];
  return start !== undefined && !source.slice(keyEnd, start).includes('\n') ? start : undefined;
}

/** The runtime knows tags of letters, digits and dashes; `!` with other characters is an error. */
function badTag(value: Node, source: string): number | undefined {
  const start = value.range?.[0] ?? 0;
  const before = /\s(!\S+)\s*$/.exec(source.slice(Math.max(0, start - LONGEST_TAG), start))?.[1];
  if (before === undefined || before.startsWith('!<')) return undefined;
  return TAG.exec(before)?.[0] === before ? undefined : start;
}

const LONGEST_TAG = 100;

/** After a flow collection over several lines, a line that begins with a tab is an error. */
function tabBelowFlow(value: Node, source: string): number | undefined {
  if (!('flow' in value) || value.flow !== true || !value.range) return undefined;
  const [start, end] = value.range;
  if (!source.slice(start, end).includes('\n')) return undefined;
  const below = /^[ ]*(?:\r?\n[ ]*)*\n\t/.exec(source.slice(end));
  return below ? end + below[0].length - 1 : undefined;
}

/** Start of another document: after a line `...` with anything but comments after it. */
export function nextDocument({ range }: Document.Parsed, source: string): number | undefined {
  const end = range[2];
  return /^(?!\.\.\.(?:\s|$))[ \t]*[^\s#]/m.test(source.slice(end)) ? end : undefined;
}

/** The value of a scalar as the runtime reads it; `written` is its text in the source, quotes included. */
export function scalarValue(scalar: Scalar, written: string): unknown {
  const { value, type } = scalar;
  if (typeof value === 'object' && value !== null && scalar.source !== undefined) return scalar.source;
  if (scalar.tag === FLOAT && typeof value === 'string' && /^[-+]?\d+$/.test(value)) return Number(value);
  const isKept = written.includes('\r\n') || (type === 'QUOTE_DOUBLE' && /\\\n[ \t]*\n/.test(written));
  if ((type !== 'QUOTE_DOUBLE' && type !== 'QUOTE_SINGLE') || !isKept) return value;
  const { contents } = parseYaml(type === 'QUOTE_DOUBLE' ? doubleQuotedLines(written) : singleQuotedLines(written));
  return isScalar(contents) && typeof contents.value === 'string' ? contents.value : value;
}

const singleQuotedLines = (written: string): string => written.replace(LINE_BREAKS, keptBreaks);

/** The same after a backslash, which removes the carriage return or, without one, one line break. */
const doubleQuotedLines = (written: string): string =>
  written.replace(ESCAPE_OR_BREAKS, (all: string, escaped?: string) => {
    if (escaped !== undefined) return `${'\\n'.repeat(lineBreaksIn(escaped) - (escaped.startsWith('\r') ? 0 : 1))}\\\n`;
    return all.startsWith('\\') ? all : keptBreaks(all);
  });

const LINE_BREAKS = /\r?\n(?:[ \t]*\r?\n)*/g;
const FLOAT = 'tag:yaml.org,2002:float';
const ESCAPE_OR_BREAKS = /\\(\r?\n(?:[ \t]*\r?\n)*)|\\[\s\S]|\r?\n(?:[ \t]*\r?\n)*/g;

/** In quotes the runtime keeps a CRLF as a line break, and the directly following ones: one more than folding removes. */
const keptBreaks = (breaks: string): string =>
  breaks.startsWith('\r') ? '\n'.repeat(lineBreaksIn(breaks) + 1) : breaks;

const lineBreaksIn = (text: string): number => text.split('\n').length - 1;
