// The weighted words of a prompt: repetition, rarity among the agents, and the spelling that explanations show.

import {
  type Counts,
  occursIn,
  type Passage,
  rowOf,
  VISIBLE_FIELDS,
  withoutExample,
  withoutPassage,
} from './agentCounts';
import { FIELDS } from './fieldTexts';
import type { Prompt } from './router';
import { tokens } from './tokenize';
import { verbatimExamples } from './verbatim';
import { REPEAT, SMALL_WORKSPACE, VISIBLE_RARITY } from './weights';
import type { IndexedAgent, WordIndex } from './wordIndex';

interface QueryTerm {
  /** First spelling in the prompt. */
  readonly shown: string;
  /** Id in the index; undefined where no agent has the word. */
  readonly id: number | undefined;
  /** Rarity times repetition. */
  readonly weight: number;
  /** The same with the rarity in visible text only. */
  readonly visibleWeight: number;
  /** As if the workspace had at least `SMALL_WORKSPACE` agents: rarity among three agents means little. */
  readonly coverWeight: number;
}

export interface Query {
  /** In the order of the prompt, the context before the words. */
  readonly terms: readonly QueryTerm[];
  /** Sum of the weights: the most any agent could collect. */
  readonly mass: number;
  readonly spans: readonly { readonly term: string; readonly span: { readonly start: number; readonly end: number } }[];
  /** Mean length of bodies in words. */
  readonly bodyWords: number;
  /** The agent with its example or passage left out. */
  readonly hidden: { readonly agent: IndexedAgent; readonly counts: Counts } | undefined;
  /** Agents with an example of the same words. */
  readonly verbatim: ReadonlyMap<IndexedAgent, number>;
}

/** A passage to leave out of an agent without examples. */
export interface LeftOut {
  readonly agent: string;
  readonly passage: Passage;
}

export function readQuery(index: WordIndex, prompt: Prompt, left?: LeftOut): Query {
  const hidden = hiddenIn(index, prompt, left);
  const counted = new Map<string, { shown: string; times: number }>();
  const note = (text: string, term: string, start: number, end: number): string => {
    const known = counted.get(term);
    if (known) known.times++;
    else counted.set(term, { shown: text.slice(start, end), times: 1 });
    return known?.shown ?? text.slice(start, end);
  };
  const context = prompt.context ?? '';
  // The prompt before the context, so that its spelling is shown.
  const spans = tokens(prompt.text).map(({ term, span }) => ({
    term: note(prompt.text, term, span.start, span.end),
    span,
  }));
  for (const { term, span } of tokens(context)) note(context, term, span.start, span.end);

  const terms = [...counted].map(([term, { shown, times }]): QueryTerm => {
    const id = index.find(term);
    const repeat = times ** REPEAT;
    const { visible, anywhere } = holdersOf(index, id, hidden);
    const rarity = (agents: number): number =>
      VISIBLE_RARITY * idf(agents, visible) + (1 - VISIBLE_RARITY) * idf(agents, anywhere);
    return {
      shown,
      id,
      weight: rarity(index.size) * repeat,
      visibleWeight: idf(index.size, visible) * repeat,
      coverWeight: rarity(Math.max(index.size, SMALL_WORKSPACE)) * repeat,
    };
  });
  return {
    terms,
    mass: terms.reduce((sum, t) => sum + t.weight, 0),
    spans,
    bodyWords: index.averageLength(FIELDS.indexOf('body')),
    hidden,
    verbatim: verbatimExamples(index, prompt),
  };
}

function hiddenIn(index: WordIndex, { hide }: Prompt, left: LeftOut | undefined): Query['hidden'] {
  const agent = hide && index.agent(hide.agent);
  if (agent) return { agent, counts: withoutExample(agent.counts, hide.example) };
  const other = left && index.agent(left.agent);
  return other && { agent: other, counts: withoutPassage(other.counts, left.passage, index.find) };
}

export const idf = (agents: number, holders: number): number =>
  Math.log(1 + (agents - holders + 0.5) / (holders + 0.5));

/** How many agents have the word in visible text, and anywhere. */
function holdersOf(
  index: WordIndex,
  id: number | undefined,
  hidden: Query['hidden'],
): { visible: number; anywhere: number } {
  let visible = 0;
  let anywhere = 0;
  if (id !== undefined) {
    visible = index.visibleHolders(id);
    anywhere = index.holders(id).length;
    if (hidden) {
      const full = hidden.agent.counts.whole;
      const row = rowOf(full, id);
      const lost = (to: number): boolean => occursIn(full, row, 0, to) && !occursIn(hidden.counts, row, 0, to);
      if (lost(VISIBLE_FIELDS)) visible--;
      if (lost(full.lengths.length)) anywhere--;
    }
  }
  return { visible, anywhere };
}
