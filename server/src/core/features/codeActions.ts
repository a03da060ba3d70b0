// The ways out of the findings at a place, and the one that takes all safe ones at once.

import type { Fix } from '../fixes/fix';
import { placesOf } from '../rules/grouping';
import type { Finding } from '../rules/rule';
import { check, fixesOf, fixesOfAll, type RunOptions, safeFixOf } from '../rules/run';
import { collide } from '../text/edit';
import { overlaps, type Span } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';
import { routingFixesOf } from './routingFixes/fixesOfFinding';
import { silenceFixes } from './suppress';

interface OfferedFix {
  readonly finding: Finding;
  readonly fix: Fix;
  /** The first fix of its finding. */
  readonly preferred: boolean;
}

/** Nobody chooses among more; a range over ten thousand findings must not keep the next answer waiting. */
const MOST_AT_ONCE = 100;

/** Recomputed for the range; nothing is stored between requests. */
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

/** Which fixes a run applies: the safe ones of all rules, or the first fix of each finding of the named rules. */
export type FixChoice = 'safe' | ReadonlySet<string>;

export interface ChosenFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

/**
 * The fixes of one round, in file order: one a finding, leaving out what collides with an earlier one. Applying them and
 * asking again settles the rest. `most` bounds how many are chosen. Tries every fix it considers.
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
