// Fixes for the findings in a range, and the fix that applies all safe ones at once.

import type { Fix } from '../fixes/fix';
import { trialsOffered } from '../fixes/tryFixes';
import { placesOf } from '../rules/grouping';
import type { Finding } from '../rules/rule';
import { check, fixesOfAll, fixesWithin, type RunOptions } from '../rules/run';
import { inSteps } from '../syntax/yamlDocument';
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
  let trials = trialsOffered(context);
  for (const { finding, place, last } of touched.slice(0, MOST_AT_ONCE)) {
    const plain = (fix: Fix): OfferedFix => ({ finding, fix, preferred: false });
    const left = trials;
    const own = yield* work(() => fixesWithin(left, place, context, options));
    trials -= own?.trials ?? 0;
    const all = last && trials > 0 ? yield* work(() => fixesOfAll(finding, context, options)) : [];
    trials -= all.length;
    offered.push(
      ...(own?.fixes ?? []).map((fix, index) => ({ finding, fix, preferred: index === 0 })),
      ...all.map(plain),
      ...(yield* work(() => routingFixesOf(place, context))).map(plain),
      ...silenceFixes(place, context).map(plain),
    );
    yield;
  }
  return offered;
}
