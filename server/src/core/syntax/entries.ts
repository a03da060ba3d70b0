// Splits a frontmatter into fields and parses each by itself, or as a whole if they depend on each other. Never throws.

import { isMap } from 'yaml';
import { type Span, span } from '../text/span';
import type { Entry, FieldText, Frontmatter, SyntaxProblem } from './document';
import { entryOfPair, styleOf } from './entryOfPair';
import { fieldCuts, GLUED_KEY, type IsField, KEY } from './fieldCuts';
import { rejectedByRuntime } from './runtimeYaml';
import { readSimpleField } from './simpleField';
import { parseYaml } from './yamlDocument';

export type { IsField } from './fieldCuts';

/**
 * `base` is the region's offset in the document: every span of the result is absolute. `source` is the region with the line
 * break before the closing fence, which is part of a block at its end.
 */
export function readEntries(region: string, base: number, isField: IsField, source = region): Frontmatter {
  const cuts = fieldCuts(region, isField);
  let left = MOST_APART;
  const fields = cuts.map((cut, i) => {
    const field = readField(source, cut, cuts[i + 1]?.start ?? source.length, base, left > 0);
    if (field.state !== 'simple') left--;
    return field;
  });
  const apart = areApart(source, cuts, fields);
  if (apart && fields.every((field) => field.state !== 'broken')) return frontmatterOf(region, fields, 'whole', fields);
  const whole = apart ? undefined : readWhole(source, base);
  if (whole) return frontmatterOf(region, whole, 'whole');
  return frontmatterOf(region, fields, 'per-entry', apart ? fields : undefined);
}

function frontmatterOf(
  text: string,
  from: readonly FieldText[] | readonly Entry[],
  mode: Frontmatter['mode'],
  fields?: readonly FieldText[],
): Frontmatter {
  const entries = from.map((each) => ('entry' in each ? each.entry : each));
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  return { text, entries, mode, field: (name) => byName.get(name), ...(fields ? { fields } : {}) };
}

/** Whether parsing each field alone equals parsing the whole: no references across fields, no text outside of them. */
function areApart(
  source: string,
  cuts: readonly Span[],
  fields: readonly (FieldText & { readonly alone: boolean })[],
): boolean {
  const before = source.slice(0, cuts[0]?.start ?? source.length);
  return !BEFORE_FIELDS.test(before) && !ACROSS_FIELDS.test(source) && fields.every((field) => field.alone);
}

const BEFORE_FIELDS = /^[ \t]*[^\s#]/m;
/** Document ends, directives, anchors that another field may reference, and lone carriage returns. */
const ACROSS_FIELDS = /^(?:\.\.\.|%)|(?:^|[\s[,{])&\S|\r(?!\n)/m;

function readWhole(source: string, base: number): readonly Entry[] | undefined {
  const yaml = parseYaml(source);
  if (yaml.errors.length > 0) return undefined;
  if (yaml.contents === null) return [];
  if (!isMap(yaml.contents) || rejectedByRuntime(yaml, source) !== undefined) return undefined;
  const entries = yaml.contents.items.map((pair) => entryOfPair(pair, source, base, yaml));
  return entries.some((entry) => entry === undefined) ? undefined : (entries as readonly Entry[]);
}

/** Fields that are parsed apart and examined for faults: several times those of any real file. Of more, all are parsed as a whole. */
export const MOST_APART = 150;

/** `alone` is false if the field's lines cannot be judged without the others, or were not parsed. */
function readField(
  source: string,
  cut: Span,
  next: number,
  base: number,
  parses: boolean,
): FieldText & { readonly alone: boolean } {
  const text = source.slice(cut.start, next);
  const at = base + cut.start;
  const simple = readSimpleField(text);
  if (simple) return { text, entry: simpleEntry(simple, at), state: 'simple', alone: true };
  if (!parses)
    return { text, entry: brokenEntry(source.slice(cut.start, cut.end), at, []), state: 'broken', alone: false };
  const yaml = parseYaml(text);
  const [error] = yaml.errors;
  const rejected = error ? error.pos[0] : rejectedByRuntime(yaml, text);
  if (rejected === undefined && isMap(yaml.contents) && yaml.contents.items.length === 1) {
    const pair = yaml.contents.items[0];
    const entry = pair && entryOfPair(pair, text, at, yaml);
    if (entry) return { text, entry, state: 'read', alone: true };
  }
  const written = source.slice(cut.start, cut.end);
  const problems = yaml.errors.map(({ code, pos }) => ({
    code,
    span: span(
      at + Math.min(pos[0], written.length),
      at + Math.max(Math.min(pos[0], written.length), Math.min(pos[1], written.length)),
    ),
  }));
  const refersAway = yaml.errors.some(({ code }) => code === 'BAD_ALIAS');
  return {
    text,
    entry: brokenEntry(written, at, problems),
    state: 'broken',
    alone: rejected !== undefined && !refersAway,
  };
}

function simpleEntry(
  { name, colon, node, start, end }: NonNullable<ReturnType<typeof readSimpleField>>,
  at: number,
): Entry {
  return {
    name,
    span: span(at, at + end),
    nameSpan: span(at, at + name.length),
    colon: at + colon,
    valueSpan: span(at + start, at + end),
    style: node ? styleOf(node) : 'empty',
    ...(node ? { node } : {}),
    nodeBase: at,
    problems: [],
  };
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
  const end = Math.max(start, endOfValue(chunk, start));
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

/** Comment lines below a value belong to no value, unless a quotation mark is still open. */
function endOfValue(chunk: string, start: number): number {
  const all = chunk.trimEnd().length;
  let end = all;
  for (;;) {
    const line = chunk.lastIndexOf('\n', end - 1) + 1;
    if (line <= start || !COMMENT_LINE.test(chunk.slice(line, end))) break;
    end = line;
    while (end > start && /\s/.test(chunk[end - 1] ?? '')) end--;
  }
  const mark = chunk[start];
  const open = (mark === '"' || mark === "'") && !chunk.slice(start + 1, end).includes(mark);
  return open ? all : end;
}

const COMMENT_LINE = /^[ \t]*#(?:\s|$)/;
