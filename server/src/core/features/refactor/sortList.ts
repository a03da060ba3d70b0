// Sorts a list of names and drops repetitions (tools by name, MCP tools last); comments move along, the tools stay the same.

import { keepsAgent, readersFollow, readsNames, reread } from '../../fixes/reread';
import { isMcpName, toolReference } from '../../syntax/toolList';
import { remove, replace, type TextEdit } from '../../text/edit';
import { lineOf, type Span, slice, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { hasMore, type ListField, listField, namesIn } from './listStyle';
import { type Refactoring, refactorTitle, selectedField } from './refactoring';

export function sortedList(context: AgentContext, selection: Span): readonly Refactoring[] {
  const entry = selectedField(context, selection);
  const field = entry && listField(entry, context);
  if (!entry || !field || !context.runtime.fields.get(entry.name)?.listStyles.includes('csv')) return [];
  const names = namesIn(field.list);
  if (!readsNames(context.verdict, entry.name, names, context.runtime)) return [];
  const order = sortedOrder(names);
  if (order.length === names.length && order.every((from, to) => from === to)) return [];
  const edits = sortEdits(field, order, context);
  if (!edits) return [];
  const after = reread(context, edits);
  const wanted = order.flatMap((from) => names[from] ?? []);
  if (JSON.stringify(namesIn(after.view.list(entry.name))) !== JSON.stringify(wanted)) return [];
  if (!readsNames(after.verdict, entry.name, wanted, context.runtime) || !keepsAgent(context, after, [entry.name]))
    return [];
  if (!readersFollow(context, after, [entry.name])) return [];
  const mcp = wanted.some(isMcpName);
  const id = `sort${mcp ? 'Mcp' : ''}${order.length < names.length ? 'Once' : ''}`;
  return [{ title: refactorTitle(id, { field: entry.name }), kind: 'refactor.rewrite', edits }];
}

/** The new order of item indices. Stable for items of one name, whatever their parentheses contain. */
function sortedOrder(names: readonly string[]): readonly number[] {
  const keys = names.map((item) => {
    const { name } = toolReference(item);
    return `${isMcpName(name) ? 1 : 0} ${name.toLowerCase()} ${name}`;
  });
  return [...new Map(names.map((name, index) => [name, index] as const).reverse()).values()].sort((a, b) =>
    (keys[a] ?? '') < (keys[b] ?? '') ? -1 : keys[a] === keys[b] ? a - b : 1,
  );
}

function sortEdits(field: ListField, order: readonly number[], context: AgentContext): readonly TextEdit[] | undefined {
  const { text } = context.doc;
  const { end } = field.entry.valueSpan;
  const commented = hasMore(field, context) || slice(text, span(end, lineOf(text, span(end, end)).end)).includes('#');
  if (field.list.style === 'block' && commented) return moveLines(field, order, context);
  return hasMore(field, context) ? undefined : movePlaces(field, order, context);
}

/** Permutes the names between the separators. Absent if anything else would be dropped. */
function movePlaces(
  { list }: ListField,
  order: readonly number[],
  { doc }: AgentContext,
): readonly TextEdit[] | undefined {
  const alone = new Set(list.items.map((item) => item.element.start)).size === list.items.length;
  const places = list.items.map((item) => (alone && list.style !== 'csv' ? item.element : item.span));
  const edits = order.flatMap((from, to): readonly TextEdit[] => {
    const [at, moved] = [places[to], places[from]];
    return at && moved && from !== to ? [replace(at, slice(doc.text, moved))] : [];
  });
  const [last, end] = [places[order.length - 1], places.at(-1)];
  if (!last || !end || last === end) return edits;
  const between = places.slice(order.length).map((at, index) => {
    const before = places[order.length - 1 + index] ?? at;
    return doc.text.slice(before.end, at.start);
  });
  return /^[\s,-]*$/.test(between.join('')) ? [...edits, remove(span(last.end, end.end))] : undefined;
}

/** Permutes whole lines, each with the comments above it. Never drops a line with a comment. */
function moveLines(
  { entry, colon, list }: ListField,
  order: readonly number[],
  { doc }: AgentContext,
): readonly TextEdit[] | undefined {
  const { text } = doc;
  const starts = [lineOf(text, span(colon, colon)).end];
  const ends = list.items.map((item) => lineOf(text, item.element).end);
  starts.push(...ends.slice(0, -1));
  const chunks = ends.map((end, index) => text.slice(starts[index] ?? end, end));
  const kept = new Set(order);
  const left = chunks.filter((_, index) => !kept.has(index));
  if (new Set(ends).size < ends.length || left.some((chunk) => chunk.includes('#'))) return undefined;
  if (!chunks.every((chunk) => chunk.endsWith('\n')) || (starts[0] ?? 0) > entry.valueSpan.start) return undefined;
  return [replace(span(starts[0] ?? 0, ends.at(-1) ?? 0), order.map((from) => chunks[from]).join(''))];
}
