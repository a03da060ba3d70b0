// The command line as a process of its own: exit codes, streams that end early, and the machine around it.

import { type SpawnOptions, spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { version } from '../../package.json';
import { argumentFiles, argumentLists } from '../support/argumentLists';
import { projectRoot } from '../support/shared';

const cli = path.join(projectRoot, 'dist/cli.js');
const isPosix = process.platform !== 'win32';
const AGENT = '---\nname: reviewer\ndescription: Use when: a change is ready\n---\nReview the change.\n';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'subagents-line-'));
  mkdirSync(path.join(folder, '.claude/agents'), { recursive: true });
  for (let i = 0; i < 40; i++) writeFileSync(path.join(folder, `.claude/agents/a${i}.md`), AGENT);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

function ended(file: string, args: readonly string[], { env, ...options }: SpawnOptions = {}): Promise<Ended> {
  const { CI: _, ...inherited } = process.env;
  const child = spawn(file, args, { cwd: folder, ...options, env: { ...inherited, ...env } });
  const [out, errors] = [child.stdout, child.stderr].map((stream) => {
    const parts: string[] = [];
    stream?.setEncoding('utf8').on('data', (part: string) => parts.push(part));
    return parts;
  });
  child.stdin?.on('error', () => {}).end();
  return new Promise((resolve) =>
    child.once('close', (code) => resolve({ code, out: (out ?? []).join(''), errors: (errors ?? []).join('') })),
  );
}
const ran = (args: readonly string[], options?: SpawnOptions) => ended(process.execPath, [cli, ...args], options);
/** `$@` is the command line with `args`. */
const inShell = (script: string, args: readonly string[] = ['check', '--no-user', '--no-cache']) =>
  ended('/bin/sh', ['-c', script, 'sh', process.execPath, cli, ...args]);

test.each([[['--help']], [['-h']], [['help']], [[]], [['lsp', '--help']], [['rules', '-h']]])(
  '%j prints help and ends with 0',
  async (args) => {
    const { code, out, errors } = await ran(args);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(out).toContain('Exit codes');
  },
);

test.each([[['--version']], [['-V']], [['check', '-V']]])('%j prints the version', async (args) =>
  expect(await ran(args)).toEqual({ code: 0, out: `${version}\n`, errors: '' }),
);

