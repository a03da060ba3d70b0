// Runs the rules over one document: severities, subsumption, suppressions, order. A throwing rule does not affect the others.

import type { Fix } from '../fixes/fix';
import { tryFixes } from '../fixes/tryFixes';
import { inSteps, isUnparsed } from '../syntax/yamlDocument';
import { slice } from '../text/span';
import { atOnce, finish, type Steps, type Working } from '../text/steps';
import type { AgentContext } from '../workspace/agentContext';
import type { SeverityMap } from '../workspace/settings';
import { fixOfAll, grouped, MOST_FIXED_AT_ONCE, placesOf } from './grouping';
import { rules as allRules, ruleExplaining } from './registry';
import type { Finding, Found, RuleModule, Severity, UnusedSuppression } from './rule';
import { withoutSubsumed } from './subsumption';
import { suppressionsOf } from './suppressions';

export interface RunOptions {
  readonly severities?: SeverityMap;
  /** Called when a rule throws; the other rules still report. */
  readonly onError?: (rule: string, error: unknown) => void;
  readonly rules?: readonly RuleModule[];
}

/** Sorted by place, then rule. Typically under a millisecond for a file of ordinary size. */
export const check = (context: AgentContext, options: RunOptions = {}): readonly Finding[] =>
  finish(run(context, options, atOnce));

/** The same, a rule a step. */
export const checkSteps = (context: AgentContext, options: RunOptions = {}): Steps<readonly Finding[]> =>
  run(context, options, inSteps);

