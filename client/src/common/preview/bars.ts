// Turns scores into what a bar and its chips show: one decimal, rounded so that the parts add up to the whole, and what
// comes from a body kept apart from what the orchestrator reads.

import type { AgentScore, Reason, RouteRow, TermField } from '../../../../common/src/protocol/routing';

export interface Chip {
  readonly term: string;
  /** One decimal: `1.6`. */
  readonly points: string;
  readonly field: TermField;
}

export interface Bar {
  readonly agent: string;
  readonly own: boolean;
  /** One decimal; the chips of an agent add up to it. */
  readonly points: string;
  readonly bodyPoints: string;
  /** Shares of the bar's full length, 0 … 1. */
  readonly seen: number;
  readonly body: number;
  readonly chips: readonly Chip[];
}

const ROWS = 5;
/** A weak prompt must look weak: below this many points the first bar does not fill its track. */
const LEAST_SCALE = 3;

/** The best five that share a word with the prompt. */
export function barsOf(row: RouteRow, own: string): readonly Bar[] {
  const scale = Math.max(row.ranked[0]?.score ?? 0, LEAST_SCALE);
  return row.ranked
    .slice(0, ROWS)
    .filter((scored) => tenths(scored.score) > 0)
    .map((scored): Bar => {
      const chips = chipsOf(scored);
      const body = chips.reduce((sum, c) => sum + (c.field === 'body' ? c.tenths : 0), 0);
      const bodyScore = scored.reasons.reduce((sum, r) => sum + (r.field === 'body' ? r.points : 0), 0);
      return {
        agent: scored.agent,
        own: scored.agent === own,
        points: decimal(tenths(scored.score)),
        bodyPoints: decimal(body),
        seen: (scored.score - bodyScore) / scale,
        body: bodyScore / scale,
        chips: chips.map(({ term, field, tenths: t }) => ({ term, field, points: decimal(t) })),
      };
    });
}

export const tenths = (points: number): number => Math.round(points * 10);
export const decimal = (value: number): string => (value / 10).toFixed(1);

interface Tenths {
  readonly term: string;
  readonly field: TermField;
  readonly tenths: number;
}

/** One chip per word for what is read, under the field that gives most, and one for what only the body gives. */
function chipsOf({ score, reasons }: AgentScore): readonly Tenths[] {
  const merged = new Map<string, { term: string; field: TermField; points: number; most: number }>();
  for (const reason of reasons) {
    const key = `${reason.field === 'body' ? 'body' : 'seen'} ${reason.term}`;
    const chip = merged.get(key);
    if (!chip) merged.set(key, { term: reason.term, field: reason.field, points: reason.points, most: reason.points });
    else {
      chip.points += reason.points;
      if (reason.points > chip.most) Object.assign(chip, { field: reason.field, most: reason.points });
    }
  }
  const chips = [...merged.values()];
  const rounded = addUp(
    chips.map((c) => c.points * 10),
    tenths(score),
  );
  return chips
    .map(({ term, field }, i) => ({ term, field, tenths: rounded[i] ?? 0 }))
    .filter((c) => c.tenths > 0)
    .sort((a, b) => b.tenths - a.tenths);
}

/** Whole numbers near the given ones that sum to `total`: the largest remainders are rounded up. */
export function addUp(values: readonly number[], total: number): readonly number[] {
  const down = values.map(Math.floor);
  const missing = total - down.reduce((sum, n) => sum + n, 0);
  const order = values.map((v, i) => ({ i, rest: v - Math.floor(v) })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  const raised = new Set(order.slice(0, Math.max(0, missing)).map(({ i }) => i));
  return down.map((n, i) => (raised.has(i) ? n + 1 : n));
}

/** What a word gives to an agent, over all fields. */
export function pointsByTerm(reasons: readonly Reason[]): ReadonlyMap<string, number> {
  const points = new Map<string, number>();
  for (const r of reasons) points.set(r.term, (points.get(r.term) ?? 0) + r.points);
  return points;
}
