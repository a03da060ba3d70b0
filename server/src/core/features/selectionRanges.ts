// Selection ranges: from the word over the value and the field to the file; in a body over paragraphs and sections.

import { isMap, isPair, isScalar, isSeq, type Node } from 'yaml';
import type { Entry, Text } from '../syntax/document';
import { entryAt } from '../syntax/entryQueries';
import type { Part } from '../syntax/examples';
import { listOf } from '../syntax/lists';
import type { AgentView } from '../syntax/view';
import { type Span, span, spanIn, touches } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';
import { outlineOf } from './markdownOutline';

type Looked = Pick<AgentContext, 'doc' | 'view'>;

/** Innermost first; each contains the one before it and is larger. The last is the whole file. */
export function selectionsAt(context: Looked, offset: number): readonly Span[] {
  const { doc } = context;
  const candidates = [...around(context, offset), wordAt(doc.text, offset), span(0, doc.text.length)];
  const bySize = candidates
    .filter((at) => touches(at, offset) && at.end > at.start)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const nested: Span[] = [];
  for (const at of bySize) {
    const inner = nested.at(-1);
    if (!inner || (at.start <= inner.start && at.end >= inner.end && at.end - at.start > inner.end - inner.start))
      nested.push(at);
  }
  return nested.length > 0 ? nested : [span(0, doc.text.length)];
}

function around(context: Looked, offset: number): readonly Span[] {
  const { doc } = context;
  if (offset >= doc.body.start && doc.fence.state !== 'none') return inBody(context, offset);
  const frontmatter = span(doc.fence.open.start, doc.fence.close.end);
  const entry = entryAt(doc, offset);
  if (!entry) return [frontmatter];
  return [...inField(entry, context, offset), entry.nameSpan, entry.valueSpan, entry.span, frontmatter];
}

function inField(entry: Entry, { doc, view }: Looked, offset: number): readonly Span[] {
  if (!touches(entry.valueSpan, offset)) return [];
  if (entry === view.entry('description')) return inDescription(view, doc.text, offset);
  const items = (listOf(entry, doc.text)?.items ?? []).filter((item) => touches(item.element, offset));
  return [...items.flatMap((item) => [item.span, item.element]), ...nodesAt(entry, doc.text, offset)];
}

function inDescription({ description, examples }: AgentView, text: string, offset: number): readonly Span[] {
  if (!description) return [];
  const found: Span[] = [spanIn(description, span(0, description.value.trimEnd().length))];
  for (const example of examples) {
    const whole = spanIn(description, example.span);
    if (!touches(whole, offset)) continue;
    found.push(whole);
    const labelled: readonly (readonly [Span | undefined, Part | undefined])[] = [
      [example.contextLabel, example.context],
      ...example.turns.map((turn) => [turn.label, turn.part] as const),
      [example.commentaryLabel, example.commentary],
    ];
    for (const [label, part] of labelled) {
      if (part && part.span.end > part.span.start) found.push(spanIn(description, part.span));
      if (part) found.push(withEscape(turnOf(label, part, description.value), description, text));
    }
  }
  return found;
}

const CLOSING_QUOTE = /^\\?["'`”“’»」]/;

/** From the speaker's name to the end of the words, including the closing quote. */
function turnOf(label: Span | undefined, part: Part, text: string): Span {
  const { start, end } = part.span;
  const from = label && label.start < start ? label.start : start;
  const quote = CLOSING_QUOTE.exec(text.slice(end, end + 2));
  return span(from, end + (quote && from < start ? quote[0].length : 0));
}

/** The closing quote of a turn may be escaped; both characters belong to the turn. */
function withEscape(at: Span, description: Text, text: string): Span {
  const { start, end } = spanIn(description, at);
  return text[end - 1] === '\\' ? span(start, Math.max(end, description.toSource(at.end))) : span(start, end);
}

/** Every item, key, value and pair of a list or mapping on the path to the offset. */
function nodesAt(entry: Entry, text: string, offset: number): readonly Span[] {
  const found: Span[] = [];
  const rangeOf = (node: unknown): Span | undefined => {
    const range = isMap(node) || isSeq(node) || isScalar(node) ? node.range : undefined;
    if (!range) return undefined;
    const start = entry.nodeBase + range[0];
    return span(start, start + text.slice(start, entry.nodeBase + range[1]).trimEnd().length);
  };
  let node: unknown = entry.node;
  while (isMap(node) || isSeq(node)) {
    let next: unknown;
    for (const item of node.items) {
      const first = rangeOf(isPair(item) ? item.key : item);
      const last = (isPair(item) ? rangeOf(item.value) : undefined) ?? first;
      if (!first || !last || !touches(span(first.start, Math.max(first.end, last.end)), offset)) continue;
      found.push(span(first.start, Math.max(first.end, last.end)), first, last);
      next = isPair(item) ? (touches(last, offset) ? item.value : undefined) : (item as Node);
    }
    node = next;
  }
  return found;
}

function inBody({ doc }: Looked, offset: number): readonly Span[] {
  const { blocks, fences, headings } = outlineOf(doc);
  const visible = doc.text.slice(doc.body.start).trimEnd().length;
  const sections = headings.map((heading) => heading.section).filter((section) => touches(section, offset));
  return [
    ...nearest(blocks, offset),
    ...nearest(fences, offset),
    ...sections,
    span(doc.body.start, doc.body.start + visible),
    doc.body,
  ];
}

/** The one of ordered spans that touches the offset. */
function nearest(ordered: readonly Span[], offset: number): readonly Span[] {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const found = ordered[low];
  return found && touches(found, offset) ? [found] : [];
}

const WORD = /[\p{L}\p{N}_-]/u;
/** Limits the scan for a word: a long line without blanks must not be scanned for each cursor. */
const LONGEST_WORD = 200;

function wordAt(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && offset - start < LONGEST_WORD && WORD.test(text[start - 1] ?? '')) start--;
  while (end < text.length && end - offset < LONGEST_WORD && WORD.test(text[end] ?? '')) end++;
  return span(start, end);
}
