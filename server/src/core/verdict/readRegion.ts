// Cuts and reads a frontmatter exactly as Claude Code does (2.1.329, measured 2026-11-20): three dashes at the very start,
// then everything up to the next three dashes wherever they stand. What the author meant is core/syntax's business.

import { isPlainMap, type PlainMap, readYaml } from '../syntax/plainYaml';
import { type Span, span } from '../text/span';
import { repairFrontmatter } from './repair';

const FRONTMATTER = /^---\s*\n([\s\S]*?)---\s*\n?/;
const EMPTY: PlainMap = new Map();

export interface RuntimeReading {
  /** What lies between the dashes; absent where the runtime sees no frontmatter. */
  readonly region?: Span;
  /** The three dashes that end it. */
  readonly close?: Span;
  /** Empty when nothing could be read. */
  readonly fields: PlainMap;
  /** `valid`: read at once; `repaired`: only after its own quoting; `unreadable`: not even then; `no-fields`: not a mapping. */
  readonly state: 'absent' | 'valid' | 'repaired' | 'unreadable' | 'no-fields';
  /** Where the reader gave up, in the document; only when unreadable. */
  readonly errorAt?: number;
  readonly body: Span;
  /** Where the runtime ends the frontmatter although its author did not; only then. */
  readonly cutAt?: number;
}

export function readAsRuntime(text: string): RuntimeReading {
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const match = FRONTMATTER.exec(bom ? text.slice(1) : text);
  if (!match) return { fields: EMPTY, state: 'absent', body: span(bom, text.length) };
  const inner = match[1] ?? '';
  const dashes = match[0].lastIndexOf('---');
  const region = span(bom + dashes - inner.length, bom + dashes);
  const shared = { region, close: span(region.end, region.end + 3), body: span(bom + match[0].length, text.length) };
  const first = readYaml(inner);
  const reading = 'error' in first ? readYaml(repairFrontmatter(inner)) : first;
  if ('error' in reading) {
    const errorAt = region.start + ('error' in first ? first.error.offset : 0);
    return { ...shared, fields: EMPTY, state: 'unreadable', errorAt };
  }
  if (!isPlainMap(reading.value)) return { ...shared, fields: EMPTY, state: 'no-fields' };
  return { ...shared, fields: reading.value, state: 'error' in first ? 'repaired' : 'valid' };
}
