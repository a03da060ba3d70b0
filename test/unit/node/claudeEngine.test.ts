// The engine with a program that stands in for Claude Code at the outermost edge: how it is found, started, read and ended.

import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listingOf } from '../../../server/src/core/dialects/claude/loader/listing';
import { verdict } from '../../../server/src/core/dialects/claude/loader/verdict';
import { ClaudeCodeFailure, findProgram, routeWithClaudeCode } from '../../../server/src/node/claudeCode/engine';
import type { Program } from '../../../server/src/node/claudeCode/program';
import { agentFile } from '../../../server/src/node/claudeCode/throwAway';
import { projectRoot } from '../../support/shared';

const FAKE = path.join(projectRoot, 'test/fixtures/claude/fakeClaude.mjs');
const AGENTS = [
  {
    name: 'code-reviewer',
    description:
      'Reviews code.\n\n<example>\nuser: "Look at my change"\nassistant: "I will."\n</example>\n\nNot for prose.',
    tools: ['Read'],
    disallowedTools: null,
  },
  { name: 'tester', description: 'Writes tests.', tools: null, disallowedTools: null },
];
const never = { isCancellationRequested: false };

let root = '';
let temporary = '';
const before = process.env.TMPDIR;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'subagents-test-')));
  temporary = path.join(root, 'tmp');
  mkdirSync(temporary);
  process.env.TMPDIR = temporary;
});
afterEach(() => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  rmSync(root, { recursive: true, force: true });
});

function program(): Program {
  const found = findProgram({ claudePath: FAKE, workspaceFolders: [], env: process.env });
  if (!('program' in found)) throw new Error(found.problem.id);
  return found.program;
}

const routerOf = (kind: string, more: Readonly<Record<string, string>> = {}, timeLimit = 20_000) =>
  routeWithClaudeCode({
    program: program(),
    agents: AGENTS,
    timeLimit,
    env: { ...process.env, FAKE_CLAUDE: kind, FAKE_CLAUDE_SEEN: path.join(root, 'seen'), ...more },
  });

interface Seen {
  readonly args: readonly string[];
  readonly prompt: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly agents: readonly { readonly path: string; readonly text: string }[];
  readonly files: readonly string[];
}
const seen = (): Seen => JSON.parse(readFileSync(path.join(root, 'seen'), 'utf8')) as Seen;

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !(existsSync(`/proc/${pid}/stat`) && / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')));
  } catch {
    return false;
  }
};
const pids = (): readonly number[] => readFileSync(path.join(root, 'seen.pids'), 'utf8').trim().split('\n').map(Number);
const until = async (wanted: () => boolean): Promise<void> => {
  for (const end = Date.now() + 5000; !wanted() && Date.now() < end; ) await new Promise((done) => setTimeout(done, 5));
  expect(wanted()).toBe(true);
};

