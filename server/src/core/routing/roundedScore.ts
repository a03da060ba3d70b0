// Scores in whole tenths, as they are shown. Every number about a row comes from here: an agent's words add up to its score, and
// leads are differences of rounded scores.

import { tenths } from '../../../../common/src/numbers';
import { compare } from '../text/strings';
import type { AgentScore, Reason, RouteRow, TermField } from './router';

interface RoundedWord {
  /** As the prompt has it. */
  readonly term: string;
  /** The field that gives most; `body` stands apart from what the orchestrator reads. */
  readonly field: TermField;
  readonly tenths: number;
}

export interface RoundedScore {
  readonly agent: string;
  readonly tenths: number;
  /** What words of the body give, of `tenths`. */
  readonly bodyTenths: number;
  /** Most first. Their tenths sum to the score's; words that round to nothing are left out. */
  readonly words: readonly RoundedWord[];
}

export function roundedScore({ agent, score, reasons }: AgentScore): RoundedScore {
  const merged = new Map<string, { term: string; field: TermField; points: number; most: number }>();
  for (const { term, field, points } of reasons) {
    const key = `${field === 'body' ? 'body' : 'read'} ${term}`;
    const word = merged.get(key);
    if (!word) merged.set(key, { term, field, points, most: points });
    else {
      word.points += points;
      if (points > word.most) Object.assign(word, { field, most: points });
    }
  }
  const all = [...merged.values()];
  const total = tenths(score);
  const rounded = apportion(
    all.map(({ points }) => points * 10),
    total,
  );
  const words = all
    .map(({ term, field }, i): RoundedWord => ({ term, field, tenths: rounded[i] ?? 0 }))
    .filter((word) => word.tenths > 0)
    .sort((a, b) => b.tenths - a.tenths);
  const bodyTenths = words.reduce((sum, word) => sum + (word.field === 'body' ? word.tenths : 0), 0);
  return { agent, tenths: total, bodyTenths, words };
}

/** Whole numbers near `values` that sum to `total`: the largest remainders are rounded up. */
export function apportion(values: readonly number[], total: number): readonly number[] {
  const down = values.map(Math.floor);
  const missing = total - down.reduce((sum, n) => sum + n, 0);
  const order = values.map((v, i) => ({ i, rest: v - Math.floor(v) })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  const raised = new Set(order.slice(0, Math.max(0, missing)).map(({ i }) => i));
  return down.map((n, i) => (raised.has(i) ? n + 1 : n));
}

/** Points of each word over all fields. */
export function pointsByTerm(reasons: readonly Reason[]): ReadonlyMap<string, number> {
  const points = new Map<string, number>();
  for (const reason of reasons) points.set(reason.term, (points.get(reason.term) ?? 0) + reason.points);
  return points;
}

/** The field that gives most of a word's points. */
export function fieldOf(reasons: readonly Reason[], term: string): TermField {
  let best: Reason | undefined;
  for (const reason of reasons) if (reason.term === term && (!best || reason.points > best.points)) best = reason;
  return best?.field ?? 'description';
}

/** A word that gives one agent more than the other. */
export interface DecidingWord {
  readonly term: string;
  /** Where the agent it speaks for has it. */
  readonly field: TermField;
}

/** Words that give `winner` more than `loser`, the largest difference first; none that would round to nothing. */
export function decidingWords(winner: AgentScore, loser: AgentScore | undefined): readonly DecidingWord[] {
  const theirs = pointsByTerm(loser?.reasons ?? []);
  return [...pointsByTerm(winner.reasons)]
    .map(([term, points]) => ({ term, more: points - (theirs.get(term) ?? 0) }))
    .filter(({ more }) => tenths(more) > 0)
    .sort((a, b) => b.more - a.more || compare(a.term, b.term))
    .map(({ term }) => ({ term, field: fieldOf(winner.reasons, term) }));
}

/** First by name and description alone, ties by name; undefined where no agent shares a word there. */
export function firstByName(ranked: RouteRow['ranked'], except?: AgentScore): AgentScore | undefined {
  let best: AgentScore | undefined;
  for (const each of ranked) {
    if (each === except) continue;
    const lead = each.visibleScore - (best?.visibleScore ?? 0);
    if (lead > 0 || (lead === 0 && best && compare(each.agent, best.agent) < 0)) best = each;
  }
  return best;
}
