// Recognises a prompt that is word for word an example of some agent: such a first place says nothing about how the
// agent fares with a new prompt, and has to be called what it is.

import type { Prompt } from './router';
import { sameWords } from './sameWords';
import { compare } from './score';
import type { WordIndex } from './wordIndex';

export interface ExampleRef {
  readonly agent: string;
  readonly example: number;
}

/** The first such example by agent name and place; the example left out of the ranking does not count. */
export function verbatimExample(index: WordIndex, { text, hide }: Prompt): ExampleRef | undefined {
  const wanted = sameWords(text);
  if (wanted === '') return undefined;
  let best: ExampleRef | undefined;
  for (const { name, counts } of index.agents()) {
    if (best && compare(name, best.agent) > 0) continue;
    const example = counts.examples.findIndex(
      (e, i) => e.sameWords === wanted && !(hide?.agent === name && hide.example === i),
    );
    if (example >= 0) best = { agent: name, example };
  }
  return best;
}
