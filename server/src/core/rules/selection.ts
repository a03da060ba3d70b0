// Chooses the rules that run for a file. Most files of a run share one choice, so the last ones are kept.

import type { Runtime } from '../dialects/runtime';
import type { AgentContext } from '../workspace/agentContext';
import type { SeverityMap } from '../workspace/settings';
import type { RuleModule, Severity } from './rule';

export interface SelectedRule {
  readonly rule: RuleModule;
  /** As set by the settings; absent where each finding has its own. */
  readonly severity: Severity | undefined;
}

interface Choice {
  readonly runtime: Runtime;
  readonly rules: readonly RuleModule[];
  readonly severities: SeverityMap | undefined;
  /** What decides beside them. */
  readonly state: string;
  readonly selected: readonly SelectedRule[];
}

const recent: Choice[] = [];
const KEPT = 16;

/** In the order of `rules`. O(1) for a file like one of the last. */
export function selectRules(
  context: AgentContext,
  rules: readonly RuleModule[],
  severities?: SeverityMap,
): readonly SelectedRule[] {
  const { runtime, verdict, doc } = context;
  const unread = hasUnreadFields(context);
  // Without frontmatter the whole file is body; only the rule that explains it reports.
  const only = doc.fence.state === 'none' && verdict.status === 'skipped' && verdict.reason.code;
  const state = `${verdict.status} ${unread} ${only}`;
  const known = recent.find(
    (each) =>
      each.state === state && each.rules === rules && each.severities === severities && each.runtime === runtime,
  );
  if (known) return known.selected;
  const isAsked = ({ dialect, needs = [], explains, when, checkSuppressions }: RuleModule): boolean =>
    (dialect === undefined || dialect === runtime.dialect) &&
    needs.every((capability) => runtime.can(capability)) &&
    (unread
      ? when === 'unread' || checkSuppressions !== undefined
      : (only === false || explains?.includes(only) === true) && (when === undefined || when === verdict.status));
  const selected = rules.flatMap((rule) => {
    const severity = severityOf(rule, severities);
    return severity === 'off' || !isAsked(rule) ? [] : [{ rule, severity }];
  });
  recent.unshift({ runtime, rules, severities, state, selected });
  recent.length = Math.min(recent.length, KEPT);
  return selected;
}

/** A plugin's agent that loads although its frontmatter is unreadable or missing. */
const hasUnreadFields = ({ verdict }: AgentContext): boolean =>
  verdict.status === 'loads' && verdict.reading.state !== 'valid' && verdict.reading.state !== 'repaired';

/** As set by the settings; absent where each finding has its own. */
export const severityOf = ({ id, offByDefault }: RuleModule, severities?: SeverityMap): Severity | 'off' | undefined =>
  severities?.[id] ?? (offByDefault ? 'off' : undefined);
