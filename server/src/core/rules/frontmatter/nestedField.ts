// Finds an agent field inside another field, where Claude Code does not read it, and moves it to the top level.

import { isMap, isScalar, type YAMLMap } from 'yaml';
import type { Entry } from '../../syntax/document';
import { writeReadable, writeScalar } from '../../syntax/writeScalar';
import { insert, remove, type TextEdit } from '../../text/edit';
import { type Span, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { eolOf } from './valueFixes';

export interface NestedField {
  /** Names of the fields around it, outermost first. */
  readonly path: readonly string[];
  /** Its key, in the document. */
  readonly key: Span;
  readonly value: string;
  /** The lines to remove when it moves, with parents that hold nothing else; absent inside braces. */
  readonly lines?: Span;
}

const DEEPEST = 4;
/** Fields that may hold agent fields; `author` and `inputs` have names and descriptions of other things. */
const HOLDER =
  /^(?:meta-?data|meta|(?:sub-?)?agent|front-?matter|config(?:uration)?|spec|info|header|profile|definition|details|properties|settings|options)$/i;

/** The first text of that name inside a field that Claude Code does not know; absent where there is none. */
export function nestedField(field: string, { doc, runtime }: AgentContext): NestedField | undefined {
  for (const entry of doc.frontmatter.entries) {
    if (runtime.fields.get(entry.name) || !HOLDER.test(entry.name) || !isMap(entry.node)) continue;
    const found = findIn(entry.node, field, entry, doc.text, [entry.name], linesOf(entry.span, doc.text));
    if (found) return found;
  }
  return undefined;
}

/** `whole`: the lines to remove where this map holds nothing else. */
function findIn(
  map: YAMLMap,
  field: string,
  entry: Entry,
  text: string,
  path: readonly string[],
  whole: Span | undefined,
): NestedField | undefined {
  for (const { key, value } of map.items) {
    if (!isScalar(key) || !key.range) continue;
    const at = span(entry.nodeBase + key.range[0], entry.nodeBase + key.range[1]);
    const end = isScalar(value) || isMap(value) ? value.range?.[1] : undefined;
    if (end === undefined) continue;
    const own = map.flow ? undefined : linesOf(span(at.start, entry.nodeBase + end), text);
    const lines = map.items.length === 1 ? whole : own;
    if (key.value === field && isScalar(value) && typeof value.value === 'string' && value.value.trim() !== '')
      return { path, key: at, value: value.value.trimEnd(), ...(lines ? { lines } : {}) };
    if (isMap(value) && typeof key.value === 'string' && HOLDER.test(key.value) && path.length < DEEPEST) {
      const found = findIn(value, field, entry, text, [...path, key.value], lines);
      if (found) return found;
    }
  }
  return undefined;
}

/** Whole lines with their line end; absent where they hold something else too. */
function linesOf({ start, end }: Span, text: string): Span | undefined {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  if (text.slice(from, start).trim() !== '') return undefined;
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) last--;
  const next = text.indexOf('\n', last);
  if (next < 0 || text.slice(last, next).trim() !== '') return undefined;
  return span(from, next + 1);
}

/** Writes it as a top-level field at `at`, the start of a line, and removes it from its old place. */
export function lift(field: string, nested: NestedField, at: number, { doc }: AgentContext): readonly TextEdit[] {
  const eol = eolOf(doc.text);
  const { value } = nested;
  const written = `${field}: ${writeScalar(value, 'plain') ?? writeReadable(value, eol)}${eol}`;
  const { lines } = nested;
  if (!lines) return [insert(at, written)];
  if (at > lines.start && at < lines.end) return [];
  return [insert(at, written), remove(lines)].sort((a, b) => a.span.start - b.span.start);
}
