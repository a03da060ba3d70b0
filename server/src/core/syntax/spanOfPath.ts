// Maps a path of keys and indexes to the span of a nested value.

import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { type Span, span } from '../text/span';
import type { AgentDocument, Entry } from './document';

/** `exact`: absent unless the whole path exists. */
type PathEnd = 'value' | 'key' | 'exact';

/**
 * The innermost existing part of the path: its key for a field, its value for an item. With `value`, the value of the last field if
 * it is on one line.
 */
export function spanOfPath(
  doc: AgentDocument,
  path: readonly (string | number)[],
  end: PathEnd = 'value',
): Span | undefined {
  const entry = typeof path[0] === 'string' ? doc.frontmatter.field(path[0]) : undefined;
  if (!entry) return undefined;
  let at: Span = entry.nameSpan;
  let node: unknown = entry.node;
  for (const [depth, step] of path.slice(1).entries()) {
    if (isMap(node)) {
      const pair = pairsByKey(node).get(String(step));
      if (!pair || !isScalar(pair.key)) return end === 'exact' ? undefined : at;
      const last = depth === path.length - 2 && end === 'value';
      const value = last && pair.value && isOnOneLine(pair.value as Node, entry, doc.text) ? pair.value : undefined;
      at = (value ? rangeOf(value as Node, entry) : undefined) ?? rangeOf(pair.key, entry) ?? at;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      const item = node.items[step];
      at = (item ? firstLineOf(rangeOf(item as Node, entry), doc.text) : undefined) ?? at;
      node = item;
    } else return end === 'exact' ? undefined : at;
  }
  return at;
}

const pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

/** The first pair of each key. */
function pairsByKey(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = pairs.get(map);
  if (known) return known;
  const made = new Map<string, Pair>();
  for (const pair of map.items)
    if (isScalar(pair.key) && !made.has(String(pair.key.value))) made.set(String(pair.key.value), pair);
  pairs.set(map, made);
  return made;
}

/** A text or flow collection that does not continue below; never an empty one. */
function isOnOneLine(node: Node, entry: Entry, text: string): boolean {
  const at = rangeOf(node, entry);
  if (!at || at.end <= at.start || /\n/.test(text.slice(at.start, at.end).trimEnd())) return false;
  return isScalar(node) || ((isMap(node) || isSeq(node)) && node.flow === true);
}

function rangeOf(node: Node, entry: Entry): Span | undefined {
  return node.range ? span(entry.nodeBase + node.range[0], entry.nodeBase + node.range[1]) : undefined;
}

function firstLineOf(at: Span | undefined, text: string): Span | undefined {
  if (!at) return undefined;
  const end = text.slice(at.start, at.end).search(/\r?\n/);
  return end < 0 ? at : span(at.start, at.start + end);
}
