// Finds agents that compete: one's description, ranked as a prompt, gives the other nearly as many points. Costs about one ranking per
// agent.

import { compare } from '../text/strings';
import { cell, FIELD_COUNT, rowOf } from './agentCounts';
import { FIELDS, fieldTexts } from './fieldTexts';
import { idf } from './query';
import type { CompetingPair } from './routingResults';
import { tokens } from './tokenize';
import { K1, LENGTH_NORMS, REPEAT, SMALL_WORKSPACE, VISIBLE_RARITY, WEIGHTS } from './weights';
import type { IndexedAgent, WordIndex } from './wordIndex';

export const COMPETES = 0.3;
export const COMPETES_STRONGLY = 0.5;

/** Other agents by their score for the agent's name and description, as a share of its own score; at least `least`. */
export function sharesOf(index: WordIndex, of: IndexedAgent, least: number): ReadonlyMap<IndexedAgent, number> {
  const averages = FIELDS.map((_, f) => index.averageLength(f));
  const scores = new Map<IndexedAgent, number>();
  forAsked(index, of, (id, weight) => {
    for (const agent of index.holders(id))
      scores.set(agent, (scores.get(agent) ?? 0) + weight * saturated(agent, id, averages));
  });
  const own = scores.get(of) ?? 0;
  const shares = new Map<IndexedAgent, number>();
  if (own === 0) return shares;
  for (const [agent, score] of scores) {
    const share = rounded(score / own);
    if (agent !== of && share >= least) shares.set(agent, share);
  }
  return shares;
}

/** The order of summation depends on the index's history; rounding hides the last digits. */
const rounded = (share: number): number => Math.round(share * 1e6) / 1e6;

interface Described {
  readonly name: string;
  readonly description: string;
}

/** `overlap`: the smaller of both ways. */
export function pairOf(index: WordIndex, a: Described, b: IndexedAgent, overlap: number): CompetingPair {
  const agents = compare(a.name, b.name) < 0 ? ([a.name, b.name] as const) : ([b.name, a.name] as const);
  const strength = overlap >= COMPETES_STRONGLY ? 'strong' : 'warning';
  return { agents, overlap, strength, words: sharedWords(index, a, b) };
}

export const byOverlap = (a: CompetingPair, b: CompetingPair): number =>
  b.overlap - a.overlap || compare(a.agents[0], b.agents[0]) || compare(a.agents[1], b.agents[1]);

const NAME = FIELDS.indexOf('name');
const PROSE = FIELDS.indexOf('prose');

/** Words of the agent's name and description, weighted like a prompt. */
function forAsked(index: WordIndex, { counts }: IndexedAgent, ask: (id: number, weight: number) => void): void {
  const { whole } = counts;
  for (let row = 0; row < whole.ids.length; row++) {
    const times = cell(whole, row, NAME) + cell(whole, row, PROSE);
    if (times === 0) continue;
    const id = whole.ids[row] ?? 0;
    ask(id, rarityOf(index, id) * times ** REPEAT);
  }
}

/** Rarity, as if the workspace had at least `SMALL_WORKSPACE` agents. */
function rarityOf(index: WordIndex, id: number): number {
  const agents = Math.max(index.size, SMALL_WORKSPACE);
  return (
    VISIBLE_RARITY * idf(agents, index.visibleHolders(id)) +
    (1 - VISIBLE_RARITY) * idf(agents, index.holders(id).length)
  );
}

function saturated({ counts: { whole } }: IndexedAgent, id: number, averages: readonly number[]): number {
  const row = rowOf(whole, id);
  let all = 0;
  for (let f = 0; row >= 0 && f < FIELD_COUNT; f++) {
    const times = cell(whole, row, f);
    if (times === 0) continue;
    const b = LENGTH_NORMS[f] ?? 0;
    all += ((WEIGHTS[f] ?? 0) * times) / (1 - b + (b * (whole.lengths[f] ?? 0)) / (averages[f] ?? 1));
  }
  return all / (K1 + all);
}

const SHOWN_WORDS = 5;

/** As the first agent writes them. */
function sharedWords(
  index: WordIndex,
  { name, description }: Described,
  { counts: { whole } }: IndexedAgent,
): readonly string[] {
  const { own } = fieldTexts({ name, description, body: '' });
  const text = `${own.name}\n${own.prose}`;
  const shared = new Map<string, { word: string; weight: number }>();
  for (const { term, span } of tokens(text)) {
    const id = shared.has(term) ? undefined : index.find(term);
    const row = id === undefined ? -1 : rowOf(whole, id);
    if (id === undefined || cell(whole, row, NAME) + cell(whole, row, PROSE) === 0 || row < 0) continue;
    shared.set(term, { word: text.slice(span.start, span.end).toLowerCase(), weight: rarityOf(index, id) });
  }
  return [...shared.values()]
    .sort((x, y) => y.weight - x.weight || compare(x.word, y.word))
    .slice(0, SHOWN_WORDS)
    .map(({ word }) => word);
}
