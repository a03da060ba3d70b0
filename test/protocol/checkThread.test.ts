// A check of many files uses a second thread, and nothing of that can be seen in what it prints.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../support/shared';

const FILES = 420;
const KINDS = [
  (n: number) => `name: agent-${n}\ndescription: Use this agent for part ${n}.\ntools: Read, Bsh`,
  (n: number) => `name: agent-${n % 10}\ndescription: Use when: part ${n} is ready\nmodel: sonet`,
  (n: number) => `name: agent-${n}\ndescription: >\n  Use this agent for part ${n}.\nskills: [nothing]`,
  (n: number) => `name: agent-${n}\ndescription: Part ${n}\nexamples:\n- 'a\nContext: b'`,
];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'subagents-thread-'));
  const agents = path.join(folder, 'project/.claude/agents');
  mkdirSync(agents, { recursive: true });
  for (let n = 0; n < FILES; n++)
    writeFileSync(path.join(agents, `a${n}.md`), `---\n${KINDS[n % KINDS.length]?.(n)}\n---\nSee [x](./no-${n}.md).\n`);
  for (const name of ['one', 'broken']) {
    mkdirSync(path.join(folder, name));
    cpSync(path.join(projectRoot, 'dist'), path.join(folder, name, 'dist'), { recursive: true });
    for (const file of ['package.json', 'node_modules'])
      symlinkSync(path.join(projectRoot, file), path.join(folder, name, file));
  }
  rmSync(path.join(folder, 'one/dist/checkWorker.js'));
  writeFileSync(path.join(folder, 'broken/dist/checkWorker.js'), "throw new Error('broken');\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = () => ({ ...process.env, CI: '1', CLAUDE_CONFIG_DIR: path.join(folder, 'none') });

function check(program: string, ...more: readonly string[]) {
  const cli = path.join(program, 'dist/cli.js');
  const args = [cli, 'check', 'project', '--today', '2026-11-20', ...more];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    env: env(),
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return { status, stdout, stderr };
}

// Three runs over 420 files.
const TIMEOUT_MS = 120_000;

test('two threads print what one prints, and one does the work where the other fails', { timeout: TIMEOUT_MS }, () => {
  const alone = check(path.join(folder, 'one'), '--format', 'json');
  expect(alone.stdout).toContain('agent-1');
  expect(check(projectRoot, '--format', 'json')).toEqual(alone);
  expect(check(path.join(folder, 'broken'), '--format', 'json')).toEqual(alone);
});
