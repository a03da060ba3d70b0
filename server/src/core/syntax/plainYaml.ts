// YAML to plain values as the runtime reads it (1.2 core, last duplicate wins). Never throws; bounded aliases. Claude Code 2.1.332.

import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Node, visit } from 'yaml';
import { adjustedAt, nextDocument, rejectedByRuntime, scalarValue, withoutLoneReturns } from './runtimeYaml';
import { parseYaml } from './yamlDocument';

export type Plain = null | string | number | boolean | bigint | readonly Plain[] | PlainMap;
export type PlainMap = ReadonlyMap<string, Plain>;

export const isPlainMap = (value: Plain | undefined): value is PlainMap => value instanceof Map;
export const isPlainList = (value: Plain | undefined): value is readonly Plain[] => Array.isArray(value);

/** Deep equality; the order of a mapping's keys does not count. */
export function isSamePlain(a: Plain | undefined, b: Plain | undefined): boolean {
  if (isPlainList(a)) return isPlainList(b) && a.length === b.length && a.every((item, i) => isSamePlain(item, b[i]));
  if (isPlainMap(a))
    return isPlainMap(b) && a.size === b.size && [...a].every(([key, item]) => isSamePlain(item, b.get(key)));
  return Object.is(a, b);
}

/** `error`: the first one of the reader, by its code and the offset into `source`. */
type YamlReading = { readonly value: Plain } | { readonly error: { readonly code: string; readonly offset: number } };

/** More nodes than in any real file; beyond it the rest reads as null. */
const NODE_LIMIT = 50_000;
/** Deeper than in any real file, and within every engine's stack; beyond it the rest reads as null. */
const DEPTH_LIMIT = 500;

/** Replaces a comma that begins a plain value, which the runtime's reader accepts and this package does not. */
const COMMA = '\ue02c';
const LEADING_COMMA = /^([\w-]+:[ \t]+),/gm;

/** Limit of adjust-and-parse rounds: one for each place the package rejects and the runtime does not. */
const ADJUSTMENTS = 20;

export function readYaml(source: string): YamlReading {
  const nul = source.indexOf('\0');
  if (nul >= 0) return { error: { code: 'UNEXPECTED_TOKEN', offset: nul } };
  const lines = source.includes('\r') ? withoutLoneReturns(source) : source;
  const marked = lines.includes(',') ? lines.replace(LEADING_COMMA, `$1${COMMA}`) : lines;
  const reading = readMarked(marked);
  if (!('error' in reading) || marked === lines) return reading;
  return readMarked(lines);
}

function readMarked(source: string): YamlReading {
  let text = source;
  for (let left = ADJUSTMENTS; left > 0; left--) {
    const document = parseYaml(text);
    const error = document.errors[0];
    if (!error) return readDocument(document, text);
    const adjusted = adjustedAt(error.pos[0], text, COMMA);
    if (adjusted === undefined) return { error: { code: error.code, offset: error.pos[0] } };
    text = adjusted;
  }
  return { error: { code: 'TOO_MANY', offset: 0 } };
}

function readDocument(document: Document.Parsed, source: string): YamlReading {
  const rejected = rejectedByRuntime(document, source);
  if (rejected !== undefined) return { error: { code: 'UNEXPECTED_TOKEN', offset: rejected } };
  const targets = source.includes('*') ? aliasTargets(document) : new Map<Alias, Node>();
  if (isAlias(targets)) return { error: { code: 'BAD_ALIAS', offset: targets.range?.[0] ?? 0 } };
  const value = plainValue(document.contents, { targets, source });
  const next = nextDocument(document, source);
  if (next === undefined) return { value: withCommas(value) };
  const others = readYaml(source.slice(next));
  if ('error' in others) return { error: { ...others.error, offset: others.error.offset + next } };
  return { value: [withCommas(value), others.value] };
}

function withCommas(value: Plain): Plain {
  if (typeof value === 'string') return value.startsWith(COMMA) ? `,${value.slice(1)}` : value;
  if (isPlainList(value)) return value.map(withCommas);
  return isPlainMap(value) ? new Map([...value].map(([key, item]) => [key, withCommas(item)])) : value;
}

/**
 * Resolves all aliases in one walk; the package walks the document once for each. Returns the first unresolved alias instead: an
 * error for the runtime's reader, which the package reports only when the value is read.
 */
function aliasTargets(document: Document.Parsed): ReadonlyMap<Alias, Node> | Alias {
  const targets = new Map<Alias, Node>();
  const anchors = new Map<string, Node>();
  let lost: Alias | undefined;
  visit(document, {
    Node(_key, node) {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target) targets.set(node, target);
        else lost = node;
      } else if (node.anchor !== undefined) anchors.set(node.anchor, node);
      return lost && visit.BREAK;
    },
  });
  return lost ?? targets;
}

interface ReadFrom {
  /** Targets of aliases; without it they read as null. */
  readonly targets: ReadonlyMap<Alias, Node>;
  /** The unit of the nodes' ranges. */
  readonly source: string;
}

function plainValue(node: Node | null | undefined, from?: ReadFrom): Plain {
  let budget = NODE_LIMIT;
  const open = new Set<Node>();
  const walk = (at: unknown, depth: number): Plain => {
    if (budget-- <= 0 || depth > DEPTH_LIMIT) return null;
    if (isScalar(at)) {
      const value: unknown = from
        ? scalarValue(at, at.range ? from.source.slice(at.range[0], at.range[1]) : '')
        : at.value;
      if (
        typeof value === 'string' ||
        typeof value === 'number' ||
        typeof value === 'boolean' ||
        typeof value === 'bigint'
      )
        return value;
      return null;
    }
    if (isAlias(at)) {
      const target = from?.targets.get(at);
      if (!target || open.has(target)) return null;
      open.add(target);
      const value = walk(target, depth + 1);
      open.delete(target);
      return value;
    }
    if (isSeq(at)) return at.items.map((item) => walk(item, depth + 1));
    if (isMap(at)) {
      const map = new Map<string, Plain>();
      const merged: Plain[] = [];
      for (const pair of at.items) {
        const key = keyText(walk(pair.key, depth + 1));
        if (key === MERGE) merged.push(walk(pair.value, depth + 1));
        else map.set(key, walk(pair.value, depth + 1));
      }
      for (const source of merged.flatMap((value) => (isPlainList(value) ? value : [value])))
        if (isPlainMap(source)) for (const [key, value] of source) if (!map.has(key)) map.set(key, value);
      return map;
    }
    return null;
  };
  return walk(node, 0);
}

/** Merge keys: adds the mappings' fields; written fields take precedence, then the first mapping. */
const MERGE = '<<';

/** Keys that are not text become text, as in a JavaScript object. */
const keyText = (key: Plain): string => (typeof key === 'string' ? key : key === null ? 'null' : String(key));

/** The value of one field; `null` for an empty one and for one that YAML rejects. */
export const plainOf = (entry: { readonly node?: Node; readonly yaml?: Document }): Plain =>
  entry.node ? plainValue(entry.node) : null;
