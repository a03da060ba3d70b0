// The offline ranker: ranks agents by the words they share with a prompt. Deterministic; reads nothing.

import { certaintyOf } from './confidence';
import { type LeftOut, readQuery } from './query';
import { firstByName } from './roundedScore';
import type { Candidate, Prompt, RouteRow, Router } from './router';
import { scoreAgents } from './score';
import { firstOf } from './verbatim';
import { createWordIndex, type WordIndex } from './wordIndex';

export function rankByWords(index: WordIndex, prompt: Prompt, left?: LeftOut): RouteRow {
  const query = readQuery(index, prompt, left);
  const ranked = scoreAgents(index, query);
  const verbatim = firstOf(query.verbatim);
  return {
    prompt: prompt.text,
    ranked,
    firstVisible: firstByName(ranked)?.agent ?? null,
    ...certaintyOf(ranked, query),
    ...(verbatim && { verbatim }),
    terms: query.spans,
  };
}

/** A router over a fixed set of agents; of several with one name, the last is taken. */
export function createWordRouter(candidates: Iterable<Candidate>): Router {
  return wordRouterOver(createWordIndex(candidates));
}

/** Over an index that the caller keeps up to date. */
function wordRouterOver(index: WordIndex): Router {
  return {
    id: 'words',
    async route(prompts, cancel) {
      const rows: RouteRow[] = [];
      for (const prompt of prompts) {
        if (cancel.isCancellationRequested) break;
        rows.push(rankByWords(index, prompt));
      }
      return rows;
    },
  };
}
