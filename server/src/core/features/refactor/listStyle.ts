// Writes a list of names with commas or one per line; Claude Code must read the same names in the same order.

import { isSeq } from 'yaml';
import { keepsAgent, readersFollow, readsNames, reread } from '../../fixes/reread';
import { eolOf } from '../../rules/frontmatter/valueFixes';
import type { Entry, ListStyle, ListValue } from '../../syntax/document';
import { commentAfter } from '../../syntax/entryQueries';
import { writeQuoted } from '../../syntax/writeScalar';
import { replace, type TextEdit } from '../../text/edit';
import { type Span, slice, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { hasSign, type Refactoring, refactorTitle, selectedField } from './refactoring';
import { needsNoQuotes } from './unquote';

const TITLES = { csv: 'commas', block: 'lines' } as const;

export function listStyles(context: AgentContext, selection: Span): readonly Refactoring[] {
  const entry = selectedField(context, selection);
  const allowed: readonly ListStyle[] = (entry && context.runtime.fields.get(entry.name)?.listStyles) ?? [];
  const field = entry && listField(entry, context);
  if (!entry || !field) return [];
  const names = namesIn(field.list);
  const isSplit = allowed.includes('csv');
  if (isSplit && !readsNames(context.verdict, entry.name, names, context.runtime)) return [];
  return (['csv', 'block'] as const).flatMap((style): readonly Refactoring[] => {
    if (style === field.list.style || !allowed.includes(style)) return [];
    const edit = rewriteList(field, names, style, context);
    if (!edit) return [];
    const after = reread(context, [edit]);
    if (JSON.stringify(namesIn(after.view.list(entry.name))) !== JSON.stringify(names)) return [];
    if (isSplit && !readsNames(after.verdict, entry.name, names, context.runtime)) return [];
    if (!keepsAgent(context, after, isSplit ? [entry.name] : [])) return [];
    if (!readersFollow(context, after, [entry.name])) return [];
    return [{ title: refactorTitle(TITLES[style], { field: entry.name }), kind: 'refactor.rewrite', edits: [edit] }];
  });
}

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

/** A part of an item that was split at a comma must stay where it is. */
const isWhole = (item: string): boolean => /^[^()]*(?:\([^()]*\))?$/.test(item);

/** Whether there is anything but separators between the names: comments and anchors would be lost. */
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

/** The value after the colon in another style, with its comment; absent where a comment would be lost or misplaced. */
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

/** The text after the colon. */
export function writeList(names: readonly string[], style: ListStyle, eol: string, comment?: string): string {
  const tail = comment === undefined ? '' : ` ${comment}`;
  if (style === 'block') return `${tail}${names.map((name) => `${eol}  - ${written(name)}`).join('')}`;
  if (style === 'flow') return ` [${names.map((name) => written(name, true)).join(', ')}]${tail}`;
  return ` ${written(names.join(', '))}${tail}`;
}

const written = (value: string, inFlow = false): string => (needsNoQuotes(value, inFlow) ? value : writeQuoted(value));
