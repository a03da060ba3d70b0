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

/**
 * The edits of one round of fix-all: of every finding its first safe fix, leaving out what collides with an earlier one.
 * Applying them and asking again settles the rest; `accept` narrows the findings, `most` how many of them
 * are mended at once.
 */
export function fixAllEdits(
  context: RuleContext,
  options: RunOptions = {},
  accept: (fix: Fix) => boolean = (fix) => fix.safe,
  most = Number.POSITIVE_INFINITY,
): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  let fixed = 0;
  for (const finding of check(context, options).flatMap(placesOf)) {
    if (finding.severity === 'hint' && finding.tag === 'unnecessary') continue;
    const fix = fixesOf(finding, context).find(accept);
    if (!fix || fix.edits.some((edit) => taken.some((other) => collide(edit, other)))) continue;
    taken.push(...fix.edits);
    if (++fixed >= most) break;
  }
  return taken;
}
