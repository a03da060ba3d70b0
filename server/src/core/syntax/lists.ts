// Reads list fields such as `tools` with the exact spans of all items, in each style and even while YAML rejects them.

import { isScalar, isSeq } from 'yaml';
import { type Span, span } from '../text/span';
import type { Entry, ListItem, ListValue } from './document';
import { scalarNodeText } from './scalars';
import { splitToolList } from './toolList';

/** Absent for an empty value, a mapping, and other values that are neither text nor a list. */
export function listOf(entry: Entry, text: string): ListValue | undefined {
  const node = entry.node;
  if (isSeq(node)) {
    const items = node.items.flatMap((item): readonly ListItem[] => {
      if (!isScalar(item) || !item.range || typeof item.value !== 'string') return [];
      const element = span(entry.nodeBase + item.range[0], entry.nodeBase + item.range[1]);
      const style = item.type === 'QUOTE_DOUBLE' ? 'double' : item.type === 'QUOTE_SINGLE' ? 'single' : 'plain';
      const decoded = scalarNodeText(item.value, style, element, text);
      return split(decoded.value, (offset) => decoded.toSource(offset), element);
    });
    return { style: entry.style === 'flow' ? 'flow' : 'block', items };
  }
  if (isScalar(node) && node.range) {
    if (typeof node.value !== 'string') return undefined;
    const element = span(entry.nodeBase + node.range[0], entry.nodeBase + node.range[1]);
    const decoded = scalarNodeText(node.value, entry.style, element, text);
    return { style: 'csv', items: split(decoded.value, (offset) => decoded.toSource(offset), element) };
  }
  return entry.style === 'broken' ? brokenList(entry.valueSpan, text) : undefined;
}

function split(value: string, toSource: (offset: number) => number, element: Span): readonly ListItem[] {
  return splitToolList([value]).map((item) => ({
    value: item.value,
    span: span(toSource(item.start), Math.max(toSource(item.end - 1) + 1, toSource(item.start))),
    element,
  }));
}

const SEPARATED = {
  block: /"[^"\r\n]*"|'[^'\r\n]*'|[^\r\n"']+/g,
  flow: /[^,[\]\r\n]+/g,
  csv: /[^,\s(]*(?:\([^)]*\)?)?[^,\s]*/g,
  /** Names in quotes, or the beginning of a quoted list. */
  quoted: /[^,\s("']*(?:\([^)]*\)?)?[^,\s"']*/g,
} as const;

/** A list that YAML rejects: its items by their separators alone, without quotes and brackets. */
function brokenList(at: Span, text: string): ListValue {
  const raw = text.slice(at.start, at.end);
  const style = raw.startsWith('[') ? 'flow' : /^- /m.test(raw) ? 'block' : 'csv';
  const items: ListItem[] = [];
  const separator = SEPARATED[style === 'csv' && /^["']/.test(raw) ? 'quoted' : style];
  for (const match of raw.matchAll(separator)) {
    const piece = match[0];
    const lead = /^\s*(?:-\s+)?/.exec(piece)?.[0].length ?? 0;
    const bare = piece.slice(lead).trimEnd();
    if (/^,?$/.test(bare)) continue;
    const start = at.start + match.index + lead;
    const quoted = style !== 'csv' && /^(["']).*\1$/.test(bare) ? 1 : 0;
    items.push({
      value: bare.slice(quoted, bare.length - quoted),
      span: span(start + quoted, start + bare.length - quoted),
      element: span(start, start + bare.length),
    });
  }
  return { style, items };
}

interface NamedServer {
  readonly name: string;
  readonly path: readonly (string | number)[];
}

/** Names of configured servers and of inline ones; other items are left out. */
export function serversOf(value: unknown): readonly NamedServer[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown, index): readonly NamedServer[] => {
    const path = ['mcpServers', index];
    if (typeof item === 'string') return item === '' ? [] : [{ name: item, path }];
    if (!(item instanceof Map)) return [];
    return [...item.keys()].map((key) => ({ name: String(key), path: [...path, String(key)] }));
  });
}
