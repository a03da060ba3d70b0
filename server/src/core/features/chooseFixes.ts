// Chooses the fixes that a run applies to a file at once: as many as are acceptable together, within a budget of trials.

import type { Fix } from '../fixes/fix';
import { areSafeTogether, isTriable, loadsAfter } from '../fixes/tryFixes';
import { placesOf } from '../rules/grouping';
import type { Finding } from '../rules/rule';
import { checkWholeSteps, claimedFixesOf, firstFixOf, type RunOptions } from '../rules/run';
import { collide, type TextEdit } from '../text/edit';
import { atOnce, finish, type Steps, type Working } from '../text/steps';
import type { AgentContext } from '../workspace/agentContext';

/** Selects the fixes of a run: the safe ones of all rules, or the first fix of each finding of the named rules. */
export type FixChoice = 'safe' | ReadonlySet<string>;

export interface ChosenFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** Rereads that a run may still cost. */
export interface Trials {
  left: number;
}

/** Later rounds apply the rest. */
const MOST_A_ROUND = 1000;

interface Candidate {
  readonly at: number;
  readonly finding: Finding;
  /** The first is tried with those of other findings, the others only alone. */
  readonly fixes: readonly Fix[];
}

interface Accepted extends ChosenFix {
  readonly at: number;
}

/**
 * The fixes of one round, in file order: one per finding, without those that collide with an earlier one; further rounds settle
 * the rest. All are tried in one reread; where they are not acceptable together, in halves.
 */
export const chooseFixes = (
  context: AgentContext,
  choice: FixChoice,
  options: RunOptions = {},
  trials: Trials = { left: Number.POSITIVE_INFINITY },
): readonly ChosenFix[] => finish(chooseFixesSteps(context, choice, options, trials, atOnce));

/** The same in steps: the candidates of one finding, or one trial. */
export function* chooseFixesSteps(
  context: AgentContext,
  choice: FixChoice,
  options: RunOptions,
  trials: Trials,
  work: Working,
): Steps<readonly ChosenFix[]> {
  if (choice === 'safe' && !isTriable(context)) return [];
  let accepted: readonly Accepted[] = [];
  let waiting =
    choice === 'safe'
      ? yield* safeCandidates(context, options, work)
      : yield* namedCandidates(context, choice, options, trials, work);
  while (waiting.length > 0 && trials.left > 0) {
    const taken = createTakenEdits();
    for (const { fix } of accepted) taken.add(fix.edits);
    const apart: Candidate[] = [];
    const colliding: Candidate[] = [];
    for (const candidate of waiting) (taken.add(candidate.fixes[0]?.edits ?? []) ? apart : colliding).push(candidate);
    const before = accepted.length;
    accepted = yield* accept(apart, accepted, { context, choice, trials, work });
    // Where all are accepted, the others collide with them. Else they may collide with rejected ones only.
    waiting = accepted.length - before === apart.length ? [] : colliding;
  }
  return [...accepted].sort((a, b) => a.at - b.at);
}

function* safeCandidates(context: AgentContext, options: RunOptions, work: Working): Steps<readonly Candidate[]> {
  const candidates: Candidate[] = [];
  const findings = yield* checkWholeSteps(context, options, work);
  for (const [at, finding] of findings.flatMap(placesOf).entries()) {
    if (candidates.length >= MOST_A_ROUND) break;
    if (finding.severity === 'hint' && finding.tag === 'unnecessary') continue;
    const fixes = yield* work(() => claimedFixesOf(finding, context, options));
    yield;
    if (fixes.length > 0) candidates.push({ at, finding, fixes });
  }
  return candidates;
}

function* namedCandidates(
  context: AgentContext,
  rules: ReadonlySet<string>,
  options: RunOptions,
  trials: Trials,
  work: Working,
): Steps<readonly Candidate[]> {
  const candidates: Candidate[] = [];
  const findings = yield* checkWholeSteps(context, options, work);
  for (const [at, finding] of findings.flatMap(placesOf).entries()) {
    if (candidates.length >= MOST_A_ROUND || trials.left <= 0) break;
    if (!rules.has(finding.rule)) continue;
    trials.left--;
    const fix = yield* work(() => firstFixOf(finding, context, options));
    yield;
    if (fix) candidates.push({ at, finding, fixes: [fix] });
  }
  return candidates;
}

interface Trying {
  readonly context: AgentContext;
  readonly choice: FixChoice;
  readonly trials: Trials;
  readonly work: Working;
}

/** Adds as many as are acceptable together, in order; each trial is one reread. */
function* accept(
  candidates: readonly Candidate[],
  before: readonly Accepted[],
  { context, choice, trials, work }: Trying,
): Steps<readonly Accepted[]> {
  let accepted = before;
  function* isAccepted(more: readonly Accepted[]): Steps<boolean> {
    if (trials.left <= 0) return false;
    trials.left--;
    const all = [...accepted, ...more];
    const fixes = all.map(({ fix }) => fix);
    const fit = yield* work(() => (choice === 'safe' ? areSafeTogether(fixes, context) : loadsAfter(fixes, context)));
    yield;
    if (fit) accepted = all;
    return fit;
  }
  function* settle(group: readonly Candidate[]): Steps<void> {
    const [only] = group;
    if (!only || trials.left <= 0) return;
    const firsts = group.flatMap(({ at, finding, fixes: [fix] }) => (fix ? [{ at, finding, fix }] : []));
    if (yield* isAccepted(firsts)) return;
    if (group.length > 1) {
      const half = Math.ceil(group.length / 2);
      yield* settle(group.slice(0, half));
      yield* settle(group.slice(half));
      return;
    }
    const { at, finding, fixes } = only;
    for (const fix of fixes.slice(1)) {
      if (accepted.some((other) => collides(fix, other.fix))) continue;
      if (yield* isAccepted([{ at, finding, fix }])) return;
    }
  }
  yield* settle(candidates);
  return accepted;
}

const collides = (fix: Fix, other: Fix): boolean =>
  fix.edits.some((edit) => other.edits.some((taken) => collide(edit, taken)));

interface TakenEdits {
  /** False, and nothing is added, if one of them collides with an earlier one. */
  add(edits: readonly TextEdit[]): boolean;
}

/** Edits that do not collide, in order. */
function createTakenEdits(): TakenEdits {
  const taken: TextEdit[] = [];
  const placeOf = ({ span }: TextEdit): number => {
    let low = 0;
    let high = taken.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((taken[middle]?.span.start ?? 0) < span.start) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const isFree = (edit: TextEdit): boolean => {
    const at = placeOf(edit);
    return ![taken[at - 1], taken[at]].some((other) => other && collide(edit, other));
  };
  return {
    add(edits) {
      if (!edits.every(isFree)) return false;
      for (const edit of edits) taken.splice(placeOf(edit), 0, edit);
      return true;
    },
  };
}