describe.skipIf(process.platform === 'win32')('the engine', () => {
  test('answers with a row, and leaves nothing behind', async () => {
    expect(await routerOf('pick').route([{ text: 'Please test it' }], never)).toEqual([
      {
        prompt: 'Please test it',
        ranked: [{ agent: 'tester', score: 1, visibleScore: 1, reasons: [] }],
        confidence: 1,
        verdict: 'clear',
        terms: [],
      },
    ]);
    await until(() => readdirSync(temporary).length === 0);
  });

  test('a row of nobody where the main thread kept the work, an error in words where there is no answer', async () => {
    const [row] = await routerOf('noCall').route([{ text: 'x' }], never);
    expect(row).toMatchObject({ ranked: [], verdict: 'none' });
    await expect(routerOf('noLogin').route([{ text: 'x' }], never)).rejects.toThrow(ClaudeCodeFailure);
  });

  test.each([
    '--dangerously-skip-permissions',
    '--mcp-config x',
    '--version',
    '$(touch x)',
    'two\nlines "q" \u{1F600}',
  ])('%j travels on standard input and nowhere else', async (prompt) => {
    const [answer] = await routerOf('pick').ask([{ text: prompt }], never);
    expect(answer?.outcome.kind).toBe('agent');
    const { prompt: got, args } = seen();
    expect(got).toBe(prompt);
    expect(args).not.toContain(prompt);
    expect(args).not.toContain('--dangerously-skip-permissions');
    expect(args).not.toContain('--mcp-config');
  });

  test('a prompt that looks like a command of Claude Code is none', async () => {
    await routerOf('pick').ask([{ text: '/compact' }], never);
    expect(seen().prompt).toBe(' /compact');
  });

  test('the situation of an example comes before what is said', async () => {
    const [answer] = await routerOf('pick').ask([{ text: 'Go on', context: 'A change is ready.' }], never);
    expect(seen().prompt).toBe('A change is ready.\n\nGo on');
    expect(answer?.prompt).toBe('Go on');
  });

  test('it is started without hooks, servers, and permission for anything', async () => {
    await routerOf('pick').ask([{ text: 'x' }], never);
    const { args } = seen();
    for (const flag of ['-p', '--strict-mcp-config', '--no-session-persistence']) expect(args).toContain(flag);
    expect(args[args.indexOf('--permission-mode') + 1]).toBe('dontAsk');
    expect(args[args.indexOf('--setting-sources') + 1]).toBe('user,project');
    const settings: unknown = JSON.parse(args[args.indexOf('--settings') + 1] ?? '');
    expect(settings).toMatchObject({
      disableAllHooks: true,
      permissions: { ask: expect.arrayContaining(['Agent', 'Task', 'Write', 'Edit', 'Bash', 'WebFetch']) },
    });
    expect(args.join(' ')).not.toMatch(/--(tools|disallowed|allowed)/i);
  });

  test('the folder holds what the orchestrator is shown, and nothing else', async () => {
    await routerOf('pick').ask([{ text: 'x' }], never);
    const { agents, files, cwd } = seen();
    expect([...files].sort()).toEqual(['.claude', '.git']);
    expect(cwd.startsWith(temporary)).toBe(true);
    const lines = agents.map(({ text }) => {
      const read = verdict(Buffer.from(text), { scope: 'project', path: 'a.md' });
      return read.status === 'loads' && listingOf(read);
    });
    expect(lines.sort()).toEqual(AGENTS.map(listingOf).sort());
  });

  test('an example that is left out is nowhere', async () => {
    await routerOf('pick').ask([{ text: 'Look at my change', hide: { agent: 'code-reviewer', example: 0 } }], never);
    const { agents } = seen();
    expect(JSON.stringify(agents)).not.toContain('Look at my change');
    expect(JSON.stringify(agents)).toContain('Not for prose.');
    expect(agents).toHaveLength(2);
  });

  test('of the environment it has what is needed to log in, and no other session', async () => {
    const more = {
      CLAUDECODE: '1',
      CLAUDE_CODE_ENTRYPOINT: 'x',
      CLAUDE_CODE_SIMPLE: '1',
      CLAUDE_CODE_OAUTH_TOKEN: 'token',
      CLAUDE_CODE_USE_BEDROCK: '1',
      ANTHROPIC_API_KEY: 'key',
      NODE_OPTIONS: '--no-warnings',
    };
    await routerOf('pick', more).ask([{ text: 'x' }], never);
    const { env } = seen();
    expect(env).toMatchObject({
      CLAUDE_CODE_OAUTH_TOKEN: 'token',
      CLAUDE_CODE_USE_BEDROCK: '1',
      ANTHROPIC_API_KEY: 'key',
    });
    expect(env).toMatchObject({ HOME: process.env.HOME, CLAUDE_CODE_DISABLE_CLAUDE_MDS: '1' });
    for (const name of ['CLAUDECODE', 'CLAUDE_CODE_ENTRYPOINT', 'CLAUDE_CODE_SIMPLE', 'NODE_OPTIONS'])
      expect(env).not.toHaveProperty(name);
  });

  test('several prompts one after the other; no more are asked where none can be answered', async () => {
    const told: string[] = [];
    const options = { program: program(), agents: AGENTS, env: { ...process.env, FAKE_CLAUDE: 'half' } };
    const router = routeWithClaudeCode({
      ...options,
      onAnswer: ({ outcome }, done, of) => told.push(`${outcome.kind} ${done}/${of}`),
    });
    expect(await router.ask([{ text: 'a' }, { text: 'b' }], never)).toHaveLength(2);
    expect(told).toEqual(['failed 1/2', 'failed 2/2']);
    expect(await routerOf('noLogin').ask([{ text: 'a' }, { text: 'b' }], never)).toHaveLength(1);
  });

  test('a cancellation is answered within 100 ms, and nothing goes on running', async () => {
    const cancel = { isCancellationRequested: false };
    const asking = routerOf('hang').ask([{ text: 'a' }, { text: 'b' }], cancel);
    await until(() => existsSync(path.join(root, 'seen.pids')) && pids().length === 2);
    const since = performance.now();
    cancel.isCancellationRequested = true;
    expect((await asking).map(({ outcome }) => outcome.kind)).toEqual(['cancelled']);
    expect(performance.now() - since).toBeLessThan(100);
    await until(() => !pids().some(isRunning));
    await until(() => readdirSync(temporary).length === 0);
  });

  test('what was cancelled before is never started', async () => {
    expect(await routerOf('pick').route([{ text: 'a' }], { isCancellationRequested: true })).toEqual([]);
    expect(existsSync(path.join(root, 'seen'))).toBe(false);
  });

  test('once it has decided it is ended, with all it started', async () => {
    const [answer] = await routerOf('decidesThenHangs').ask([{ text: 'x' }], never);
    expect(answer?.outcome).toMatchObject({ agent: 'tester' });
    await until(() => !pids().some(isRunning));
  });

  test('one that takes no notice is killed', async () => {
    await routerOf('deaf').ask([{ text: 'x' }], never);
    await until(() => !pids().some(isRunning));
  });

  test('a program that hangs is ended at the limit', async () => {
    const [answer] = await routerOf('hang', {}, 800).ask([{ text: 'x' }], never);
    expect(answer?.outcome).toMatchObject({ kind: 'failed', words: expect.stringMatching(/did not decide/) });
    await until(() => !pids().some(isRunning));
  });

  test('a program that cannot be started is said', async () => {
    const file = path.join(root, 'broken');
    writeFileSync(file, '#!/nowhere/at/all\n');
    chmodSync(file, 0o755);
    const router = routeWithClaudeCode({ program: { file, called: file, searchPath: '' }, agents: AGENTS });
    const [answer] = await router.ask([{ text: 'x' }], never);
    expect(answer?.outcome).toMatchObject({ kind: 'failed', words: expect.stringMatching(/could not be started/) });
    await until(() => readdirSync(temporary).length === 0);
  });
});

