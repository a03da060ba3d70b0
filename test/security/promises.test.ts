// SECURITY.md names an existing test for each guarantee.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../support/shared';

const rows = readFileSync(path.join(projectRoot, 'SECURITY.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Guarantee'));

it('every guarantee in SECURITY.md names a test', () => {
  expect(rows.length).toBeGreaterThan(8);
  expect(rows.filter((row) => !/`test\//.test(row))).toEqual([]);
});

it('every test named in SECURITY.md exists', () => {
  const named = rows.flatMap((row) => [...row.matchAll(/`(test\/[^`]+)`/g)].map(([, file = '']) => file));
  expect(named.filter((file) => !existsSync(path.join(projectRoot, file)))).toEqual([]);
});
