// Cuts and reads a frontmatter as Claude Code does (2.1.329, 2026-11-20): from `---` at the very start to the next `---` anywhere.

import { isPlainMap, type PlainMap, readYaml } from '../../../syntax/plainYaml';
import { span } from '../../../text/span';
import type { RuntimeReading } from '../../verdict';
import { repairFrontmatter } from './repair';

/** The first line and the white space after it up to its last line break. */
const OPENING = /^---\s*\n/;
const EMPTY: PlainMap = new Map();

export function readAsRuntime(text: string): RuntimeReading {
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const opening = OPENING.exec(bom ? text.slice(1) : text);
  const start = bom + (opening?.[0].length ?? 0);
  const end = opening ? text.indexOf('---', start) : -1;
  if (end < 0) return { fields: EMPTY, state: 'absent', body: span(bom, text.length) };
  const inner = text.slice(start, end);
  const region = span(start, end);
  const shared = { region, close: span(end, end + 3), body: span(bodyStart(text, end + 3), text.length) };
  const first = readYaml(inner);
  const reading = 'error' in first ? readYaml(repairFrontmatter(inner)) : first;
  if ('error' in reading) {
    const errorAt = region.start + ('error' in first ? first.error.offset : 0);
    return { ...shared, fields: EMPTY, state: 'unreadable', errorAt };
  }
  if (!isPlainMap(reading.value)) return { ...shared, fields: EMPTY, state: 'no-fields' };
  return { ...shared, fields: reading.value, state: 'error' in first ? 'repaired' : 'valid' };
}

/** White space after the dashes belongs to the frontmatter. */
export function bodyStart(text: string, from: number): number {
  const after = /\s*/y;
  after.lastIndex = from;
  return from + (after.exec(text)?.[0].length ?? 0);
}
