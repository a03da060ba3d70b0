// What the panel is told of the editor's model, in words.

import { describe, expect, it } from 'vitest';
import { engineStateOf, type Known } from '../../../../client/src/common/languageModel/editorModelState';
import { answerOf } from '../../../../client/src/common/languageModel/modelAnswers';
import { failureText, summaryText } from '../../../../client/src/common/languageModel/modelTexts';
import type { ModelPlan } from '../../../../common/src/protocol/editorModel';
import type { ModelRow, OrderResult } from '../../../../server/src/core/routing/model/askModel';

const order = (
  agent: string | null,
  runnerUp: string | null = null,
  reason = '',
  words: readonly string[] = [],
): OrderResult => ({
  kind: 'answer',
  cached: false,
  answer: { agent, runnerUp, reason, words },
});
const row = (standing: ModelRow['standing'], ...orders: readonly OrderResult[]): ModelRow => ({
  prompt: 'p',
  key: 'k',
  standing,
  orders,
  cost: { requests: 2, tokens: { asked: 5300, answered: 100 }, estimated: true },
});
const said = (given: ModelRow): readonly string[] => {
  const { state, headline, sentence, note } = answerOf(given, 'mine');
  const plain = (parts: typeof headline) => parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');
  return [state, plain(headline), plain(sentence), note];
};
const PAID = '2 requests, about 5,400 tokens.';

describe('an answer', () => {
  it.each([
    [row('agree', order('mine'), order('mine')), ['home', 'Both orders agree.', 'mine.', PAID]],
    [
      row('agree', order('other', 'mine', 'It says so.'), order('other', 'mine')),
      ['taken', 'Both orders agree.', 'other. Next: mine.', `“It says so.” ${PAID}`],
    ],
    [
      row('agree', order('mine', null, '', ['slow', 'page']), order('mine', null, '', ['Slow', 'hangs', 'more'])),
      ['home', 'Both orders agree.', 'mine. It points to Slow, page and hangs.', PAID],
    ],
    [row('agree', order(null), order(null)), ['none', 'Kept by the main thread.', 'Both orders agree.', PAID]],
    [row('disagree', order('mine'), order('other')), ['contested', 'The orders disagree.', 'mine, then other.', PAID]],
    [
      row('disagree', order('mine'), order(null)),
      ['contested', 'The orders disagree.', 'mine, then the main thread.', PAID],
    ],
    [
      row('one-order', order('mine'), { kind: 'failure', failure: 'broken-off', said: 'Gone.' }),
      ['weak', 'One order only.', 'mine. The answer broke off. It says: “Gone.”', PAID],
    ],
    [
      row('unanswered', { kind: 'unusable', problem: 'unknown-name', name: 'x', said: '' }),
      ['weak', 'No answer.', 'It named an agent that is not there, twice: “x”.', PAID],
    ],
    [
      row('unanswered', { kind: 'unusable', problem: 'no-answer', said: 'Sorry.' }),
      ['weak', 'No answer.', 'It did not answer the question. It said: “Sorry.”', PAID],
    ],
  ])('%#', (given, wanted) => expect(said(given)).toEqual(wanted));

  it('known from before costs nothing', () => {
    const known = {
      ...row('agree', order('mine'), order('mine')),
      cost: { requests: 0, tokens: { asked: 0, answered: 0 }, estimated: false },
    };
    expect(said(known)[3]).toBe('Known from before, no request.');
  });
});

const cost = (prompts: number, requests = 2 * prompts) => ({
  prompts,
  requests,
  atMost: requests === 0 ? 0 : requests + prompts,
  tokens: 2700 * prompts,
});
const plan: ModelPlan = {
  agent: 'mine',
  agents: 12,
  examples: cost(2),
  prompt: cost(1),
  rows: [
    { example: null, prompt: 'typed', key: 'p', row: null },
    { example: 0, prompt: 'first', key: 'a', row: null },
    { example: 2, prompt: 'second', key: 'b', row: null },
  ],
};
const known = (more: Partial<Known> = {}): Known => ({
  trusted: true,
  prompt: 'typed ',
  supported: true,
  models: 1,
  model: 'Fake One',
  plan,
  rows: new Map(),
  running: undefined,
  trouble: undefined,
  ...more,
});