function* run(context: AgentContext, options: RunOptions, work: Working): Steps<readonly Finding[]> {
  if (context.verdict.status === 'not-an-agent') return [];
  const unread = hasUnreadFields(context);
  // Without frontmatter the whole file is body; only the rule that explains it reports.
  const only =
    context.doc.fence.state === 'none' && context.verdict.status === 'skipped' && context.verdict.reason.code;
  const isAsked = ({ dialect, needs = [], explains, when, checkSuppressions }: RuleModule): boolean =>
    (dialect === undefined || dialect === context.runtime.dialect) &&
    needs.every((capability) => context.runtime.can(capability)) &&
    (unread
      ? when === 'unread' || checkSuppressions !== undefined
      : (only === false || explains?.includes(only) === true) &&
        (when === undefined || when === context.verdict.status));
  const speaks = (rule: RuleModule): boolean => isAsked(rule) && severityOf(rule, options) !== 'off';
  const rules = options.rules ?? allRules;
  const all: Finding[] = [];
  for (const rule of rules) {
    if (!speaks(rule)) continue;
    for (const finding of yield* reported(rule, context, options, work)) all.push(finding);
    yield;
  }
  const found = all.filter((each) => isRead(each, context) || isOnlyReason(each, all, { context, rules }));
  const explained = withoutSubsumed(found, rules, context);
  // An error that explains the skip reason must itself be reported as an error.
  const isSilent = context.verdict.status === 'skipped' && !explained.some(isError);
  const kept = isSilent ? [...explained, ...found.filter(isError)] : explained;
  const suppressions = suppressionsOf(context.doc);
  const about: Finding[] = [];
  if (suppressions.all.length > 0) {
    const asked = rules.filter(speaks);
    const known = new Set(asked.map((rule) => rule.id));
    const unused = suppressions.unused(kept).filter((item) => known.has(item.rule));
    for (const rule of asked) about.push(...(yield* reported(rule, context, options, work, unused)));
  }
  const settled = suppressions.all.length === 0 ? kept : suppressions.apply([...kept, ...about]);
  const sorted = [...settled].sort(
    (a, b) =>
      a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
  return grouped(sorted, rules, context);
}

/** A plugin's agent that loads although its frontmatter is unreadable or missing. */
const hasUnreadFields = ({ verdict }: AgentContext): boolean =>
  verdict.status === 'loads' && verdict.reading.state !== 'valid' && verdict.reading.state !== 'repaired';

/** Text after the frontmatter's cut has no findings of its own; the cut has one. */
function isRead(finding: Finding, { doc, verdict }: AgentContext): boolean {
  const cut = verdict.reading.cutAt;
  return cut === undefined || finding.span.start <= cut || finding.span.start >= doc.body.start;
}

/** The skip reason is reported even after the cut. */
const isOnlyReason = (
  { rule, severity }: Finding,
  all: readonly Finding[],
  { context, rules }: { readonly context: AgentContext; readonly rules: readonly RuleModule[] },
): boolean =>
  context.verdict.status === 'skipped' &&
  rule === ruleExplaining(context.verdict.reason.code, rules) &&
  severity === 'error' &&
  !all.some((other) => isError(other) && isRead(other, context));

const isError = ({ severity }: Finding): boolean => severity === 'error';

/** As set by the settings; absent where each finding has its own. */
export const severityOf = (
  { id, offByDefault }: RuleModule,
  { severities }: RunOptions,
): Severity | 'off' | undefined => severities?.[id] ?? (offByDefault ? 'off' : undefined);

const checkSuppressions = (rule: RuleModule, context: AgentContext, unused: readonly UnusedSuppression[]) =>
  rule.checkSuppressions?.(context, unused) ?? [];

/** Messages about the runtime name it by its product. */
const withProduct = ({ messageId, args = {} }: Found<unknown>, { messages }: RuleModule, { runtime }: AgentContext) =>
  messages[messageId]?.includes('{product}') ? { ...args, product: runtime.product } : args;

/** None for a rule that throws. */
function* reported(
  rule: RuleModule,
  context: AgentContext,
  options: RunOptions,
  work: Working,
  unused?: readonly UnusedSuppression[],
): Steps<readonly Finding[]> {
  try {
    return yield* work(() => findingsOf(rule, context, options, unused));
  } catch (error) {
    options.onError?.(rule.id, error);
    return [];
  }
}

/** `unused`: suppression comments without effect, for rules that check those. */
function findingsOf(
  rule: RuleModule,
  context: AgentContext,
  options: RunOptions,
  unused?: readonly UnusedSuppression[],
): readonly Finding[] {
  const set = severityOf(rule, options);
  if (set === 'off') return [];
  const findings: Finding[] = [];
  // Most rules find nothing: a single `next()` is several times cheaper than `Array.from`.
  for (const found of unused ? checkSuppressions(rule, context, unused) : rule.check(context))
    findings.push({
      rule: rule.id,
      severity: set ?? found.severity ?? rule.severity,
      span: found.span,
      message: { id: `${rule.id}.${found.messageId}`, args: withProduct(found, rule, context) },
      data: found.data,
      related: found.related ?? [],
      ...(found.about ? { about: found.about } : {}),
      ...(found.tag ? { tag: found.tag } : {}),
    });
  return findings;
}

/**
 * The fixes of one finding, recomputed by its rule; nothing is cached between requests. For a finding with several places: those
 * of each place, then one for all. None if the rule throws, which is reported to `onError`.
 */
export function fixesOf(finding: Finding, context: AgentContext, options: RunOptions = {}): readonly Fix[] {
  return guarded(finding, options, () => {
    const offered = fixesOfPlaces(finding, context, options);
    return tryFixes([...offered.flat(), ...fixOfAll(offered, context)], context);
  });
}

/** The fix for all places of a finding at once; none for a finding with one place. */
export function fixesOfAll(finding: Finding, context: AgentContext, options: RunOptions = {}): readonly Fix[] {
  const count = finding.places?.length ?? 1;
  if (count === 1 || count > MOST_FIXED_AT_ONCE) return [];
  return guarded(finding, options, () =>
    tryFixes(fixOfAll(fixesOfPlaces(finding, context, options), context), context),
  );
}

/** The first fix that fix-all may apply; cheaper than `fixesOf`, because unsafe fixes are not tried. */
export function safeFixOf(finding: Finding, context: AgentContext, options: RunOptions = {}): Fix | undefined {
  for (const fix of fixesOfPlaces(finding, context, options).flat()) {
    if (!fix.safe) continue;
    const [tried] = guarded(finding, options, () => tryFixes([fix], context));
    if (tried?.safe) return tried;
  }
  return undefined;
}

function fixesOfPlaces(finding: Finding, context: AgentContext, options: RunOptions): readonly (readonly Fix[])[] {
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
