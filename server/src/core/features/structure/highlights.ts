// All places of one file that name what the cursor is on. Says nothing where the cursor is on no name, so that an editor can
// fall back to equal words.

import type { RuleContext } from '../../rules/rule';
import { type Span, touches } from '../../text/span';
import { mentions } from './mentions';

export interface Highlight {
  readonly span: Span;
  /** The place that gives the name. */
  readonly declares: boolean;
}

/** In file order; empty where the cursor is on no name. */
export function highlightsAt(context: RuleContext, offset: number): readonly Highlight[] {
  const all = mentions(context);
  const here = all
    .filter((mention) => touches(mention.span, offset))
    .sort((a, b) => Number(offset < b.span.end) - Number(offset < a.span.end))[0];
  if (!here) return [];
  return all
    .filter((mention) => mention.of === here.of && mention.name === here.name)
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ span, declares }) => ({ span, declares: declares === true }));
}
