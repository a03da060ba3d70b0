// Finds the field at a place in a document; every feature asks here, so that they agree about where a field ends.

import { touches } from '../text/span';
import type { AgentDocument, Entry } from './document';

/** The field whose key or value covers the offset; absent between fields and outside the frontmatter. */
export const entryAt = (doc: AgentDocument, offset: number): Entry | undefined =>
  doc.frontmatter.entries.find((entry) => touches(entry.span, offset));
