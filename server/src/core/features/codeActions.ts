// Fixes for the findings in a range, and the fix that applies all safe ones at once.

import type { Fix } from '../fixes/fix';
import { placesOf } from '../rules/grouping';
import type { Finding } from '../rules/rule';
import { check, fixesOf, fixesOfAll, type RunOptions, safeFixOf } from '../rules/run';
import { collide } from '../text/edit';
import { overlaps, type Span } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';
import { routingFixesOf } from './routingFixes/routingFixes';
import { silenceFixes } from './suppress';

interface OfferedFix {
  readonly finding: Finding;
  readonly fix: Fix;
  /** The first fix of its finding. */
  readonly preferred: boolean;
}

/** Limits the cost of a range over thousands of findings. */
const MOST_AT_ONCE = 100;

/** Recomputed for the range; nothing is cached between requests. */
export function fixesAt(context: AgentContext, range: Span, options: RunOptions = {}): readonly OfferedFix[] {
  return check(context, options)
    .flatMap((finding) => {
      const places = placesOf(finding).filter((place) => overlaps(place.span, range));
      return places.map((place, index) => ({ finding, place, last: index === places.length - 1 }));
    })
    .slice(0, MOST_AT_ONCE)
    .flatMap(({ finding, place, last }) => [
      ...fixesOf(place, context, options).map((fix, index) => ({ finding, fix, preferred: index === 0 })),
      ...(last ? fixesOfAll(finding, context, options) : []).map((fix) => ({ finding, fix, preferred: false })),
      ...routingFixesOf(place, context).map((fix) => ({ finding, fix, preferred: false })),
      ...silenceFixes(place, context).map((fix) => ({ finding, fix, preferred: false })),
    ]);
}

/** Selects the fixes of a run: the safe ones of all rules, or the first fix of each finding of the named rules. */
export type FixChoice = 'safe' | ReadonlySet<string>;

export interface ChosenFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

/**
 * The fixes of one round, in file order: one per finding, without those that collide with an earlier one; further rounds settle
 * the rest. `most` limits how many are chosen. Cost: each considered fix is applied and reread.
 */
export function chooseFixes(
  context: AgentContext,
  choice: FixChoice,
  options: RunOptions = {},
  most = MOST_A_ROUND,
): readonly ChosenFix[] {
  const chosen: ChosenFix[] = [];
  for (const finding of check(context, options).flatMap(placesOf)) {
    if (chosen.length >= most) break;
    const fix = choice === 'safe' ? safeFix(finding, context, options) : firstFix(finding, context, choice, options);
    if (!fix || chosen.some((other) => collides(fix, other.fix))) continue;
    chosen.push({ finding, fix });
  }
  return chosen;
}

/** Later rounds apply the rest. */
const MOST_A_ROUND = 200;

const safeFix = (finding: Finding, context: AgentContext, options: RunOptions): Fix | undefined =>
  finding.severity === 'hint' && finding.tag === 'unnecessary' ? undefined : safeFixOf(finding, context, options);

const firstFix = (
  finding: Finding,
  context: AgentContext,
  rules: ReadonlySet<string>,
  options: RunOptions,
): Fix | undefined =>
  rules.has(finding.rule) ? fixesOf(finding, context, options).find((fix) => !fix.placeholder) : undefined;

const collides = (fix: Fix, other: Fix): boolean =>
  fix.edits.some((edit) => other.edits.some((taken) => collide(edit, taken)));
