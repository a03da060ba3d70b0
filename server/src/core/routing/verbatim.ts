// Recognises a prompt that is word for word an example of some agent: such a first place says nothing about how the
// agent fares with a new prompt, and has to be called what it is.

import { compare } from '../text/compare';
import { normalizeWords } from '../text/normalizeWords';
import type { Prompt } from './router';
import type { IndexedAgent, WordIndex } from './wordIndex';

interface ExampleRef {
  readonly agent: string;
  readonly example: number;
}

/** By agent: its first such example. The example left out of the ranking does not count. */
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

/** The first of them by name. */
export function firstOf(examples: ReadonlyMap<IndexedAgent, number>): ExampleRef | undefined {
  let best: ExampleRef | undefined;
  for (const [{ name }, example] of examples)
    if (!best || compare(name, best.agent) < 0) best = { agent: name, example };
  return best;
}
