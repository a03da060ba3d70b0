// Which answers of a model count, and what is wrong with the others.

import { expect, it } from 'vitest';
import { readReply } from '../../../../server/src/core/routing/model/reply';
import { asked, json } from '../../../support/modelAsked';
import { growth, LINEAR } from '../../../support/work';

const read = (text: string) => {
  const reply = readReply(text, asked());
  return reply.kind === 'answer'
    ? reply.answer.agent
    : reply.name === undefined
      ? `✗ ${reply.problem}`
      : `✗ ${reply.problem}: ${reply.name}`;
};

const tuner = json('query-tuner');
it.each([
  ['as asked', tuner, 'query-tuner'],
  ['in a fence', `\`\`\`json\n${tuner}\n\`\`\``, 'query-tuner'],
  ['with prose around it', `I think it is clear:\n\n${tuner}\n\nThat is because of "slow".`, 'query-tuner'],
  ['with braces in the prose', `Out of {a, b} I take {this one}: ${tuner}`, 'query-tuner'],
  ['with an open brace in the prose', `A { is left open. ${tuner}`, 'query-tuner'],
  ['twice the same', `${tuner}\n${tuner}`, 'query-tuner'],
  ['wrapped', `{"answer": ${tuner}}`, 'query-tuner'],
  ['in a list', `[${tuner}]`, 'query-tuner'],
  ['in a list in an object', `{"answers": [${tuner}]}`, 'query-tuner'],
  ['in a list with another answer', `{"answers": [${tuner}, ${json('tide-importer')}]}`, '✗ ambiguous'],
  ['in three objects', `${'{"a":'.repeat(3)}${tuner}${'}'.repeat(3)}`, 'query-tuner'],
  ['in four objects', `${'{"a":'.repeat(4)}${tuner}${'}'.repeat(4)}`, '✗ no-answer'],
  ['with a name in blanks', '{"agent": "  query-tuner "}', 'query-tuner'],
  ['with the word for no agent in another case', '{"agent": "NONE"}', null],
  ['with a trailing comma', '{"agent": "query-tuner",}', 'query-tuner'],
  ['with another case', '{"agent": "Query-Tuner"}', 'query-tuner'],
  ['with quotes in quotes', '{"agent": "`query-tuner`"}', 'query-tuner'],
  ['with braces in the reason', json('query-tuner', { reason: 'a } and a { and a \\" too' }), 'query-tuner'],
  ['no agent', json('none'), null],
  ['no agent, in capitals', json('None'), null],
  ['no agent, as null', json(null), null],
  ['a built-in agent', json('Explore'), 'Explore'],
  ['an invented name', json('sql-wizard'), '✗ unknown-name: sql-wizard'],
  ['nearly a name', json('query-tuner2'), '✗ unknown-name: query-tuner2'],
  ['a name of every object', json('constructor'), '✗ unknown-name: constructor'],
  ['two answers', `${tuner} or ${json('tide-importer')}`, '✗ ambiguous'],
  ['two answers in one object', '{"agent": "query-tuner", "agent": "tide-importer"}', '✗ ambiguous'],
  ['one real and one invented', `${tuner} or ${json('x')}`, '✗ unknown-name: x'],
  ['nothing', '', '✗ no-answer'],
  ['a refusal', 'I am sorry, but I cannot help with that.', '✗ no-answer'],
  ['a name in prose only', 'query-tuner', '✗ no-answer'],
  ['an object without an agent', '{"reason": "x"}', '✗ no-answer'],
  ['a list of agents', '{"agent": ["query-tuner"]}', '✗ no-answer'],
  ['a number', '{"agent": 1}', '✗ no-answer'],
  ['broken off', '{"agent": "query-tuner", "runner_up": "sch', '✗ broken-off'],
])('%s', (_, text, wanted) => expect(read(text)).toBe(wanted));

it('keeps only a runner-up and words that are grounded', () => {
  const reply = readReply(
    json('query-tuner', {
      runner_up: 'sql-wizard',
      reason: '  Two\nlines ',
      words: ['SLOW', 'invented', 7, 'slow page', 'slow'],
    }),
    asked('A slow page'),
  );
  expect(reply).toEqual({
    kind: 'answer',
    answer: { agent: 'query-tuner', runnerUp: null, reason: 'Two lines', words: ['SLOW', 'slow page', 'slow'] },
  });
  const other = readReply(json('query-tuner', { runner_up: 'schema-migrator', reason: 'x'.repeat(999) }), asked());
  expect(other).toMatchObject({ answer: { runnerUp: 'Schema-Migrator', reason: `${'x'.repeat(299)}…` } });
});

it('cuts a reason at 300 letters after reading at most 1,200 characters', () => {
  const reasonOf = (reason: string) => {
    const reply = readReply(json('query-tuner', { reason }), asked());
    return reply.kind === 'answer' ? reply.answer.reason : undefined;
  };
  expect(reasonOf('x'.repeat(300))).toBe('x'.repeat(300));
  expect(reasonOf('x'.repeat(301))).toBe(`${'x'.repeat(299)}…`);
  expect(reasonOf(`${' '.repeat(1199)}x`)).toBe('x');
  expect(reasonOf(`${' '.repeat(1200)}x`)).toBe('');
});

it('keeps at most five different words of 40 letters', () => {
  const words = ['a', 'b', 'a', 'c', 'd', 'e', 'f', 'x'.repeat(41)];
  const reply = readReply(json('query-tuner', { words }), asked(`a b c d e f ${'x'.repeat(41)}`));
  expect(reply).toMatchObject({ answer: { words: ['a', 'b', 'c', 'd', 'e'] } });
});

it('accepts a runner-up that differs from the answer', () => {
  const runnerUp = (runner_up: string) => {
    const reply = readReply(json('query-tuner', { runner_up }), asked());
    return reply.kind === 'answer' ? reply.answer.runnerUp : undefined;
  };
  expect([runnerUp('tide-importer'), runnerUp('query-tuner'), runnerUp('none')]).toEqual(['tide-importer', null, null]);
});

it.each<readonly [what: string, make: (times: number) => string]>([
  ['braces', (n) => '{'.repeat(n)],
  ['braces and quotes', (n) => '{"'.repeat(n)],
  ['brackets in an object', (n) => `{"agent":${'['.repeat(n)}`],
  ['empty objects', (n) => '{}'.repeat(n)],
  ['objects in objects', (n) => `${'{"a":'.repeat(n / 10)}1${'}'.repeat(n / 10)}`],
])('reads hostile text in linear work: %s', (_what, make) => {
  const read = (times: number): void => expect(readReply(make(times), asked()).kind).toBe('problem');
  expect(growth(read, 50_000)).toBeLessThan(LINEAR);
});
