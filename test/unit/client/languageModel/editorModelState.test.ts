// Answers and state of the editor-model engine, as plain data.

import { describe, expect, it } from 'vitest';
import { type EditorModelFacts, editorModelState } from '../../../../client/src/common/languageModel/editorModelState';
import { editorModelAnswer } from '../../../../client/src/common/languageModel/modelAnswers';
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
const textOf = (given: ModelRow): readonly string[] => {
  const { state, headline, sentence, note } = editorModelAnswer(given, 'mine');
  const plain = (parts: typeof headline) => parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');
  return [state, plain(headline), plain(sentence), note];
};
const PAID = '2 requests, about 5,400 tokens.';

describe('editorModelAnswer', () => {
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
      row('one-order', order('mine'), { kind: 'failure', failure: 'broken-off', message: 'Gone.' }),
      ['weak', 'One order only.', 'mine. The answer broke off. It says: “Gone.”', PAID],
    ],
    [
      row('unanswered', { kind: 'unusable', problem: 'unknown-name', name: 'x', reply: '' }),
      ['weak', 'No answer.', 'It named an agent that is not there, twice: “x”.', PAID],
    ],
    [
      row('unanswered', { kind: 'unusable', problem: 'no-answer', reply: 'Sorry.' }),
      ['weak', 'No answer.', 'It did not answer the question. It said: “Sorry.”', PAID],
    ],
  ])('describes case %#', (given, wanted) => expect(textOf(given)).toEqual(wanted));

  it('states that a cached answer took no request', () => {
    const known = {
      ...row('agree', order('mine'), order('mine')),
      cost: { requests: 0, tokens: { asked: 0, answered: 0 }, estimated: false },
    };
    expect(textOf(known)[3]).toBe('Known from before, no request.');
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
const facts = (more: Partial<EditorModelFacts> = {}): EditorModelFacts => ({
  isTrusted: true,
  prompt: 'typed ',
  isSupported: true,
  models: 1,
  model: 'Fake One',
  plan,
  rows: new Map(),
  running: undefined,
  failure: undefined,
  ...more,
});

describe('editorModelState', () => {
  it('is untrusted in an untrusted workspace', () => {
    const state = editorModelState(facts({ isTrusted: false }));
    expect(state).toMatchObject({ kind: 'untrusted', actions: [{ command: 'workbench.trust.manage' }] });
  });

  it('names what is missing', () => {
    expect(editorModelState(facts({ models: undefined })).kind).toBe('unknown');
    expect(editorModelState(facts({ models: 0 }))).toMatchObject({
      kind: 'missing',
      checks: [{ state: 'present' }, { state: 'missing' }, { state: 'later' }],
    });
    expect(editorModelState(facts({ models: 0, isSupported: false }))).toMatchObject({
      kind: 'missing',
      checks: [{ state: 'missing' }, { state: 'missing' }, { state: 'later' }],
      actions: [],
    });
  });

  it('states the number of requests and what is sent before the click', () => {
    expect(editorModelState(facts())).toMatchObject({
      kind: 'ready',
      askPrompt: { title: 'Ask · 2 requests, at most 3' },
      askExamples: {
        title: 'Ask for all 2 examples · 4 requests, at most 6',
        tooltip:
          'To Fake One: the names and descriptions of 12 agents, and the prompts. No bodies, and not the example that is asked about. About 5,400 tokens.',
      },
    });
  });

  it('shows known answers and has nothing to ask', () => {
    const rows = plan.rows.map((each) => ({ ...each, row: row('agree', order('mine'), order('mine')) }));
    const state = editorModelState(facts({ plan: { ...plan, rows, examples: cost(2, 0), prompt: cost(1, 0) } }));
    expect(state).toMatchObject({
      answer: { prompt: 'typed ', state: 'home' },
      examples: [{ example: 0 }, { example: 2 }],
    });
    expect(state).not.toHaveProperty('askExamples');
    expect(state).not.toHaveProperty('askPrompt');
  });

  it('shows rows as they arrive during a run', () => {
    const rows = new Map([['a', row('agree', order('other'), order('other'))]]);
    const state = editorModelState(facts({ rows, running: { what: 'examples', prompt: '', sent: 3, of: 4 } }));
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

  it('shows a prompt as asked only if it is the one that was sent', () => {
    const asking = (prompt: string) =>
      editorModelState(facts({ prompt, running: { what: 'prompt', prompt: 'typed', sent: 1, of: 2 } }));
    expect(asking('typed')).toMatchObject({ answer: { state: 'asking' } });
    expect(asking('else')).not.toHaveProperty('answer');
  });

  it('does not show an answer to a different question', () => {
    const rows = new Map([['another key', row('agree', order('mine'), order('mine'))]]);
    expect(editorModelState(facts({ rows }))).not.toHaveProperty('examples');
  });

  it('shows why the last run ended early', () => {
    const text = failureText('blocked', 'Quota\nused up.');
    const state = editorModelState(facts({ failure: { key: 'a', text } }));
    expect(editorModelState(facts({ failure: { key: 'gone', text } }))).toMatchObject({
      line: expect.stringMatching(/^Fake One/),
    });
    expect(state).toMatchObject({
      line: expect.stringMatching(/^The provider takes no more requests.*“Quota used up.” Fake One/),
    });
  });
});

it('summaryText counts examples, answers and requests', () => {
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
