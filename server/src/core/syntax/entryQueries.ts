// Queries about a field of the frontmatter: which one is at an offset, its trailing comment, its anchor or tag.

import { type Span, span, touches } from '../text/span';
import type { AgentDocument, Entry } from './document';
import { gluedTag } from './runtimeYaml';

/** The field whose key or value covers the offset; absent between fields and outside the frontmatter. */
export function entryAt(doc: AgentDocument, offset: number): Entry | undefined {
  const { entries } = doc.frontmatter;
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.span.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const entry = entries[low];
  return entry && touches(entry.span, offset) ? entry : undefined;
}

/** From the `#` to the end of the line; absent if there is none. */
export function commentAfter(entry: Entry, text: string): Span | undefined {
  const from = entry.valueSpan.end;
  const rest = /^([ \t]+)(#[^\r\n]*)/.exec(text.slice(from, from + 4096));
  const blanks = rest?.[1];
  if (blanks === undefined) return undefined;
  const start = from + blanks.length;
  const lineBreak = text.slice(start).search(/\r?\n|$/);
  return span(start, start + text.slice(start, start + lineBreak).trimEnd().length);
}

const SCALARS: readonly Entry['style'][] = ['plain', 'single', 'double'];
const STANDARD_TAG = /^!!(?:str|int|float|bool|null)$/;

/** An anchor that nothing references, or a tag without effect, before a text. */
export function yamlSignOf(entry: Entry, doc: AgentDocument): Span | undefined {
  const { start, end } = entry.valueSpan;
  if (entry.style === 'broken') {
    const tag = gluedTag(doc.text.slice(start, end));
    return tag === undefined ? undefined : span(start, start + tag.length);
  }
  if (!SCALARS.includes(entry.style)) return undefined;
  const sign = /^[&!][^\s,[\]{}]*(?=\s)/.exec(doc.text.slice(start, end))?.[0];
  if (sign === undefined || STANDARD_TAG.test(sign)) return undefined;
  if (sign.startsWith('&') && isReferredTo(sign.slice(1), doc.frontmatter.text)) return undefined;
  return span(start, start + sign.length);
}

const isReferredTo = (anchor: string, region: string): boolean =>
  region
    .split(`*${anchor}`)
    .slice(1)
    .some((after) => /^(?:[\s,\]}]|$)/.test(after));
