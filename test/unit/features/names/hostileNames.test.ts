// Finding names in hostile texts is linear and never fails.

import { expect, test } from 'vitest';
import { occurrences } from '../../../support/names';
import { growth, LINEAR } from '../../../support/work';

const MANY = 20_000;
const HEAD = '---\nname: reviewer\ndescription: d\n';

const TEXTS: readonly (readonly [what: string, make: (times: number) => string, found: (times: number) => number])[] = [
  ['mentions', (n) => `${HEAD}---\n${'the reviewer agent '.repeat(n)}`, (n) => n],
  ['words', (n) => `${HEAD}---\n${'reviewer '.repeat(n)}`, () => 0],
  ['one word', (n) => `${HEAD}---\n${'reviewer'.repeat(n)}`, () => 0],
  ['openings', (n) => `${HEAD}---\n${'Agent('.repeat(n)}`, () => 0],
  ['an endless list', (n) => `${HEAD}---\nAgent(${'reviewer, '.repeat(n)}`, () => 0],
  ['types', (n) => `${HEAD}---\n${'subagent_type: '.repeat(n)}`, () => 0],
  ['quotes', (n) => `${HEAD}---\nsubagent_type: ${'"\\'.repeat(n)}`, () => 0],
  ['backticks', (n) => `${HEAD}---\n${'`reviewer` '.repeat(n)}`, () => 0],
  ['blanks', (n) => `${HEAD}---\nhand${' '.repeat(n)}to reviewer${' '.repeat(n)}agent`, () => 0],
  [
    'a description',
    (n) => `---\nname: reviewer\ndescription: "${'<example>assistant: the reviewer agent '.repeat(n)}"\n---\n`,
    (n) => n,
  ],
  ['brackets', (n) => `${HEAD}tools: ${'['.repeat(n)}\n---\n`, () => 0],
  ['surrogates', () => `${HEAD}x: \ud800 the reviewer agent \udc00\n---\n\ud83d`, () => 1],
];

test.each(TEXTS)(
  '%s',
  (_what, make, found) => {
    const search = (times: number): void =>
      expect(occurrences(make(times)).filter(({ form }) => form !== 'name').length).toBe(found(times));
    search(MANY);
    expect(growth(search, 1000)).toBeLessThan(LINEAR);
  },
  600_000,
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
