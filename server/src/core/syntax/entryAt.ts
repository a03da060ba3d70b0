// Finds the field at a place in a document; every feature asks here, so that they agree about where a field ends.

import { touches } from '../text/span';
import type { AgentDocument, Entry } from './document';

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
