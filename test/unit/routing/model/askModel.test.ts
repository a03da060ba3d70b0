// One prompt asked in two orders: what is sent, what comes of the answers, and what is never asked twice.

import { describe, expect, it } from 'vitest';
import { createAnswerCache } from '../../../../server/src/core/routing/model/answerCache';
import { askModel, endsRun, knownRow, planOf, type Sent } from '../../../../server/src/core/routing/model/askModel';
import { askedOf } from '../../../../server/src/core/routing/model/question';
import { asked, json, NEVER, scripted } from '../../../support/modelAsked';
import { RUNTIME } from '../../../support/runtime';

const failure = (kind: Extract<Sent, { kind: 'failure' }>['failure']): Sent => ({ kind: 'failure', failure: kind });
const ask = (...answers: readonly (string | Sent)[]) => {
  const send = scripted(...answers);
  return askModel(asked(), createAnswerCache(), send, NEVER).then((row) => ({ row, sent: send.sent }));
};

describe('answers in two orders', () => {
  it('agree', async () => {
    const { row, sent } = await ask(json('query-tuner'));
    expect(row.standing).toBe('agree');
    expect(sent).toHaveLength(2);
    expect(sent[0]?.[0]?.text).not.toBe(sent[1]?.[0]?.text);
    expect(row.cost).toMatchObject({ requests: 2, estimated: true });
  });

  it('disagree', async () =>
    expect((await ask(json('query-tuner'), json('tide-importer'))).row.standing).toBe('disagree'));
  it('agree that no agent fits', async () => expect((await ask(json('none'), json(null))).row.standing).toBe('agree'));

  it('are not estimates where the model reports tokens', async () => {
    const { row } = await ask({ kind: 'text', text: json('none'), tokens: { asked: 100, answered: 7 } });
    expect(row.cost).toEqual({ requests: 2, tokens: { asked: 200, answered: 14 }, estimated: false });
  });
});

describe('an unusable answer', () => {
  it('is corrected by one more request that names the problem', async () => {
    const { row, sent } = await ask(json('sql-wizard'), json('query-tuner'));
    expect(row.standing).toBe('agree');
    expect(sent).toHaveLength(3);
    expect(sent[1]?.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
    expect(sent[1]?.[2]?.text).toContain('There is no "sql-wizard" in the list.');
  });

  it('is corrected once per prompt, not once per order', async () => {
    const { row, sent } = await ask('Sorry.');
    expect(row.standing).toBe('unanswered');
    expect(sent).toHaveLength(3);
    expect(row.orders[0]).toMatchObject({ kind: 'unusable', problem: 'no-answer', reply: 'Sorry.' });
  });

  it('does not affect the other order', async () => {
    const { row } = await ask('?', '?', json('query-tuner'));
    expect(row.standing).toBe('one-order');
  });

  it('is not corrected after a broken connection, but the other order is asked', async () => {
    const { row, sent } = await ask(failure('broken-off'), json('query-tuner'));
    expect(row.standing).toBe('one-order');
    expect(sent).toHaveLength(2);
  });
});

it.each(['no-model', 'no-consent', 'blocked', 'withdrawn', 'stalled', 'untrusted', 'not-asked', 'cancelled'] as const)(
  'asks no further model after %s',
  async (kind) => {
    const { row, sent } = await ask(failure(kind));
    expect(sent).toHaveLength(1);
    expect(endsRun(row)?.failure).toBe(kind);
  },
);

it('sends nothing after cancellation', async () => {
  const send = scripted(json('none'));
  const row = await askModel(asked(), createAnswerCache(), send, { isCancellationRequested: true });
  expect(send.sent).toHaveLength(0);
  expect(endsRun(row)?.failure).toBe('cancelled');
});

describe('the answer cache', () => {
  it('saves requests at no cost', async () => {
    const cache = createAnswerCache();
    expect(planOf(asked(), cache)).toMatchObject({ requests: 2, atMost: 3 });
    await askModel(asked(), cache, scripted(json('query-tuner')), NEVER);
    expect(planOf(asked(), cache)).toEqual({ requests: 0, atMost: 0, tokens: 0 });
    const again = scripted(json('tide-importer'));
    const row = await askModel(asked(), cache, again, NEVER);
    expect(again.sent).toHaveLength(0);
    expect(row).toEqual(knownRow(asked(), cache));
    expect(row).toMatchObject({ standing: 'agree', cost: { requests: 0 } });
  });

  it('keeps the order that succeeded', async () => {
    const cache = createAnswerCache();
    await askModel(asked(), cache, scripted(failure('broken-off'), json('query-tuner')), NEVER);
    expect(planOf(asked(), cache)).toMatchObject({ requests: 1, atMost: 2 });
    expect(knownRow(asked(), cache)).toBeUndefined();
  });

  it('does not answer other questions', async () => {
    const cache = createAnswerCache();
    await askModel(asked(), cache, scripted(json('query-tuner')), NEVER);
    for (const other of [asked('Else?'), { ...askedOf('fake/two', asked().agents, asked().prompt, RUNTIME) }])
      expect(planOf(other, cache).requests).toBe(2);
  });

  it('drops the oldest answers', () => {
    const cache = createAnswerCache(2);
    const answer = { agent: null, runnerUp: null, reason: '', words: [] };
    cache.put('a', answer);
    cache.put('b', answer);
    cache.get('a');
    cache.put('c', answer);
    expect(['a', 'b', 'c'].map((key) => cache.get(key) !== undefined)).toEqual([true, false, true]);
  });
});

it('keeps 200 characters of a reply that cannot be used', async () => {
  const { row } = await ask(`  ${'x'.repeat(300)}  `);
  expect(row.orders[0]).toMatchObject({ kind: 'unusable', reply: 'x'.repeat(200) });
});
