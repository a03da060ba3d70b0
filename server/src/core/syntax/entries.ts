// Cuts a frontmatter into its fields. Valid YAML is taken as YAML reads it; anything else is cut at the fields' own lines
// and each is read by itself, so that one broken field never hides another. Never throws.

import { isMap, isScalar, type Pair } from 'yaml';
import { type Span, span } from '../text/span';
import type { Entry, Frontmatter, SyntaxProblem, ValueStyle } from './document';
import { parseFrontmatter, parseYaml } from './yamlDocument';

/** Answers whether a key, in any case or usual misspelling, is meant as a field (from the schema; the syntax knows none). */
export type IsField = (key: string) => boolean;

/**
 * `base` is the region's offset in the document: every span of the result is absolute. `source` is the region with the line
 * break before the closing fence, which is part of a block at its end.
 */
export function readEntries(region: string, base: number, isField: IsField, source = region): Frontmatter {
  const whole = readWhole(source, base);
  const entries = whole ?? readEach(region, base, isField);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  return {
    text: region,
    entries,
    mode: whole ? 'whole' : 'per-entry',
    field: (name) => byName.get(name),
  };
}

function readWhole(region: string, base: number): readonly Entry[] | undefined {
  const yaml = parseFrontmatter(region);
  if (yaml.errors.length > 0) return undefined;
  if (yaml.contents === null) return [];
  if (!isMap(yaml.contents)) return undefined;
  const entries = yaml.contents.items.map((pair) => entryOfPair(pair, region, base, yaml, []));
  return entries.some((entry) => entry === undefined) ? undefined : (entries as readonly Entry[]);
}

interface PairToken {
  readonly sep?: readonly { readonly type: string; readonly offset: number }[];
}

function entryOfPair(
  pair: Pair,
  source: string,
  base: number,
  yaml: NonNullable<Entry['yaml']>,
  problems: readonly SyntaxProblem[],
): Entry | undefined {
  if (!isScalar(pair.key) || !pair.key.range) return undefined;
  const [keyStart, keyEnd] = pair.key.range;
  const token = pair.srcToken as PairToken | undefined;
  const colon = token?.sep?.find((part) => part.type === 'map-value-ind')?.offset;
  const node = pair.value;
  const afterColon = colon === undefined ? keyEnd : colon + 1;
  const shared = {
    name: String(pair.key.value ?? ''),
    nameSpan: span(base + keyStart, base + keyEnd),
    ...(colon === undefined ? {} : { colon: base + colon }),
    nodeBase: base,
    yaml,
    problems,
  };
  const range = isNode(node) ? node.range : undefined;
  if (!isNode(node) || !range || (isScalar(node) && node.source === '' && node.type === 'PLAIN')) {
    const at = base + afterColon;
    return { ...shared, span: span(base + keyStart, at), valueSpan: span(at, at), style: 'empty' };
  }
  const start = valueStart(source, afterColon, range[0]);
  const end = trimEnd(source, start, range[1]);
  return {
    ...shared,
    span: span(base + keyStart, base + end),
    valueSpan: span(base + start, base + end),
    style: styleOf(node),
    node,
  };
}

const isNode = (value: unknown): value is NonNullable<Entry['node']> =>
  typeof value === 'object' && value !== null && 'range' in value;

/** A value starts at its anchor or tag where it has one, so that nothing written is outside its span. */
function valueStart(source: string, afterColon: number, nodeStart: number): number {
  let at = afterColon;
  while (at < nodeStart && /\s/.test(source[at] ?? '')) at++;
  return source[at] === '#' ? nodeStart : at;
}

function trimEnd(source: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(source[at - 1] ?? '')) at--;
  return at;
}

function styleOf(node: NonNullable<Entry['node']>): ValueStyle {
  if (isScalar(node)) {
    switch (node.type) {
      case 'QUOTE_DOUBLE':
        return 'double';
      case 'QUOTE_SINGLE':
        return 'single';
      case 'BLOCK_LITERAL':
        return 'literal';
      case 'BLOCK_FOLDED':
        return 'folded';
      default:
        return 'plain';
    }
  }
  if ('flow' in node || 'items' in node) return 'flow' in node && node.flow === true ? 'flow' : 'block';
  return 'alias';
}

// ---- each field by itself ----

