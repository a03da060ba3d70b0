// Where a selection stands, as refactorings ask it: in which field, and with which of its lines.

import type { Entry } from '../../syntax/document';
import { entryAt } from '../../syntax/entryAt';
import { overlaps, type Span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';

/** The field a selection lies in as a whole; absent where it reaches over several, and for one that is repeated below. */
export function selectedField({ doc, view }: AgentContext, selection: Span): Entry | undefined {
  const entry = entryAt(doc, selection.start) ?? entryAt(doc, selection.end);
  if (!entry || view.entry(entry.name) !== entry) return undefined;
  const others = doc.frontmatter.entries.some((other) => other !== entry && overlaps(other.span, selection));
  return others || selection.end > doc.fence.close.start ? undefined : entry;
}

/** An anchor or a tag before the value: what is written in its place would not have it any more. */
export const hasSign = (entry: Entry, { doc }: AgentContext): boolean =>
  /^[&!*]/.test(doc.text.slice(entry.valueSpan.start, entry.valueSpan.end));