test.each([
  [['nothing']],
  [['--fix']],
  [['check', '--bogus']],
  [['check', '']],
  [['check', '--fix=all']],
  [['check', '--today', '2026-99-99']],
  [['check', '--rule', 'a=b=c']],
  [['check', '--stdin', '--stdin-path', '/']],
  [['check', 'nowhere', '--format', 'json']],
  [['route']],
  [['lsp', '--node-ipc']],
  [['lsp', '--socket=0']],
  [['lsp', '--pipe', '/nowhere/at/all']],
])('%j is wrong use: 2 and one line', async (args) => {
  const { code, out, errors } = await ran(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(errors).toMatch(/^subagents: [^\n]+\n$/);
});

describe('a list drawn at random', () => {
  let base = '';
  let drawn = '';
  beforeAll(() => {
    base = mkdtempSync(path.join(os.tmpdir(), 'subagents-drawn-'));
    // Deep enough for lists that name the folders above.
    drawn = path.join(base, 'one/two/project');
    mkdirSync(path.join(drawn, '.claude/agents'), { recursive: true });
    for (const [file, text] of Object.entries(argumentFiles)) writeFileSync(path.join(drawn, file), text);
  });

  afterAll(() => rmSync(base, { recursive: true, force: true }));

  const lists = fc.sample(argumentLists, { numRuns: 30, seed: 20261120 }).map((args) => [args] as const);
  test.each(lists)('ends with an exit code and without a stack trace: %j', async (args) => {
    const env = { PATH: '', HOME: drawn, CLAUDE_CONFIG_DIR: path.join(drawn, 'config') };
    const { code, out, errors } = await ran(args, { cwd: drawn, env });
    expect([0, 1, 2]).toContain(code);
    expect(out + errors).not.toMatch(/\n {4}at |mistake of this program/);
    if (errors.startsWith('subagents: ')) expect(errors).toMatch(/^subagents: [^\n]*\n$/);
  });
});

describe.skipIf(!isPosix)('output', () => {
  test('a reader that ends early is no error', async () => {
    const { out, errors } = await inShell('"$@" --format json | head -n 1');
    expect({ out, errors }).toEqual({ out: '{\n', errors: '' });
  });

  test('a reader of standard error that ends early is no error', async () => {
    const { code, errors } = await inShell('{ "$@" nowhere 2>&1 >/dev/null; echo $? >&3; } 3>&2 | true');
    expect({ code, errors }).toEqual({ code: 0, errors: '2\n' });
  });

  test('closed streams are no error', async () => expect((await inShell('exec "$@" <&- >&- 2>&-')).code).toBe(0));

  test('a full disk ends with 2 and says so', async (context) => {
    if (!readdirSync('/dev').includes('full')) return context.skip('SKIPPED: there is no /dev/full here');
    const { code, errors } = await inShell('exec "$@" >/dev/full');
    expect(code).toBe(2);
    expect(errors).toMatch(/^subagents: the output could not be written: ENOSPC[^\n]*\n$/);
  });

  test('a folder as standard input is refused with one line', async () => {
    const { code, out, errors } = await inShell('exec "$@" --stdin --stdin-path a.md <.');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(errors).toMatch(/^subagents: standard input is a folder\n$/);
  });

  test('endless standard input is refused with one line', async () => {
    const { code, errors } = await inShell('exec "$@" --stdin --stdin-path a.md </dev/zero');
    expect(code).toBe(2);
    expect(errors).toMatch(/^subagents: standard input is too large[^\n]*\n$/);
  });
});

describe.skipIf(!isPosix)('the machine around it', () => {
  test('a current folder that was deleted is one line', async () => {
    const { code, out, errors } = await inShell('mkdir gone && cd gone && rmdir ../gone && exec "$@"');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(errors).toMatch(/^subagents: the current folder does not exist any more\n$/);
    expect((await inShell('mkdir gone && cd gone && rmdir ../gone && exec "$@"', ['--version'])).code).toBe(0);
  });

  test('bytes that are no UTF-8 in an argument are one line', async () => {
    const { code, errors } = await inShell('exec "$@" "$(printf \'a\\377b\')"', ['check']);
    expect(code).toBe(2);
    expect(errors).toMatch(/^subagents: a\ufffdb: not there[^\n]*\n$/);
  });

  test.each(['', 'relative', '/nowhere/at/all', '/dev/null'])('HOME=%j changes nothing here', async (HOME) => {
    const env = { HOME, XDG_CACHE_HOME: 'relative', XDG_CONFIG_HOME: '' };
    const { code, errors } = await ran(['check'], { env });
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(readdirSync(folder)).toEqual(['.claude']);
    expect(readdirSync(path.join(folder, '.claude'))).toEqual(['agents']);
  });

  test('a home that cannot be read changes nothing', async (context) => {
    if (process.getuid?.() === 0) return context.skip('SKIPPED: root may read everything');
    const HOME = path.join(folder, 'home');
    mkdirSync(HOME);
    chmodSync(HOME, 0);
    try {
      expect(await ran(['check'], { env: { HOME } })).toMatchObject({ code: 0, errors: '' });
    } finally {
      chmodSync(HOME, 0o755);
      rmSync(HOME, { recursive: true });
    }
  });

  test('a folder that cannot be made is one line', async (context) => {
    if (!existsSync('/proc/self')) return context.skip('SKIPPED: there is no /proc here');
    const { code, errors } = await ran(['new', 'baker', '--in', '/proc/none/here']);
    expect(code).toBe(2);
    expect(errors).toMatch(/^subagents: ENOENT[^\n]*\n$/);
    expect(await ran(['check'], { env: { XDG_CACHE_HOME: '/proc/none' } })).toMatchObject({ code: 0, errors: '' });
  });

  test('takes thousands of paths', async () => {
    const paths = Array.from({ length: 5000 }, (_, i) => `./.claude/agents/../agents/a${i % 40}.md`);
    expect(await ran(['check', '--no-user', '--no-cache', ...paths])).toMatchObject({ code: 0, errors: '' });
  });

  test('a FIFO is neither a file nor a folder', async () => {
    const { code, errors } = await inShell('mkfifo pipe && "$@" pipe; code=$?; rm pipe; exit $code', ['check']);
    expect(code).toBe(2);
    expect(errors).toBe('subagents: pipe: neither a file nor a folder\n');
  });

  test('standard output that is a file is written completely', async () => {
    const file = path.join(folder, 'out.json');
    const out = openSync(file, 'w');
    const { code } = await ran(['check', '--no-user', '--no-cache', '--format', 'json'], {
      stdio: ['ignore', out, 'ignore'],
    });
    closeSync(out);
    rmSync(file);
    expect(code).toBe(0);
  });
});
