// Finding names in hostile texts is linear and never fails.

import { expect, test } from 'vitest';
import { occurrences } from '../../../support/names';

const MANY = 60_000;
const HEAD = '---\nname: reviewer\ndescription: d\n';

test.each([
  ['mentions', `${HEAD}---\n${'the reviewer agent '.repeat(MANY)}`, MANY],
  ['words', `${HEAD}---\n${'reviewer '.repeat(MANY)}`, 0],
  ['one word', `${HEAD}---\n${'reviewer'.repeat(MANY)}`, 0],
  ['openings', `${HEAD}---\n${'Agent('.repeat(MANY)}`, 0],
  ['an endless list', `${HEAD}---\nAgent(${'reviewer, '.repeat(MANY)}`, 0],
  ['types', `${HEAD}---\n${'subagent_type: '.repeat(MANY)}`, 0],
  ['quotes', `${HEAD}---\nsubagent_type: ${'"\\'.repeat(MANY)}`, 0],
  ['backticks', `${HEAD}---\n${'`reviewer` '.repeat(MANY)}`, 0],
  ['blanks', `${HEAD}---\nhand${' '.repeat(MANY)}to reviewer${' '.repeat(MANY)}agent`, 0],
  [
    'a description',
    `---\nname: reviewer\ndescription: "${'<example>assistant: the reviewer agent '.repeat(10_000)}"\n---\n`,
    10_000,
  ],
  ['brackets', `${HEAD}tools: ${'['.repeat(20_000)}\n---\n`, 0],
  ['surrogates', `${HEAD}x: \ud800 the reviewer agent \udc00\n---\n\ud83d`, 1],
])(
  '%s',
  (_what, text, count) => {
    expect(occurrences(text).filter(({ form }) => form !== 'name').length).toBe(count);
  },
  5_000,
);

test.each([
  '',
  '{',
  '[',
  '"',
  'null',
  '{"permissions": {"allow": [[[',
  '{"agent": "reviewer',
  '{"permissions": 3, "hooks": []}',
])('reads hostile settings %j', (text) => {
  expect(() => occurrences(text, { kind: 'settings' })).not.toThrow();
});