describe('an agent as the orchestrator is shown it', () => {
  test.each([
    ['plain', 'Reviews code.'],
    ['dashes', 'a --- b\n---\n----- c -- d -'],
    ['quotes and backslashes', `"a" 'b' \\ \\t # c: d`],
    ['several lines', 'a\n\n  b\n\tc\n'],
    ['hidden characters', 'a\u2028b\u0085c\u202e\u0000\ufeff\u{1F600}'],
  ])('%s', (_, description) => {
    const told = {
      name: 'a "b" --- c',
      description,
      tools: ['Read', 'Bash(git *)', '---'],
      disallowedTools: ['Write'],
    };
    const read = verdict(Buffer.from(agentFile(told)), { scope: 'project', path: 'a.md' });
    expect(read).toMatchObject({ status: 'loads', ...told });
  });

  test('without a description it still competes', () => {
    const told = { name: 'a', description: ' \n', tools: [], disallowedTools: null };
    expect(verdict(Buffer.from(agentFile(told)), { scope: 'project', path: 'a.md' })).toMatchObject({
      name: 'a',
      tools: [],
    });
  });
});

describe.skipIf(process.platform === 'win32')('the program', () => {
  const put = (relative: string, mode = 0o755): string => {
    const file = path.join(root, relative);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '#!/bin/sh\n', { mode });
    return file;
  };
  const find = (entries: readonly string[], { claudePath = '', folders = ['w'] } = {}) =>
    findProgram({
      claudePath,
      workspaceFolders: folders.map((folder) => path.join(root, folder)),
      env: { PATH: entries.join(path.delimiter) },
    });

  test('is taken from the search path, the first that can be run', () => {
    put('a/claude', 0o644);
    const file = put('b/claude');
    put('c/claude');
    const entries = ['a', 'b', 'c'].map((name) => path.join(root, name));
    expect(find(entries)).toMatchObject({ program: { file, searchPath: entries.join(path.delimiter) } });
  });

  test('is never one of the workspace, whatever leads to it', () => {
    put('w/bin/claude');
    mkdirSync(path.join(root, 'links'));
    symlinkSync(path.join(root, 'w/bin/claude'), path.join(root, 'links/claude'));
    symlinkSync(path.join(root, 'w/bin'), path.join(root, 'linked'));
    symlinkSync(path.join(root, 'w'), path.join(root, 'v'));
    for (const entry of ['w/bin', 'links', 'linked', 'v/bin'])
      expect([entry, find([path.join(root, entry)])]).toMatchObject([entry, { problem: { id: 'claude.notFound' } }]);
    expect(find([path.join(root, 'w/bin')], { folders: ['v'] })).toMatchObject({ problem: { id: 'claude.notFound' } });
  });

  test('is never relative, and neither is what it runs in turn', () => {
    const file = put('b/claude');
    const entries = ['.', '', 'node_modules/.bin', path.join(root, 'w/node_modules/.bin'), path.join(root, 'b')];
    expect(find(entries)).toMatchObject({ program: { file, searchPath: path.join(root, 'b') } });
  });

  test('is the file behind a link, called by the link', () => {
    const file = put('lib/cli');
    mkdirSync(path.join(root, 'b'));
    symlinkSync(file, path.join(root, 'b/claude'));
    expect(find([path.join(root, 'b')])).toMatchObject({ program: { file, called: path.join(root, 'b/claude') } });
  });

  test('is a file beside the workspace whose name begins the same', () => {
    const file = put('w-more/claude');
    expect(find([path.join(root, 'w-more')])).toMatchObject({ program: { file } });
  });

  test('may be named by its absolute path, anywhere', () => {
    const file = put('w/claude');
    expect(find([], { claudePath: file })).toMatchObject({ program: { file } });
  });

  test.each(['claude', './claude', '~/claude'])('%s is no absolute path', (claudePath) => {
    expect(find([], { claudePath })).toMatchObject({ problem: { id: 'claude.pathNotAbsolute' } });
  });

  test('a folder or a file that cannot be run is said', () => {
    for (const claudePath of [root, path.join(root, 'nothing'), put('text', 0o644)])
      expect(find([], { claudePath })).toMatchObject({ problem: { id: 'claude.pathNotRunnable' } });
  });
});

