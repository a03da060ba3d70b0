// Limits how many places of findings are listed; the rest is counted. The most severe are listed first, so that no severity and
// no reason why a file is skipped is lost.

import { placesOf } from './grouping';
import type { Finding, Severity } from './rule';

/** Places of one rule that are listed in a file. */
export const MOST_OF_RULE = 100;
/** Places of all rules that are listed in a file. */
export const MOST_OF_FILE = 1000;

/** Order of findings in a file: by place, then rule. */
export const byPlace = (a: Finding, b: Finding): number =>
  a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** What is not listed of a rule. */
interface Rest {
  /** The first place of the most severe. */
  readonly first: Finding;
  places: number;
  readonly findings: Record<Severity, number>;
}

/**
 * Expects and returns findings in order of place; where they are few, the same. `reason`: the rule that explains why the file is
 * skipped, whose errors come first. A rule with more places than are listed gets one finding that counts the others.
 */
export function listed(findings: readonly Finding[], reason?: string): readonly Finding[] {
  if (findings.reduce((sum, finding) => sum + placesOf(finding).length, 0) <= MOST_OF_RULE) return findings;
  const ofRule = new Map<string, number>();
  const rests = new Map<string, Rest>();
  const kept: Finding[] = [];
  let ofFile = 0;
  for (const finding of bySeverity(findings, reason)) {
    const places = placesOf(finding);
    const before = ofRule.get(finding.rule) ?? 0;
    const count = Math.min(places.length, MOST_OF_RULE - before, MOST_OF_FILE - ofFile);
    ofRule.set(finding.rule, before + count);
    ofFile += count;
    if (count > 0) kept.push(count === places.length ? finding : { ...finding, places: places.slice(0, count) });
    const next = places[count];
    if (!next) continue;
    const rest = rests.get(finding.rule) ?? { first: next, places: 0, findings: noFindings() };
    rest.places += places.length - count;
    if (count === 0) rest.findings[finding.severity]++;
    rests.set(finding.rule, rest);
  }
  return [...kept, ...[...rests.values()].map(countingFinding)].sort(byPlace);
}

function bySeverity(findings: readonly Finding[], reason: string | undefined): readonly Finding[] {
  const rankOf = ({ rule, severity }: Finding): number =>
    rule === reason && severity === 'error' ? -1 : RANK[severity];
  return [...findings].sort((a, b) => rankOf(a) - rankOf(b));
}

const noFindings = (): Record<Severity, number> => ({ error: 0, warning: 0, information: 0, hint: 0 });

const countingFinding = ({ first, places, findings }: Rest): Finding => ({
  rule: first.rule,
  severity: first.severity,
  span: first.span,
  message: { id: 'finding.unlisted', args: { count: places, ofRule: MOST_OF_RULE, ofFile: MOST_OF_FILE } },
  data: undefined,
  related: [],
  unlisted: { places, findings },
});
