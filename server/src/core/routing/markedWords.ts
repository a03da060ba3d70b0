// Words of a prompt with the agents they speak for, as spans that do not overlap.

import { tenths } from '../../../../common/src/numbers';
import { fieldOf, pointsByTerm } from './roundedScore';
import type { RouteRow } from './router';

export interface MarkedWord {
  /** UTF-16 offsets in the prompt. */
  readonly start: number;
  readonly end: number;
  /** Most points first. `body`: its body gives most of them. */
  readonly speaks: readonly { readonly agent: string; readonly body: boolean }[];
}

/** Of the best few agents and of `own`. In the order of the prompt. */
export function markedWords(row: RouteRow, own: string, best: number): readonly MarkedWord[] {
  const speakers = row.ranked
    .filter(({ agent, score }, place) => score > 0 && (place < best || agent === own))
    .map((each) => ({ ...each, points: pointsByTerm(each.reasons) }));
  const byTerm = new Map<string, MarkedWord['speaks']>();
  const speaksOf = (term: string): MarkedWord['speaks'] =>
    speakers
      .map((each) => ({ ...each, given: each.points.get(term) ?? 0 }))
      .filter(({ given }) => tenths(given) > 0)
      .sort((a, b) => b.given - a.given)
      .map(({ agent, reasons }) => ({ agent, body: fieldOf(reasons, term) === 'body' }));
  const marks: MarkedWord[] = [];
  let end = 0;
  for (const { term, span } of row.terms) {
    if (span.start < end || span.end > row.prompt.length) continue;
    const speaks = byTerm.get(term) ?? speaksOf(term);
    byTerm.set(term, speaks);
    if (speaks.length === 0) continue;
    marks.push({ start: span.start, end: span.end, speaks });
    end = span.end;
  }
  return marks;
}
