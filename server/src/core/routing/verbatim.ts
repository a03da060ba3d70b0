// Finds examples with the same words as a prompt: such a first place says nothing about a new prompt.

import { normalizeWords } from '../text/normalizeWords';
import { compare } from '../text/strings';
import type { Prompt } from './router';
import type { IndexedAgent, WordIndex } from './wordIndex';

interface ExampleRef {
  readonly agent: string;
  readonly example: number;
}

/** The first such example of each agent; the hidden example does not count. O(examples). */
export function verbatimExamples(index: WordIndex, { text, hide }: Prompt): ReadonlyMap<IndexedAgent, number> {
  const found = new Map<IndexedAgent, number>();
  const wanted = normalizeWords(text);
  if (wanted === '') return found;
  for (const agent of index.agents()) {
    const example = agent.counts.examples.findIndex(
      (e, i) => e.words === wanted && !(hide?.agent === agent.name && hide.example === i),
    );
    if (example >= 0) found.set(agent, example);
  }
  return found;
}

/** The example of the first agent by name. */
export function firstOf(examples: ReadonlyMap<IndexedAgent, number>): ExampleRef | undefined {
  let best: ExampleRef | undefined;
  for (const [{ name }, example] of examples)
    if (!best || compare(name, best.agent) < 0) best = { agent: name, example };
  return best;
}
