// Chooses the fixes that a run applies to a file at once: as many as are acceptable together, within a budget of trials.

import type { Fix } from '../fixes/fix';
import { areSafeTogether, isTriable, loadsAfter } from '../fixes/tryFixes';
import { placesOf } from '../rules/grouping';
import type { Finding } from '../rules/rule';
import { checkWhole, claimedFixesOf, firstFixOf, type RunOptions } from '../rules/run';
import { collide, type TextEdit } from '../text/edit';
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
export function chooseFixes(
  context: AgentContext,
  choice: FixChoice,
  options: RunOptions = {},
  trials: Trials = { left: Number.POSITIVE_INFINITY },
): readonly ChosenFix[] {
  if (choice === 'safe' && !isTriable(context)) return [];
  let accepted: readonly Accepted[] = [];
  let waiting =
    choice === 'safe' ? safeCandidates(context, options) : namedCandidates(context, choice, options, trials);
  while (waiting.length > 0 && trials.left > 0) {
    const taken = createTakenEdits();
    for (const { fix } of accepted) taken.add(fix.edits);
    const apart: Candidate[] = [];
    const colliding: Candidate[] = [];
    for (const candidate of waiting) (taken.add(candidate.fixes[0]?.edits ?? []) ? apart : colliding).push(candidate);
    const before = accepted.length;
    accepted = accept(apart, accepted, context, choice, trials);
    // Where all are accepted, the others collide with them. Else they may collide with rejected ones only.
    waiting = accepted.length - before === apart.length ? [] : colliding;
  }
  return [...accepted].sort((a, b) => a.at - b.at);
}

function safeCandidates(context: AgentContext, options: RunOptions): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const [at, finding] of checkWhole(context, options).flatMap(placesOf).entries()) {
    if (candidates.length >= MOST_A_ROUND) break;
    if (finding.severity === 'hint' && finding.tag === 'unnecessary') continue;
    const fixes = claimedFixesOf(finding, context, options);
    if (fixes.length > 0) candidates.push({ at, finding, fixes });
  }
  return candidates;
}

function namedCandidates(
  context: AgentContext,
  rules: ReadonlySet<string>,
  options: RunOptions,
  trials: Trials,
): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const [at, finding] of checkWhole(context, options).flatMap(placesOf).entries()) {
    if (candidates.length >= MOST_A_ROUND || trials.left <= 0) break;
    if (!rules.has(finding.rule)) continue;
    trials.left--;
    const fix = firstFixOf(finding, context, options);
    if (fix) candidates.push({ at, finding, fixes: [fix] });
  }
  return candidates;
}

/** Adds as many as are acceptable together, in order; each trial is one reread. */
function accept(
  candidates: readonly Candidate[],
  before: readonly Accepted[],
  context: AgentContext,
  choice: FixChoice,
  trials: Trials,
): readonly Accepted[] {
  let accepted = before;
  const isAccepted = (more: readonly Accepted[]): boolean => {
    if (trials.left <= 0) return false;
    trials.left--;
    const all = [...accepted, ...more];
    const fixes = all.map(({ fix }) => fix);
    if (!(choice === 'safe' ? areSafeTogether(fixes, context) : loadsAfter(fixes, context))) return false;
    accepted = all;
    return true;
  };
  const settle = (group: readonly Candidate[]): void => {
    const [only] = group;
    if (!only || trials.left <= 0) return;
    const firsts = group.flatMap(({ at, finding, fixes: [fix] }) => (fix ? [{ at, finding, fix }] : []));
    if (isAccepted(firsts)) return;
    if (group.length > 1) {
      const half = Math.ceil(group.length / 2);
      settle(group.slice(0, half));
      settle(group.slice(half));
      return;
    }
    const { at, finding, fixes } = only;
    fixes
      .slice(1)
      .some((fix) => !accepted.some((other) => collides(fix, other.fix)) && isAccepted([{ at, finding, fix }]));
  };
  settle(candidates);
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
