import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { OPTIMIZES_LATER } from '../../../server/src/node/shortRun';

test('the flag for this version of Node is one that it knows', () => {
  const flag = OPTIMIZES_LATER.get(process.versions.v8.split('.').slice(0, 2).join('.'));
  if (flag === undefined) return;
  const { stdout } = spawnSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  expect(stdout).toContain(`  ${flag.split('=')[0]} `);
});
