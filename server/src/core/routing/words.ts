// The offline engine: ranks agents by the words they share with a prompt. It reads the text it is given and nothing
// else, keeps counts instead of texts, and gives the same answer to the same input.

import { certaintyOf } from './confidence';
import { readQuery } from './query';
import type { Candidate, Prompt, RouteRow, Router } from './router';
import { scoreAgents } from './score';
import { verbatimExample } from './verbatim';
import { createWordIndex, type WordIndex } from './wordIndex';

export { createWordIndex, type WordIndex } from './wordIndex';

export function rankByWords(index: WordIndex, prompt: Prompt): RouteRow {
  const query = readQuery(index, prompt);
  const ranked = scoreAgents(index, query);
  const verbatim = verbatimExample(index, prompt);
  return {
    prompt: prompt.text,
    ranked,
    ...certaintyOf(ranked, query),
    ...(verbatim && { verbatim }),
    terms: query.spans,
  };
}

/** A router over a fixed set of agents; of several with one name, the last is taken. */
export function createWordRouter(candidates: Iterable<Candidate>): Router {
  return wordRouterOver(createWordIndex(candidates));
}

/** A router over an index that its owner keeps up to date. */
export function wordRouterOver(index: WordIndex): Router {
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
