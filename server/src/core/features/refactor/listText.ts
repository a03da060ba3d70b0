// The parts of a list field that a change must keep, and the same names written in another style.

import { isSeq } from 'yaml';
import { eolOf } from '../../rules/frontmatter/valueFixes';
import { commentAfter } from '../../syntax/commentAfter';
import type { Entry, ListStyle, ListValue } from '../../syntax/document';
import { writeQuoted } from '../../syntax/writeScalar';
import { replace, type TextEdit } from '../../text/edit';
import { slice, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { hasSign } from './place';
import { needsNoQuotes } from './plainText';

export interface ListField {
  readonly entry: Entry;
  readonly colon: number;
  readonly list: ListValue;
}

export const namesIn = (list: ListValue | undefined): readonly string[] => list?.items.map((item) => item.value) ?? [];

/** Absent for a value that is broken, empty or no list of names as Claude Code splits it. */
export function listField(entry: Entry, context: AgentContext): ListField | undefined {
  const list = context.view.list(entry.name);
  if (!list || list.items.length === 0 || entry.colon === undefined) return undefined;
  if (entry.style === 'broken' || hasSign(entry, context)) return undefined;
  const elements = new Set(list.items.map((item) => item.element.start));
  if (isSeq(entry.node) && entry.node.items.length !== elements.size) return undefined;
  if (list.items.some((item) => !isWhole(item.value) || /^[&!*]/.test(slice(context.doc.text, item.element))))
    return undefined;
  return { entry, colon: entry.colon, list };
}

/** A piece of an item that was cut at a comma must not be moved about. */
const isWhole = (item: string): boolean => /^[^()]*(?:\([^()]*\))?$/.test(item);

/** Whether anything but separators stands between the names: comments and anchors have no place in a rewriting. */
export function hasMore({ entry, list }: ListField, { doc }: AgentContext): boolean {
  if (list.style === 'csv') return /^[|>][^\r\n]*#/.test(slice(doc.text, entry.valueSpan));
  let between = '';
  let at = entry.valueSpan.start;
  for (const { element } of list.items) {
    if (element.start > at) between += doc.text.slice(at, element.start);
    at = Math.max(at, element.end);
  }
  return !/^[\s,[\]-]*$/.test(between + doc.text.slice(at, entry.valueSpan.end));
}

/** The value from behind the colon in another style, its comment kept; absent where one would be lost or speak of another line. */
export function rewriteList(
  field: ListField,
  names: readonly string[],
  style: ListStyle,
  context: AgentContext,
): TextEdit | undefined {
  const { entry, colon, list } = field;
  const { text } = context.doc;
  const head = /^[ \t]*(#[^\r\n]*)?$/.exec(text.slice(colon + 1, entry.valueSpan.start).trimEnd());
  const behind = commentAfter(entry, text);
  if (!head || hasMore(field, context) || (behind && (list.style === 'block' || head[1]))) return undefined;
  const comment = head[1] ?? (behind && slice(text, behind));
  return replace(span(colon + 1, behind?.end ?? entry.valueSpan.end), writeList(names, style, eolOf(text), comment));
}

/** What follows the colon. */
export function writeList(names: readonly string[], style: ListStyle, eol: string, comment?: string): string {
  const tail = comment === undefined ? '' : ` ${comment}`;
  if (style === 'block') return `${tail}${names.map((name) => `${eol}  - ${written(name)}`).join('')}`;
  if (style === 'flow') return ` [${names.map((name) => written(name, true)).join(', ')}]${tail}`;
  return ` ${written(names.join(', '))}${tail}`;
}

const written = (value: string, inFlow = false): string => (needsNoQuotes(value, inFlow) ? value : writeQuoted(value));
