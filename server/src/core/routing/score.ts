// Scores agents for a prompt with BM25F: every word is saturated once over all fields of an agent, so that a word said in
// name, prose and body does not count three times. A score is the sum of its reasons, in their order, to the last bit.

import { type Counts, cell, FIELD_COUNT, rowOf, VISIBLE_FIELDS } from './agentCounts';
import { FIELDS } from './fields';
import type { Query } from './query';
import type { AgentScore, Reason, TermField } from './router';
import { K1, LENGTH_NORMS, WEIGHTS } from './weights';
import type { IndexedAgent, WordIndex } from './wordIndex';

const SHOWN_AS: readonly TermField[] = FIELDS.map((field) => {
  if (field === 'name') return 'name';
  if (field === 'prose') return 'description';
  return field === 'user' || field === 'context' || field === 'assistant' ? 'example' : 'body';
});

interface Tally {
  readonly reasons: Reason[];
  visible: number;
}

/** Every agent, best first; ties by name. */
export function scoreAgents(index: WordIndex, query: Query): readonly AgentScore[] {
  const averages = FIELDS.map((_, f) => index.averageLength(f));
  const tallies = new Map<IndexedAgent, Tally>();
  for (const term of query.terms) {
    if (term.id === undefined) continue;
    for (const agent of index.holders(term.id)) {
      const counts = query.hidden?.agent === agent ? query.hidden.counts : agent.counts.whole;
      const parts = fieldParts(counts, rowOf(counts, term.id), averages);
      if (!parts) continue;
      let tally = tallies.get(agent);
      if (!tally) {
        tally = { reasons: [], visible: 0 };
        tallies.set(agent, tally);
      }
      const { all, visible } = parts;
      tally.visible += (term.visibleWeight * visible) / (K1 + visible);
      const points = (term.weight * all) / (K1 + all);
      for (const [field, part] of byField(parts.parts)) {
        if (part > 0) tally.reasons.push({ term: term.shown, field, points: (points * part) / all });
      }
    }
  }
  const scored = [...index.agents()].map((agent): AgentScore => {
    const tally = tallies.get(agent);
    const reasons = (tally?.reasons ?? []).sort(byPoints);
    const score = reasons.reduce((sum, r) => sum + r.points, 0);
    return { agent: agent.name, score, visibleScore: tally?.visible ?? 0, reasons };
  });
  return scored.sort((a, b) => b.score - a.score || compare(a.agent, b.agent));
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byPoints = (a: Reason, b: Reason): number =>
  b.points - a.points || compare(a.term, b.term) || compare(a.field, b.field);

/** What each field adds to the one saturated count of a word; undefined where the agent has the word in no field. */
function fieldParts(
  counts: Counts,
  row: number,
  averages: readonly number[],
): { parts: readonly number[]; all: number; visible: number } | undefined {
  if (row < 0) return undefined;
  const parts: number[] = [];
  let all = 0;
  let visible = 0;
  for (let f = 0; f < FIELD_COUNT; f++) {
    const times = cell(counts, row, f);
    const b = LENGTH_NORMS[f] ?? 0;
    const norm = 1 - b + (b * (counts.lengths[f] ?? 0)) / (averages[f] ?? 1);
    const part = times === 0 ? 0 : ((WEIGHTS[f] ?? 0) * times) / norm;
    parts.push(part);
    all += part;
    if (f < VISIBLE_FIELDS) visible += part;
  }
  return all > 0 ? { parts, all, visible } : undefined;
}

function byField(parts: readonly number[]): Iterable<readonly [TermField, number]> {
  const sums: Record<TermField, number> = { name: 0, description: 0, example: 0, body: 0 };
  parts.forEach((part, f) => {
    sums[SHOWN_AS[f] ?? 'body'] += part;
  });
  return [
    ['name', sums.name],
    ['description', sums.description],
    ['example', sums.example],
    ['body', sums.body],
  ];
}
