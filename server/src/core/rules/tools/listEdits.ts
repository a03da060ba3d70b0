// Edits that add and remove items of a list in its own style; the rest of the list stays as it is.

import type { ListItem, ListValue } from '../../syntax/document';
import { insert, remove, type TextEdit } from '../../text/edit';
import { lineOf, span } from '../../text/span';

/** The edit that removes item `index`; the caller handles the last remaining one. */
export function removeItem(list: ListValue, index: number, text: string): TextEdit | undefined {
  const item = list.items[index];
  if (!item) return undefined;
  // Items of one element are neighbours.
  const alone = ![list.items[index - 1], list.items[index + 1]].some(
    (other) => other?.element.start === item.element.start,
  );
  if (list.style === 'block' && alone) return remove(lineOf(text, item.element));
  const at = list.style === 'csv' || !alone ? item.span : item.element;
  const separator = list.style === 'csv' || !alone ? /^[ \t]*,?[ \t]*/ : /^\s*,\s*/;
  const after = separator.exec(text.slice(at.end, endOfReach(list, item, text)))?.[0].length ?? 0;
  const next = list.items[index + 1];
  if (next && sameReach(next, item, list, alone)) return remove(span(at.start, at.end + after));
  return remove(span(separatorBefore(text, startOfReach(list, item), at.start), at.end));
}

/** Start of the comma and blanks before `end`, at least `start`. A loop, because a regular expression takes cubic time. */
function separatorBefore(text: string, start: number, end: number): number {
  const bare = start + text.slice(start, end).trimEnd().length;
  if (bare === start || text[bare - 1] !== ',') return bare;
  let at = bare - 1;
  while (at > start && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  return at;
}

/** The edit that adds names at the end, in the list's own style; none for an empty list. */
export function appendItem(list: ListValue, names: string | readonly string[], text: string): TextEdit | undefined {
  const last = list.items.at(-1);
  if (!last) return undefined;
  const added = typeof names === 'string' ? [names] : names;
  if (list.style === 'csv') return insert(last.span.end, `, ${added.join(', ')}`);
  if (list.style === 'flow') return insert(last.element.end, `, ${added.join(', ')}`);
  const start = text.lastIndexOf('\n', last.element.start - 1) + 1;
  const lead = /^\s*- +/.exec(text.slice(start, last.element.start))?.[0] ?? '  - ';
  const end = lineOf(text, last.element).end;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return insert(end, added.map((name) => `${lead}${name}${eol}`).join(''));
}

const endOfReach = (list: ListValue, item: ListItem, text: string): number =>
  list.style === 'csv' ? item.element.end : text.length;

const startOfReach = (list: ListValue, item: ListItem): number =>
  list.style === 'csv' ? item.element.start : (list.items[0]?.element.start ?? item.element.start);

const sameReach = (next: ListItem, item: ListItem, list: ListValue, alone: boolean): boolean =>
  list.style === 'flow' && alone ? true : next.element.start === item.element.start;
