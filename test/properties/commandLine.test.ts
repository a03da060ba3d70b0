// Every list of arguments, sensible or not, ends with 0, 1 or 2; no stack trace, and wrong use is one line.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Output } from '../../server/src/node/command';
import { run } from '../../server/src/node/dispatch';
import { argumentFiles, argumentLists } from '../support/argumentLists';

let base = '';
let cwd = '';
beforeAll(() => {
  base = mkdtempSync(path.join(os.tmpdir(), 'subagents-arguments-'));
  cwd = path.join(base, 'one/two/project');
  mkdirSync(path.join(cwd, '.claude/agents'), { recursive: true });
  for (const [file, text] of Object.entries(argumentFiles)) writeFileSync(path.join(cwd, file), text);
  // No program may be found, and nothing of the user be read.
  for (const [name, value] of Object.entries({ PATH: '', HOME: base, CLAUDE_CONFIG_DIR: path.join(base, 'config') }))
    vi.stubEnv(name, value);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(base, { recursive: true, force: true });
});

test('every list of arguments ends with an exit code and without a stack trace', async () => {
  const codes = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(argumentLists, async (args) => {
      let out = '';
      let err = '';
      const output: Output = {
        cwd,
        color: false,
        write: (text) => {
          out += text;
        },
        error: (text) => {
          err += text;
        },
        progress: () => {},
        readInput: async () => '---\nname: c\n---\n',
      };
      const code = await run(args, output, async () => 0);
      codes.set(code, (codes.get(code) ?? 0) + 1);
      expect([0, 1, 2]).toContain(code);
      expect(out + err).not.toMatch(/\n {4}at |mistake of this program/);
      if (code === 2) expect(err).not.toBe('');
      if (err.startsWith('subagents: ')) {
        expect(code).toBe(2);
        expect(err.match(/\n/g)).toHaveLength(1);
      }
    }),
    { numRuns: 4000, seed: 20261120 },
  );
  for (const code of [0, 1, 2]) expect(codes.get(code) ?? 0).toBeGreaterThan(20);
});
