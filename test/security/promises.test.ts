// SECURITY.md names a test for each promise; the tests are there.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../support/shared';

const rows = readFileSync(path.join(projectRoot, 'SECURITY.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Promise'));

it('each promise has one', () => {
  expect(rows.length).toBeGreaterThan(8);
  expect(rows.filter((row) => !/`test\//.test(row))).toEqual([]);
});

it('each is a file or folder of the project', () => {
  const named = rows.flatMap((row) => [...row.matchAll(/`(test\/[^`]+)`/g)].map(([, file = '']) => file));
  expect(named.filter((file) => !existsSync(path.join(projectRoot, file)))).toEqual([]);
});
