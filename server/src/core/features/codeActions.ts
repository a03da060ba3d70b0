// Fixes for the findings in a range, and the fix that applies all safe ones at once.

import type { Fix } from '../fixes/fix';
import { placesOf } from '../rules/grouping';
import type { Finding } from '../rules/rule';
import { check, checkWhole, fixesOf, fixesOfAll, type RunOptions, safeFixOf } from '../rules/run';
import { inSteps } from '../syntax/yamlDocument';
import { collide } from '../text/edit';
import { overlaps, type Span } from '../text/span';
import { atOnce, finish, type Steps, type Working } from '../text/steps';
import type { AgentContext } from '../workspace/agentContext';
import { routingFixesOf } from './routingFixes/routingFixes';
import { silenceFixes } from './suppress';

export interface OfferedFix {
  readonly finding: Finding;
  readonly fix: Fix;
  /** The first fix of its finding. */
  readonly preferred: boolean;
}

/** Limits the cost of a range over thousands of findings. */
const MOST_AT_ONCE = 100;

/** `findings`: those of the context. */
export const fixesAt = (
  context: AgentContext,
  range: Span,
  options: RunOptions = {},
  findings = check(context, options),
): readonly OfferedFix[] => finish(offeredFixes(findings, context, range, options, atOnce));

/** The same, a finding a step. */
export const fixesAtSteps = (
  context: AgentContext,
  range: Span,
  options: RunOptions,
  findings: readonly Finding[],
): Steps<readonly OfferedFix[]> => offeredFixes(findings, context, range, options, inSteps);

function* offeredFixes(
  findings: readonly Finding[],
  context: AgentContext,
  range: Span,
  options: RunOptions,
  work: Working,
): Steps<readonly OfferedFix[]> {
  const touched = findings.flatMap((finding) => {
    const places = placesOf(finding).filter((place) => overlaps(place.span, range));
    return places.map((place, index) => ({ finding, place, last: index === places.length - 1 }));
  });
  const offered: OfferedFix[] = [];
  for (const { finding, place, last } of touched.slice(0, MOST_AT_ONCE)) {
    const plain = (fix: Fix): OfferedFix => ({ finding, fix, preferred: false });
    const own = yield* work(() => fixesOf(place, context, options));
    const all = last ? yield* work(() => fixesOfAll(finding, context, options)) : [];
    offered.push(
      ...own.map((fix, index) => ({ finding, fix, preferred: index === 0 })),
      ...all.map(plain),
      ...(yield* work(() => routingFixesOf(place, context))).map(plain),
      ...silenceFixes(place, context).map(plain),
    );
    yield;
  }
  return offered;
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
  for (const finding of checkWhole(context, options).flatMap(placesOf)) {
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