test.skipIf(process.platform === 'win32')('it does not outlive the one who asked', async () => {
  const script = path.join(root, 'asks.ts');
  writeFileSync(
    script,
    `import { routeWithClaudeCode } from ${JSON.stringify(path.join(projectRoot, 'server/src/node/claudeCode/engine.ts'))};
void routeWithClaudeCode({ program: ${JSON.stringify(program())}, agents: [] }).ask([{ text: 'x' }], { isCancellationRequested: false });`,
  );
  const { build } = await import('esbuild');
  const outfile = path.join(root, 'asks.cjs');
  await build({
    entryPoints: [script],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    outfile,
    logLevel: 'error',
  });
  const env = { ...process.env, FAKE_CLAUDE: 'hang', FAKE_CLAUDE_SEEN: path.join(root, 'seen') };
  const asking = spawn(process.execPath, [outfile], { env, stdio: 'ignore' });
  await until(() => existsSync(path.join(root, 'seen.pids')) && pids().length === 2);
  asking.kill('SIGTERM');
  const [code, signal] = await new Promise<[number | null, string | null]>((done) =>
    asking.once('exit', (...end) => done(end)),
  );
  expect([code, signal]).toEqual([null, 'SIGTERM']);
  await until(() => !pids().some(isRunning));
  expect(readdirSync(temporary)).toEqual([]);
});
