// Drops findings that another finding explains: one cause, one finding. Near-linear in the number of findings.

import type { Entry } from '../syntax/document';
import { entryAt } from '../syntax/entryQueries';
import type { Span } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';
import type { Finding, RuleModule } from './rule';

export function withoutSubsumed(
  found: readonly Finding[],
  rules: readonly RuleModule[],
  context: AgentContext,
): readonly Finding[] {
  const subsumes = subsuming(rules);
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
  const spans = new Map<string, Span[]>();
  for (const { rule, span } of general) {
    const known = spans.get(rule);
    if (known) known.push(span);
    else spans.set(rule, [span]);
  }
  const places = [...spans].map(([rule, ordered]) => ({ rule, overlap: overlapsAny(ordered) }));
  const atSamePlace = (finding: Finding): boolean =>
    places.some(({ rule, overlap }) => explains(rule, finding.rule) && overlap(finding.span));
  return found.filter((finding) => !inSameField(finding) && !atSamePlace(finding));
}

const subsumedIds = new WeakMap<readonly RuleModule[], ReadonlyMap<string, readonly string[]>>();

/** What each rule subsumes, by id; only rules that subsume others. */
function subsuming(rules: readonly RuleModule[]): ReadonlyMap<string, readonly string[]> {
  const known = subsumedIds.get(rules);
  if (known) return known;
  const made = new Map(rules.filter((rule) => rule.subsumes.length > 0).map((rule) => [rule.id, rule.subsumes]));
  subsumedIds.set(rules, made);
  return made;
}

/** Whether a span overlaps one of these, which are in order of their starts. Each answer is O(log n). */
function overlapsAny(ordered: readonly Span[]): (span: Span) => boolean {
  const furthest = furthestEnds(ordered);
  const furthestOfEmpty = furthestEnds(ordered.filter(({ start, end }) => start === end));
  const furthestOfOthers = furthestEnds(ordered.filter(({ start, end }) => start < end));
  // As `overlaps` defines it: an empty span overlaps what it touches.
  return ({ start, end }) =>
    start === end ? furthest(end) >= start : furthestOfOthers(end - 1) > start || furthestOfEmpty(end) >= start;
}

/** The end furthest down of the spans that start at or before an offset. */
function furthestEnds(ordered: readonly Span[]): (offset: number) => number {
  let most = -1;
  const ends = ordered.map(({ end }) => {
    most = Math.max(most, end);
    return most;
  });
  return (offset) => ends[countUpTo(ordered, offset) - 1] ?? -1;
}

/** How many of the ordered spans start at or before the offset. */
function countUpTo(ordered: readonly Span[], offset: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
