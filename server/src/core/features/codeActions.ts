// The ways out of the findings at a place, and the one that takes all safe ones at once.

import { placesOf } from '../rules/grouped';
import type { Finding, Fix, RuleContext } from '../rules/rule';
import { check, fixesOf, fixesOfAll, type RunOptions } from '../rules/run';
import { collide, type TextEdit } from '../text/edit';
import { overlaps, type Span } from '../text/span';
import { silenceFixes } from './silence';
import { waysOutOf } from './waysOut/ofFinding';

interface OfferedFix {
  readonly finding: Finding;
  readonly fix: Fix;
  /** The first fix of its finding. */
  readonly preferred: boolean;
}

/** Nobody chooses among more; a range over ten thousand findings must not keep the next answer waiting. */
const MOST_AT_ONCE = 100;

/** Recomputed for the range; nothing is stored between requests. */
export function fixesAt(context: RuleContext, range: Span, options: RunOptions = {}): readonly OfferedFix[] {
  return check(context, options)
    .flatMap((finding) => {
      const places = placesOf(finding).filter((place) => overlaps(place.span, range));
      return places.map((place, index) => ({ finding, place, last: index === places.length - 1 }));
    })
    .slice(0, MOST_AT_ONCE)
    .flatMap(({ finding, place, last }) => [
      ...fixesOf(place, context).map((fix, index) => ({ finding, fix, preferred: index === 0 })),
      ...(last ? fixesOfAll(finding, context) : []).map((fix) => ({ finding, fix, preferred: false })),
      ...waysOutOf(place, context).map((fix) => ({ finding, fix, preferred: false })),
      ...silenceFixes(place, context).map((fix) => ({ finding, fix, preferred: false })),
    ]);
}

/** Chooses the fixes that are applied; asked about each fix of a finding in turn, until it takes one. */
export type AcceptFix = (fix: Fix, finding: Finding) => boolean;

/** What is only greyed out is no problem to solve. */
export const acceptSafe: AcceptFix = (fix, finding) =>
  fix.safe && !(finding.severity === 'hint' && finding.tag === 'unnecessary');

/**
 * The edits of one round of fix-all: of every finding the first fix that `accept` takes, leaving out what collides with an
 * earlier one. Applying them and asking again settles the rest; `most` limits how many findings are fixed at once.
 */
export function fixAllEdits(
  context: RuleContext,
  options: RunOptions = {},
  accept: AcceptFix = acceptSafe,
  most = Number.POSITIVE_INFINITY,
): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  let fixed = 0;
  for (const finding of check(context, options).flatMap(placesOf)) {
    const fix = fixesOf(finding, context).find((each) => accept(each, finding));
    if (!fix || fix.edits.some((edit) => taken.some((other) => collide(edit, other)))) continue;
    taken.push(...fix.edits);
    if (++fixed >= most) break;
  }
  return taken;
}
