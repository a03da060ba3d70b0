// Runs the selected rules over a document: at once, or in steps. A throwing rule does not affect the others.

import { isUnparsed } from '../syntax/yamlDocument';
import type { Steps, Working } from '../text/steps';
import type { AgentContext } from '../workspace/agentContext';
import type { Finding, Found, RuleModule, UnusedSuppression } from './rule';
import type { SelectedRule } from './selection';

export interface RuleErrors {
  /** Called when a rule throws; the other rules still report. */
  readonly onError?: (rule: string, error: unknown) => void;
}

/** Rules in one step of a text of ordinary length, and that length in characters; in a longer text each rule is a step. */
const RULES_A_STEP = 16;
const ORDINARY_LENGTH = 8_000;

/** `unused`: suppression comments without effect, for rules that check those. Without `work`, all rules at once. */
export function* findingsOf(
  selected: readonly SelectedRule[],
  context: AgentContext,
  options: RuleErrors,
  work?: Working,
  unused?: readonly UnusedSuppression[],
): Steps<Finding[]> {
  const all: Finding[] = [];
  if (!work) {
    for (const each of selected) runRule(each, context, options, all, unused);
    return all;
  }
  if (context.doc.text.length > ORDINARY_LENGTH) {
    for (const each of selected) {
      yield* runRuleSteps(each, context, options, all, work, unused);
      yield;
    }
    return all;
  }
  let at = 0;
  for (let end = RULES_A_STEP; at < selected.length; end += RULES_A_STEP) {
    // When the step is repeated, it goes on with the rule that it was left in.
    yield* work(() => {
      for (let each = selected[at]; each && at < end; each = selected[++at])
        runRule(each, context, options, all, unused);
    });
    yield;
  }
  return all;
}

function runRule(
  selected: SelectedRule,
  context: AgentContext,
  options: RuleErrors,
  found: Finding[],
  unused?: readonly UnusedSuppression[],
): void {
  const before = found.length;
  try {
    // Most rules find nothing: a single `next()` is several times cheaper than `Array.from`.
    for (const each of reported(selected, context, unused)) found.push(findingOf(each, selected, context));
  } catch (error) {
    found.length = before;
    if (isUnparsed(error)) throw error;
    options.onError?.(selected.rule.id, error);
  }
}

/** Findings of one rule in one step. */
const FINDINGS_A_STEP = 200;

/** The same in steps. Where a step is repeated, the rule starts anew: an iterator that threw is at its end. */
function* runRuleSteps(
  selected: SelectedRule,
  context: AgentContext,
  options: RuleErrors,
  found: Finding[],
  work: Working,
  unused?: readonly UnusedSuppression[],
): Steps<void> {
  const before = found.length;
  let paused: Iterator<Found<unknown>> | undefined;
  const proceed = (): boolean => {
    if (!paused) found.length = before;
    const running = paused ?? reported(selected, context, unused)[Symbol.iterator]();
    paused = undefined;
    for (let count = 0; count < FINDINGS_A_STEP; count++) {
      const next = running.next();
      if (next.done) return true;
      found.push(findingOf(next.value, selected, context));
    }
    paused = running;
    return false;
  };
  try {
    while (!(yield* work(proceed))) yield;
  } catch (error) {
    found.length = before;
    options.onError?.(selected.rule.id, error);
  }
}

const reported = (
  { rule }: SelectedRule,
  context: AgentContext,
  unused: readonly UnusedSuppression[] | undefined,
): Iterable<Found<unknown>> => (unused ? checkSuppressions(rule, context, unused) : rule.check(context));

const findingOf = (each: Found<unknown>, { rule, severity }: SelectedRule, context: AgentContext): Finding => ({
  rule: rule.id,
  severity: severity ?? each.severity ?? rule.severity,
  span: each.span,
  message: { id: `${rule.id}.${each.messageId}`, args: withProduct(each, rule, context) },
  data: each.data,
  related: each.related ?? [],
  ...(each.about ? { about: each.about } : {}),
  ...(each.tag ? { tag: each.tag } : {}),
});

const checkSuppressions = (rule: RuleModule, context: AgentContext, unused: readonly UnusedSuppression[]) =>
  rule.checkSuppressions?.(context, unused) ?? [];

/** Messages about the runtime name it by its product. */
const withProduct = ({ messageId, args = {} }: Found<unknown>, { messages }: RuleModule, { runtime }: AgentContext) =>
  messages[messageId]?.includes('{product}') ? { ...args, product: runtime.product } : args;
