// The prompts an agent is tried with: utterances of its examples, or without examples the first sentences of description and body.

import { FEWEST_TERMS } from './confidence';
import { fieldTexts } from './fieldTexts';
import type { LeftOut } from './query';
import type { Candidate, Prompt } from './router';
import type { RowSource } from './routingResults';
import { tokens } from './tokenize';

interface RowPrompt {
  readonly source: RowSource;
  /** Number of the example, or of the sentence. */
  readonly at: number;
  readonly text: string;
  readonly context: string;
}

/** One agent's prompts for the analysis of the workspace. */
export interface Tried {
  readonly name: string;
  readonly description: string;
  /** How many examples it has, tried or not. */
  readonly examples: number;
  readonly prompts: readonly RowPrompt[];
}

/** Limits the time that one file can take. */
const MOST_EXAMPLES = 60;
const LONGEST = 2_000;

export function triedWith(candidate: Candidate): Tried {
  const { examples, own } = fieldTexts(candidate);
  const { name, description } = candidate;
  const utterances = examples.flatMap(({ utterance, texts }, at): RowPrompt[] =>
    utterance === undefined || utterance === ''
      ? []
      : [{ source: 'example', at, text: copied(utterance), context: copied(texts.context) }],
  );
  const prompts =
    examples.length > 0
      ? utterances.slice(0, MOST_EXAMPLES)
      : [...sentences(own.prose, 'description', FROM_DESCRIPTION), ...sentences(own.intro, 'body', FROM_BODY)];
  return { name, description, examples: examples.length, prompts };
}

const FROM_DESCRIPTION = 3;
const FROM_BODY = 2;

function sentences(text: string, source: RowSource, most: number): readonly RowPrompt[] {
  const found: RowPrompt[] = [];
  for (const [sentence] of text.slice(0, LONGEST).matchAll(/[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*/g)) {
    if (found.length === most) break;
    const words = sentence.replace(/^[\s\-*•#>|]+/, '').trim();
    if (new Set(tokens(words).map(({ term }) => term)).size >= FEWEST_TERMS)
      found.push({ source, at: found.length, text: copied(words), context: '' });
  }
  return found;
}

/** The prompt as everything stands. */
export const promptOf = ({ text, context }: RowPrompt): Prompt => ({ text, ...(context === '' ? {} : { context }) });

/** The prompt with its source left out, as for a new prompt like it. */
export function heldOut(agent: string, row: RowPrompt): { readonly prompt: Prompt; readonly left?: LeftOut } {
  const prompt = promptOf(row);
  switch (row.source) {
    case 'example':
      return { prompt: { ...prompt, hide: { agent, example: row.at } } };
    case 'description':
      return { prompt, left: { agent, passage: { prose: row.text } } };
    case 'body':
      return { prompt, left: { agent, passage: { intro: row.text, body: row.text } } };
  }
}

/** A copy: a slice would keep the whole file in memory. */
const copied = (text: string): string => ` ${text.slice(0, LONGEST)}`.slice(1);
