// A short run of `npm run soak`.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/shared';

/** A kilobyte per edit is a leak; caches that are filled once take less over so few edits. */
const MOST_PER_EDIT = 1000;

test('memory does not grow with the number of edits', async () => {
  const child = spawn(process.execPath, [path.join(projectRoot, 'test/soak/run.mjs'), '5000', `${MOST_PER_EDIT}`]);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      output += part.toString('utf8');
    });
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect(output).toMatch(/5000 edits: [\d.]+ MB held/);
  expect(code, output).toBe(0);
}, 600_000);
