// Converts a pair of the YAML package to a field with the exact spans of its parts.

import { isScalar, type Pair } from 'yaml';
import { span } from '../text/span';
import type { Entry, ValueStyle } from './document';

interface PairToken {
  readonly sep?: readonly { readonly type: string; readonly offset: number }[];
}

/** Absent for a key that is no text. `base` converts the pair's offsets into `source` to offsets of the document. */
export function entryOfPair(
  pair: Pair,
  source: string,
  base: number,
  yaml: NonNullable<Entry['yaml']>,
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
    problems: [],
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

/** A value starts at its anchor or tag, so that all written characters are inside its span. */
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

export function styleOf(node: NonNullable<Entry['node']>): ValueStyle {
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
