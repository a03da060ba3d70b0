// The test outcome of a ranking or an engine's answer: only a clear loss fails; an undecided test is skipped with a reason.

import type { RouteRow } from '../../../../common/src/protocol/routing';
import { sanitize } from '../../../../common/src/text/sanitize';
import type { EngineAnswer } from '../preview/engines';
import { type Sentence, type State, verdictOf } from '../preview/verdict';

export interface TestOutcome {
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly message: string;
  /** For a failure by words: the winning agent and its decisive word. */
  readonly taken?: {
    readonly agent: string;
    readonly term: string;
    readonly field: 'name' | 'description' | 'example' | 'body';
  };
}

export function outcomeByWords(row: RouteRow, own: string): TestOutcome {
  const { state, headline, sentence } = verdictOf(row, own);
  const [first] = row.ranked;
  const word = first && state === 'taken' ? decidingWord(row, own) : undefined;
  return {
    ...outcomeOf(state, headline, sentence),
    ...(first && word ? { taken: { agent: first.agent, ...word } } : {}),
  };
}

/** Undefined while there is no answer. */
export function outcomeOfAnswer({ state, headline, sentence, note }: EngineAnswer): TestOutcome | undefined {
  return state === 'asking' ? undefined : outcomeOf(state, headline, note === '' ? sentence : [...sentence, ' ', note]);
}

function outcomeOf(state: State, headline: Sentence, sentence: Sentence): TestOutcome {
  return { status: STATUS[state], message: `${textOf(headline)} ${textOf(sentence)}`.trim() };
}

const STATUS: Readonly<Record<State, TestOutcome['status']>> = {
  home: 'passed',
  taken: 'failed',
  contested: 'skipped',
  weak: 'skipped',
  none: 'skipped',
  short: 'skipped',
  out: 'skipped',
};

const textOf = (sentence: Sentence): string =>
  sanitize(sentence.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join(''));

/** The word with the largest difference of points, and the first agent's field with it. */
function decidingWord({ ranked }: RouteRow, own: string) {
  const mine = new Map<string, number>();
  for (const { term, points } of ranked.find(({ agent }) => agent === own)?.reasons ?? [])
    mine.set(term, (mine.get(term) ?? 0) + points);
  const theirs = new Map<string, number>();
  for (const { term, points } of ranked[0]?.reasons ?? []) theirs.set(term, (theirs.get(term) ?? 0) + points);
  const [most] = [...theirs]
    .map(([term, points]) => ({ term, by: points - (mine.get(term) ?? 0) }))
    .sort((a, b) => b.by - a.by);
  const reason = ranked[0]?.reasons.find(({ term }) => term === most?.term);
  return reason && { term: reason.term, field: reason.field };
}
