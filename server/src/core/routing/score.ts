// Scores agents with BM25F: a word is saturated once over all fields. A score is exactly the sum of its reasons in order.

import { compare } from '../text/strings';
import { type Counts, cell, FIELD_COUNT, rowOf, VISIBLE_FIELDS } from './agentCounts';
import { FIELDS } from './fieldTexts';
import type { Query } from './query';
import type { AgentScore, Reason, TermField } from './router';
import { K1, LENGTH_NORMS, VERBATIM, WEIGHTS } from './weights';
import type { WordIndex } from './wordIndex';

const SHOWN_AS: readonly TermField[] = FIELDS.map((field) => {
  if (field === 'name') return 'name';
  if (field === 'prose') return 'description';
  return field === 'user' || field === 'context' || field === 'assistant' ? 'example' : 'body';
});

const USER = FIELDS.indexOf('user');

/** Every agent, best first; ties by name. */
export function scoreAgents(index: WordIndex, query: Query): readonly AgentScore[] {
  const averages = FIELDS.map((_, f) => index.averageLength(f));
  const parts: Parts = { name: 0, description: 0, example: 0, body: 0, visible: 0, all: 0 };
  const scored = Array.from(index.agents(), (agent): AgentScore => {
    const counts = query.hidden?.agent === agent ? query.hidden.counts : agent.counts.whole;
    const verbatim = query.verbatim.has(agent);
    const reasons: Reason[] = [];
    let visibleScore = 0;
    for (const term of query.terms) {
      const row = term.id === undefined ? -1 : rowOf(counts, term.id);
      if (row < 0) continue;
      measure(counts, row, averages, parts, verbatim);
      if (parts.all === 0) continue;
      visibleScore += (term.visibleWeight * parts.visible) / (K1 + parts.visible);
      const perPart = term.weight / (K1 + parts.all);
      for (const field of TERM_FIELDS) {
        const part = parts[field];
        if (part > 0) reasons.push({ term: term.shown, field, points: perPart * part });
      }
    }
    reasons.sort(byPoints);
    const score = reasons.reduce((sum, r) => sum + r.points, 0);
    return { agent: agent.name, score, visibleScore, reasons };
  });
  return scored.sort((a, b) => b.score - a.score || compare(a.agent, b.agent));
}

const byPoints = (a: Reason, b: Reason): number =>
  b.points - a.points || compare(a.term, b.term) || compare(a.field, b.field);

/** Contributions of the shown fields to the saturated count of one word. */
interface Parts extends Record<TermField, number> {
  visible: number;
  all: number;
}
const TERM_FIELDS: readonly TermField[] = ['name', 'description', 'example', 'body'];

/** Writes into `parts` to avoid allocation: runs for every word of the prompt and every agent that has it. */
function measure(counts: Counts, row: number, averages: readonly number[], parts: Parts, verbatim: boolean): void {
  for (const field of TERM_FIELDS) parts[field] = 0;
  parts.visible = 0;
  parts.all = 0;
  for (let f = 0; f < FIELD_COUNT; f++) {
    const times = cell(counts, row, f);
    if (times === 0) continue;
    const b = LENGTH_NORMS[f] ?? 0;
    const lead = verbatim && f === USER ? VERBATIM : 0;
    const part = lead + ((WEIGHTS[f] ?? 0) * times) / (1 - b + (b * (counts.lengths[f] ?? 0)) / (averages[f] ?? 1));
    parts[SHOWN_AS[f] ?? 'body'] += part;
    parts.all += part;
    if (f < VISIBLE_FIELDS) parts.visible += part;
  }
}
