// What a ranking, or the answer of somebody who was asked, means for a test. Only a clear loss is a failure: where the words do
// not tell, the test is skipped, and says why.

import type { RouteRow } from '../../../../common/src/protocol/routing';
import { sanitize } from '../../../../common/src/text/sanitize';
import type { EngineAnswer } from '../preview/engines';
import { type Sentence, type State, verdictOf } from '../preview/verdict';

export interface TestOutcome {
  readonly status: 'passed' | 'failed' | 'skipped';
  /** The whole sentence. */
  readonly message: string;
  /** The agent that takes it, and the word that decides most; where it failed by words. */
  readonly taken?: {
    readonly agent: string;
    readonly term: string;
    readonly field: 'name' | 'description' | 'example' | 'body';
  };
}

export function outcomeByWords(row: RouteRow, own: string): TestOutcome {
  const { state, headline, sentence } = verdictOf(row, own);
  const [first] = row.ranked;
  const decides = first && state === 'taken' ? decidingWord(row, own) : undefined;
  return {
    ...told(state, headline, sentence),
    ...(first && decides ? { taken: { agent: first.agent, ...decides } } : {}),
  };
}

/** Undefined while there is no answer. */
export function outcomeOfAnswer({ state, headline, sentence, note }: EngineAnswer): TestOutcome | undefined {
  return state === 'asking' ? undefined : told(state, headline, note === '' ? sentence : [...sentence, ' ', note]);
}

function told(state: State, headline: Sentence, sentence: Sentence): TestOutcome {
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

/** The word that gives the first more than this agent, and where the first has it. */
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