const KEY = /^(["']?)([A-Za-z_][\w.-]*)\1[ \t]*:(?=[ \t\r\n]|$)/;
const GLUED_KEY = /^([A-Za-z_][\w-]*):\S/;
const LONE_WORD = /^([A-Za-z_][\w-]*)[ \t]*\r?$/;
const DIALOGUE_LABEL = /^(?:context|user|human|assistant|claude|commentary|examples?)$/i;

function readEach(region: string, base: number, isField: IsField): readonly Entry[] {
  return cuts(region, isField).map(({ start, end }) => readOne(region, start, end, base));
}

/** Where each field's lines start and end, as offsets into the region. */
function cuts(region: string, isField: IsField): readonly Span[] {
  const out: { start: number; end: number }[] = [];
  let current: { key: string; openExamples: number; runOn: boolean; block: boolean } | undefined;
  let start = 0;
  while (start < region.length) {
    const next = region.indexOf('\n', start);
    const end = next < 0 ? region.length : next;
    const line = region.slice(start, end);
    const key = keyOfLine(line, current, isField, () => nextLineIsKey(region, end + 1));
    if (key !== undefined) {
      current = { key, openExamples: 0, runOn: false, block: /:[ \t]*[|>][-+\d]*[ \t]*\r?$/.test(line) };
      out.push({ start, end });
    } else if (current && line.trim() !== '') {
      if (/^[^\s#-]/.test(line)) current.runOn = true;
      const last = out.at(-1);
      if (last) last.end = end;
    }
    if (current) current.openExamples += count(line, '<example>') - count(line, '</example>');
    start = end + 1;
  }
  return out;
}

function keyOfLine(
  line: string,
  current: { readonly key: string; readonly openExamples: number; readonly runOn: boolean } | undefined,
  isField: IsField,
  nextIsKey: () => boolean,
): string | undefined {
  const key = KEY.exec(line)?.[2];
  if (key !== undefined) {
    if (isField(key)) return key;
    if (current && (current.openExamples > 0 || current.runOn || DIALOGUE_LABEL.test(key))) return undefined;
    return key;
  }
  const glued = GLUED_KEY.exec(line)?.[1];
  if (glued !== undefined && isField(glued)) return glued;
  const lone = LONE_WORD.exec(line)?.[1];
  if (lone !== undefined && !(current && (current.openExamples > 0 || current.runOn)) && nextIsKey()) return lone;
  return undefined;
}

function nextLineIsKey(region: string, from: number): boolean {
  if (from >= region.length) return true;
  const rest = region.slice(from, from + 200);
  return KEY.test(rest.split('\n')[0] ?? '') || rest.trim() === '';
}

const count = (text: string, part: string): number => text.split(part).length - 1;

function readOne(region: string, start: number, end: number, base: number): Entry {
  const chunk = region.slice(start, end);
  const at = base + start;
  const yaml = parseYaml(chunk);
  const problems = yaml.errors.map((error) => ({
    code: error.code,
    span: span(at + error.pos[0], at + Math.max(error.pos[0], Math.min(error.pos[1], chunk.length))),
  }));
  if (problems.length === 0 && isMap(yaml.contents) && yaml.contents.items.length === 1) {
    const pair = yaml.contents.items[0];
    const entry = pair && entryOfPair(pair, chunk, at, yaml, []);
    if (entry) return entry;
  }
  return brokenEntry(chunk, at, problems);
}

function brokenEntry(chunk: string, at: number, problems: readonly SyntaxProblem[]): Entry {
  const match = KEY.exec(chunk) ?? GLUED_KEY.exec(chunk);
  const name = match ? (match[2] ?? match[1] ?? '') : chunk.trim();
  const nameStart = match?.[2] !== undefined ? (match[1]?.length ?? 0) : 0;
  const nameSpan = span(at + nameStart, at + nameStart + name.length);
  const colon = match ? chunk.indexOf(':', nameStart + name.length) : -1;
  if (colon < 0) {
    const end = at + chunk.trimEnd().length;
    return { name, span: span(at, end), nameSpan, valueSpan: span(end, end), style: 'empty', nodeBase: at, problems };
  }
  let start = colon + 1;
  while (start < chunk.length && /\s/.test(chunk[start] ?? '')) start++;
  const end = Math.max(start, chunk.trimEnd().length);
  const valueSpan = start >= chunk.trimEnd().length ? span(at + colon + 1, at + colon + 1) : span(at + start, at + end);
  return {
    name,
    span: span(at, Math.max(valueSpan.end, nameSpan.end)),
    nameSpan,
    colon: at + colon,
    valueSpan,
    style: valueSpan.start === valueSpan.end ? 'empty' : 'broken',
    nodeBase: at,
    problems,
  };
}
