// Words at the start of a value that YAML takes away: anchors and tags. Mostly written by people who meant them as text.

import { type Span, span } from '../text/span';
import type { AgentDocument, Entry } from './document';
import { gluedTag } from './runtimeYaml';

const SCALARS: readonly Entry['style'][] = ['plain', 'single', 'double'];
const STANDARD_TAG = /^!!(?:str|int|float|bool|null)$/;

/** An anchor that nothing refers to, or a tag of no meaning, before a text. */
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