describe('the state', () => {
  it('is that nothing is sent, where the workspace is not trusted', () => {
    const state = engineStateOf(known({ trusted: false }));
    expect(state).toMatchObject({ kind: 'untrusted', actions: [{ command: 'workbench.trust.manage' }] });
  });

  it('says what is missing', () => {
    expect(engineStateOf(known({ models: undefined })).kind).toBe('unknown');
    expect(engineStateOf(known({ models: 0 }))).toMatchObject({
      kind: 'missing',
      checks: [{ state: 'present' }, { state: 'missing' }, { state: 'later' }],
    });
    expect(engineStateOf(known({ models: 0, supported: false }))).toMatchObject({
      kind: 'missing',
      checks: [{ state: 'missing' }, { state: 'missing' }, { state: 'later' }],
      actions: [],
    });
  });

  it('says before the click how many requests it takes, and what is sent', () => {
    expect(engineStateOf(known())).toMatchObject({
      kind: 'ready',
      askPrompt: { title: 'Ask · 2 requests, at most 3' },
      askExamples: {
        title: 'Ask for all 2 examples · 4 requests, at most 6',
        tooltip:
          'To Fake One: the names and descriptions of 12 agents, and the prompts. No bodies, and not the example that is asked about. About 5,400 tokens.',
      },
    });
  });

  it('has nothing to ask where all is known, and shows it', () => {
    const rows = plan.rows.map((each) => ({ ...each, row: row('agree', order('mine'), order('mine')) }));
    const state = engineStateOf(known({ plan: { ...plan, rows, examples: cost(2, 0), prompt: cost(1, 0) } }));
    expect(state).toMatchObject({
      answer: { prompt: 'typed ', state: 'home' },
      examples: [{ example: 0 }, { example: 2 }],
    });
    expect(state).not.toHaveProperty('askExamples');
    expect(state).not.toHaveProperty('askPrompt');
  });

  it('shows the rows one by one while it is asked', () => {
    const rows = new Map([['a', row('agree', order('other'), order('other'))]]);
    const state = engineStateOf(known({ rows, running: { what: 'examples', prompt: '', sent: 3, of: 4 } }));
    expect(state).toMatchObject({
      progress: { text: 'Asking Fake One: 3 of 4 requests.', done: 3, of: 4 },
      examples: [
        { example: 0, state: 'taken' },
        { example: 2, state: 'asking', headline: ['Being asked.'] },
      ],
    });
    expect(state).not.toHaveProperty('askExamples');
    expect(state).not.toHaveProperty('answer');
  });

  it('shows of a prompt that it is asked about, and not of another that was typed meanwhile', () => {
    const asking = (prompt: string) =>
      engineStateOf(known({ prompt, running: { what: 'prompt', prompt: 'typed', sent: 1, of: 2 } }));
    expect(asking('typed')).toMatchObject({ answer: { state: 'asking' } });
    expect(asking('else')).not.toHaveProperty('answer');
  });

  it('an answer to other words, another list or another model is not shown', () => {
    const rows = new Map([['another key', row('agree', order('mine'), order('mine'))]]);
    expect(engineStateOf(known({ rows }))).not.toHaveProperty('examples');
  });

  it('says what ended it', () => {
    const words = failureText('blocked', 'Quota\nused up.');
    const state = engineStateOf(known({ trouble: { key: 'a', words } }));
    expect(engineStateOf(known({ trouble: { key: 'gone', words } }))).toMatchObject({
      line: expect.stringMatching(/^Fake One/),
    });
    expect(state).toMatchObject({
      line: expect.stringMatching(/^The provider takes no more requests.*“Quota used up.” Fake One/),
    });
  });
});

it('sums up', () => {
  const rows = [
    { row: row('agree', order('mine'), order('mine')) },
    { row: row('disagree', order('mine'), order('x')) },
  ];
  expect(summaryText('mine', 3, { rows, ended: null, requests: 4 })).toBe(
    '1 of 3 examples comes home in both orders; 2 answered, 4 requests.',
  );
  expect(summaryText('mine', 3, { rows: [], ended: { failure: 'cancelled' }, requests: 1 })).toBe(
    'Cancelled. 0 of 3 examples come home in both orders; 0 answered, 1 request.',
  );
});
