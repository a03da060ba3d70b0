// Raising the newest known release changes the release and the day it was checked, and nothing else.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { isOlder, raised, releaseOf } from '../../../schemas/build/absorb.mjs';

const root = new URL('../../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');
const catalogues = readdirSync(new URL('schemas/catalogue', root)).filter(
  (file) => file.endsWith('.json') && !file.endsWith('.schema.json'),
);
const naming = ['schemas/agent.schema.json', ...catalogues.map((file) => `schemas/catalogue/${file}`)].filter((file) =>
  releaseOf(read(file)),
);

test('finds one release in all sources that name one', () => {
  expect(naming.length).toBeGreaterThan(5);
  expect(new Set(naming.map((file) => releaseOf(read(file)))).size).toBe(1);
});

describe.each(naming)('%s', (file) => {
  it('changes in at most two lines', () => {
    const before = read(file);
    const after = raised(before, '9.9.999', '2031-02-03');
    const lines = before.split('\n');
    const changed = after.split('\n').filter((line: string, index: number) => line !== lines[index]);
    expect(releaseOf(after)).toBe('9.9.999');
    expect(changed.length).toBeLessThanOrEqual(2);
    expect(changed.join('\n')).toMatch(/^ {2}"(?:x-)?runtime": "9\.9\.999",(?:\n {2}"checked": "2031-02-03",)?$/);
  });
});

test.each([
  ['2.1.329', '2.1.330', true],
  ['2.1.330', '2.1.330', false],
  ['2.2.0', '2.1.330', false],
  ['2.0.999', '2.1.0', true],
])('compares whether %s is older than %s: %s', (version, than, expected) =>
  expect(isOlder(version, than)).toBe(expected),
);
