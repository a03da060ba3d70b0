// Drops findings that another finding explains: one cause, one finding. Near-linear in the number of findings.

import type { Entry } from '../syntax/document';
import { entryAt } from '../syntax/entryQueries';
import { overlaps } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';
import type { Finding, RuleModule } from './rule';

export function withoutSubsumed(
  found: readonly Finding[],
  rules: readonly RuleModule[],
  context: AgentContext,
): readonly Finding[] {
  const subsumes = new Map(rules.filter((rule) => rule.subsumes.length > 0).map((rule) => [rule.id, rule.subsumes]));
  const general = found.filter(({ rule }) => subsumes.has(rule)).sort((a, b) => a.span.start - b.span.start);
  if (general.length === 0) return found;
  /** `*` stands for every other rule: the field has no effect, so nothing else about it matters. */
  const explains = (by: string, rule: string): boolean => {
    const ids = subsumes.get(by) ?? [];
    return ids.includes(rule) || (ids.includes('*') && rule !== by);
  };
  const fieldOf = ({ about, span }: Finding): Entry | undefined => about ?? entryAt(context.doc, span.start);
  const byField = new Map<Entry, Set<string>>();
  for (const each of general) {
    const field = fieldOf(each);
    if (field) byField.set(field, (byField.get(field) ?? new Set()).add(each.rule));
  }
  const inSameField = (finding: Finding): boolean => {
    const field = fieldOf(finding);
    return field !== undefined && [...(byField.get(field) ?? [])].some((by) => explains(by, finding.rule));
  };
  const furthestEnds = runningMaximum(general.map(({ span }) => span.end));
  const atSamePlace = (finding: Finding): boolean => {
    for (let at = countUpTo(general, finding.span.end) - 1; at >= 0; at--) {
      const other = general[at];
      if (!other || (furthestEnds[at] ?? 0) < finding.span.start) return false;
      if (explains(other.rule, finding.rule) && overlaps(finding.span, other.span)) return true;
    }
    return false;
  };
  return found.filter((finding) => !inSameField(finding) && !atSamePlace(finding));
}

function runningMaximum(values: readonly number[]): readonly number[] {
  let most = 0;
  return values.map((value) => {
    most = Math.max(most, value);
    return most;
  });
}

/** Number of findings, sorted by start, that start at or before the offset. */
function countUpTo(ordered: readonly Finding[], offset: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
