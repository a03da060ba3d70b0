// Runs the rules over one document: severities, subsumption, suppressions, order. A throwing rule does not affect the others.

import type { Fix } from '../fixes/fix';
import { tryFixes } from '../fixes/tryFixes';
import { inSteps, isUnparsed } from '../syntax/yamlDocument';
import { slice } from '../text/span';
import { atOnce, finish, type Steps, type Working } from '../text/steps';
import type { AgentContext } from '../workspace/agentContext';
import type { SeverityMap } from '../workspace/settings';
import { fixOfAll, grouped, MOST_FIXED_AT_ONCE, placesOf } from './grouping';
import { byPlace, listed } from './limits';
import { rules as allRules, ruleExplaining } from './registry';
import type { Finding, RuleModule } from './rule';
import { findingsOf, type RuleErrors } from './runRules';
import { selectRules } from './selection';
import { withoutSubsumed } from './subsumption';
import { suppressionsOf } from './suppressions';

export interface RunOptions extends RuleErrors {
  readonly severities?: SeverityMap;
  readonly rules?: readonly RuleModule[];
}

/** What is listed of a file, sorted by place, then rule. Typically under a millisecond for a file of ordinary size. */
export const check = (context: AgentContext, options: RunOptions = {}): readonly Finding[] =>
  listed(checkWhole(context, options), skippedBy(context, options));

/** The same, a rule a step. */
export function* checkSteps(context: AgentContext, options: RunOptions = {}): Steps<readonly Finding[]> {
  return listed(yield* run(context, options, inSteps), skippedBy(context, options));
}

/** Every finding, however many, a rule a step where `work` has steps. */
export const checkWholeSteps = (context: AgentContext, options: RunOptions, work: Working): Steps<readonly Finding[]> =>
  run(context, options, work === atOnce ? undefined : work);

/** The same at once. */
export const checkWhole = (context: AgentContext, options: RunOptions = {}): readonly Finding[] =>
  finish(run(context, options));

/** Id of the rule that explains why the file is skipped. */
const skippedBy = ({ verdict }: AgentContext, { rules = allRules }: RunOptions): string | undefined =>
  verdict.status === 'skipped' ? ruleExplaining(verdict.reason.code, rules) : undefined;

function* run(context: AgentContext, options: RunOptions, work?: Working): Steps<readonly Finding[]> {
  if (context.verdict.status === 'not-an-agent') return [];
  const rules = options.rules ?? allRules;
  const selected = selectRules(context, rules, options.severities);
  const all = yield* findingsOf(selected, context, options, work);
  // The skip reason is reported even after the cut.
  const reason = all.some((each) => isError(each) && isRead(each, context)) ? undefined : skippedBy(context, options);
  const found = all.filter((each) => isRead(each, context) || (each.rule === reason && isError(each)));
  const explained = withoutSubsumed(found, rules, context);
  // An error that explains the skip reason must itself be reported as an error.
  const isSilent = context.verdict.status === 'skipped' && !explained.some(isError);
  const kept = isSilent ? [...explained, ...found.filter(isError)] : explained;
  const suppressions = suppressionsOf(context.doc);
  let settled = kept;
  if (suppressions.all.length > 0) {
    const known = new Set(selected.map(({ rule }) => rule.id));
    const unused = suppressions.unused(kept).filter((item) => known.has(item.rule));
    settled = suppressions.apply([...kept, ...(yield* findingsOf(selected, context, options, work, unused))]);
  }
  return grouped([...settled].sort(byPlace), rules, context);
}

/** Text after the frontmatter's cut has no findings of its own; the cut has one. */
function isRead(finding: Finding, { doc, verdict }: AgentContext): boolean {
  const cut = verdict.reading.cutAt;
  return cut === undefined || finding.span.start <= cut || finding.span.start >= doc.body.start;
}

const isError = ({ severity }: Finding): boolean => severity === 'error';

/** Adds the findings of a rule to `found`; none if it throws. */

/**
 * The fixes of one finding, recomputed by its rule; nothing is cached between requests. For a finding with several places: those
 * of each place, then one for all. None if the rule throws, which is reported to `onError`.
 */
export const fixesOf = (finding: Finding, context: AgentContext, options: RunOptions = {}): readonly Fix[] =>
  fixesWithin(Number.POSITIVE_INFINITY, finding, context, options)?.fixes ?? [];

/** The same with their number of trials; absent where they take more than `most`. */
export function fixesWithin(
  most: number,
  finding: Finding,
  context: AgentContext,
  options: RunOptions = {},
): { readonly fixes: readonly Fix[]; readonly trials: number } | undefined {
  const offered = fixesOfPlaces(finding, context, options);
  const count = offered.flat().length;
  if (count > most) return undefined;
  const fixes = guarded(finding, options, () => {
    const all = count < most ? fixOfAll(offered, context) : [];
    return tryFixes([...offered.flat(), ...all], context);
  });
  return { fixes, trials: count + (offered.length > 1 ? 2 : 0) };
}

/** The fix for all places of a finding at once; none for a finding with one place. */
export function fixesOfAll(finding: Finding, context: AgentContext, options: RunOptions = {}): readonly Fix[] {
  const count = finding.places?.length ?? 1;
  if (count === 1 || count > MOST_FIXED_AT_ONCE) return [];
  return guarded(finding, options, () =>
    tryFixes(fixOfAll(fixesOfPlaces(finding, context, options), context), context),
  );
}

/** The fixes of one place that its rule claims to be safe, untried. */
export const claimedFixesOf = (finding: Finding, context: AgentContext, options: RunOptions = {}): readonly Fix[] =>
  fixesOfPlaces(finding, context, options)
    .flat()
    .filter((fix) => fix.safe);

/** The first fix that fix-all may apply. */
export function safeFixOf(finding: Finding, context: AgentContext, options: RunOptions = {}): Fix | undefined {
  for (const fix of claimedFixesOf(finding, context, options)) {
    const [tried] = guarded(finding, options, () => tryFixes([fix], context));
    if (tried?.safe) return tried;
  }
  return undefined;
}

/** The first fix that can be applied, safe or not; none with a placeholder. */
export function firstFixOf(finding: Finding, context: AgentContext, options: RunOptions = {}): Fix | undefined {
  for (const fix of fixesOfPlaces(finding, context, options).flat()) {
    if (fix.placeholder) continue;
    const [tried] = guarded(finding, options, () => tryFixes([fix], context));
    if (tried) return tried;
  }
  return undefined;
}

function fixesOfPlaces(finding: Finding, context: AgentContext, options: RunOptions): readonly (readonly Fix[])[] {
  if (finding.unlisted) return [];
  const rule = (options.rules ?? allRules).find((candidate) => candidate.id === finding.rule);
  if (!rule) return [];
  return placesOf(finding).map(({ data, span }) =>
    guarded(finding, options, () => rule.fixes(data, span, context).filter((fix) => changesSomething(fix, context))),
  );
}

function guarded(finding: Finding, { onError }: RunOptions, fixes: () => readonly Fix[]): readonly Fix[] {
  try {
    return fixes();
  } catch (error) {
    if (isUnparsed(error)) throw error;
    onError?.(finding.rule, error);
    return [];
  }
}

/** Drops edits that change nothing. */
function changesSomething({ edits }: Fix, { doc }: AgentContext): boolean {
  return edits.some(({ span, newText }) => slice(doc.text, span) !== newText);
}
