// The test outcome of a ranking or an engine's answer: only a clear loss fails; an undecided test is skipped with a reason.

import { plainText, type Sentence } from '../../../../common/src/messages/sentence';
import type { RouteOutcome, RouteState } from '../../../../common/src/protocol/routing';
import { sanitize } from '../../../../common/src/text/sanitize';
import type { EngineAnswer } from '../preview/previewEngine';

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

export function outcomeByWords({ state, headline, sentence, first, deciding }: RouteOutcome): TestOutcome {
  const [word] = deciding;
  return {
    ...outcomeOf(state, headline, sentence),
    ...(state === 'taken' && first !== null && word ? { taken: { agent: first, ...word } } : {}),
  };
}

/** Undefined while there is no answer. */
export function outcomeOfAnswer({ state, headline, sentence, note }: EngineAnswer): TestOutcome | undefined {
  return state === 'asking' ? undefined : outcomeOf(state, headline, note === '' ? sentence : [...sentence, ' ', note]);
}

function outcomeOf(state: RouteState, headline: Sentence, sentence: Sentence): TestOutcome {
  return { status: STATUS[state], message: `${textOf(headline)} ${textOf(sentence)}`.trim() };
}

const STATUS: Readonly<Record<RouteState, TestOutcome['status']>> = {
  home: 'passed',
  taken: 'failed',
  contested: 'skipped',
  weak: 'skipped',
  none: 'skipped',
  'too-short': 'skipped',
  out: 'skipped',
};

const textOf = (sentence: Sentence): string => sanitize(plainText(sentence));
