// Routing problems of one agent for its author: only clear rankings and strong overlaps.

import { compare } from '../text/strings';
import type { AgentNotes, BodyNote, CompetesNote, ElsewhereNote } from '../workspace/workspace';
import { explainRow } from './explainRow';
import { COMPETES_STRONGLY, pairOf, sharesOf } from './overlap';
import { rankByWords } from './rankByWords';
import type { RouteRow } from './router';
import { heldOut, type Tried } from './rowPrompts';
import type { WordIndex } from './wordIndex';

/** Each step is at most one ranking; the index must not change between steps. */
export function* notesOn(index: WordIndex, tried: Tried): Generator<void, AgentNotes> {
  const { name, prompts } = tried;
  const elsewhere: ElsewhereNote[] = [];
  const byBody: RouteRow[] = [];
  for (const row of prompts) {
    if (row.source !== 'example') continue;
    const { prompt, left } = heldOut(name, row);
    const ranked = rankByWords(index, prompt, left);
    const { state, first, firstVisible, deciding } = explainRow(ranked, name);
    // Identical examples have a rule of their own.
    if (state === 'taken' && first !== null && ranked.verbatim === undefined)
      elsewhere.push({ utterance: row.text, other: first, words: deciding.map(({ term }) => term) });
    if (state === 'home' && firstVisible !== name) byBody.push(ranked);
    yield;
  }
  return { elsewhere, competes: yield* competesOf(index, tried), body: bodyNote(byBody) };
}

function* competesOf(index: WordIndex, tried: Tried): Generator<void, readonly CompetesNote[]> {
  const agent = index.agent(tried.name);
  const found: CompetesNote[] = [];
  for (const [other, share] of agent ? sharesOf(index, agent, COMPETES_STRONGLY) : []) {
    const back = agent && sharesOf(index, other, COMPETES_STRONGLY).get(agent);
    if (back !== undefined) {
      const { overlap, words } = pairOf(index, tried, other, Math.min(share, back, 1));
      found.push({ other: other.name, overlap, words });
    }
    yield;
  }
  return found.sort((a, b) => b.overlap - a.overlap || compare(a.other, b.other));
}

const SHOWN_WORDS = 5;

function bodyNote(rows: readonly RouteRow[]): BodyNote | null {
  const [one] = rows;
  if (!one) return null;
  const words = new Map<string, number>();
  for (const { ranked } of rows) {
    const reasons = ranked[0]?.reasons ?? [];
    const read = new Set(reasons.flatMap(({ term, field }) => (field === 'body' ? [] : [term])));
    for (const { term, field, points } of reasons)
      if (field === 'body' && !read.has(term)) words.set(term, (words.get(term) ?? 0) + points);
  }
  const most = [...words].sort(([a, x], [b, y]) => y - x || compare(a, b)).slice(0, SHOWN_WORDS);
  return { examples: rows.length, words: most.map(([term]) => term), other: one.firstVisible ?? null };
}
