// Where a selection stands, as refactorings ask it: in which field, and with which of its lines.

import type { RuleContext } from '../../rules/rule';
import type { Entry } from '../../syntax/document';
import { entryAt } from '../../syntax/entryAt';
import { overlaps, type Span } from '../../text/span';

/** The field a selection lies in as a whole; absent where it reaches over several, and for one that is repeated below. */
export function selectedField({ doc, view }: RuleContext, selection: Span): Entry | undefined {
  const entry = entryAt(doc, selection.start) ?? entryAt(doc, selection.end);
  if (!entry || view.entry(entry.name) !== entry) return undefined;
  const others = doc.frontmatter.entries.some((other) => other !== entry && overlaps(other.span, selection));
  return others || selection.end > doc.fence.close.start ? undefined : entry;
}

/** An anchor or a tag before the value: what is written in its place would not have it any more. */
export const hasSign = (entry: Entry, { doc }: RuleContext): boolean =>
  /^[&!*]/.test(doc.text.slice(entry.valueSpan.start, entry.valueSpan.end));
