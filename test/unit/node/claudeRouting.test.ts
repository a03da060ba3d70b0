// Runs a fake Claude Code: how the program is found, started, read and ended.

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
import type { Prompt } from '../../../server/src/core/routing/router';
import { ClaudeCodeFailure, routeWithClaudeCode, rowOf } from '../../../server/src/node/claudeCode/claudeCodeRouter';
import { findProgram, type Program } from '../../../server/src/node/claudeCode/program';
import { agentFile } from '../../../server/src/node/claudeCode/tempConfigDir';
import { verdict } from '../../support/runtime';
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
const never = new AbortController().signal;

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

interface AskOptions {
  readonly kind?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly timeLimit?: number;
  readonly signal?: AbortSignal;
}
const ask = (
  prompts: readonly Prompt[],
  { kind = 'pick', env = {}, timeLimit = 20_000, signal = never }: AskOptions = {},
) =>
  routeWithClaudeCode(prompts, {
    program: program(),
    agents: AGENTS,
    timeLimit,
    signal,
    env: { ...process.env, FAKE_CLAUDE: kind, FAKE_CLAUDE_SEEN: path.join(root, 'seen'), ...env },
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
/** Empty where no program came so far as to write them. */
const pids = (): readonly number[] => {
  const file = path.join(root, 'seen.pids');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : [];
};
const until = async (wanted: () => boolean): Promise<void> => {
  for (const end = Date.now() + 60_000; !wanted() && Date.now() < end; )
    await new Promise((done) => setTimeout(done, 5));
  expect(wanted()).toBe(true);
};

describe.skipIf(process.platform === 'win32')('routing with Claude Code', () => {
  test('answers with a row and leaves no temporary files', async () => {
    expect((await ask([{ text: 'Please test it' }])).map(rowOf)).toEqual([
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

  test('makes an empty row where the main thread keeps the work and throws where there is no answer', async () => {
    const [row] = (await ask([{ text: 'x' }], { kind: 'noCall' })).map(rowOf);
    expect(row).toMatchObject({ ranked: [], verdict: 'none' });
    const failures = await ask([{ text: 'x' }], { kind: 'noLogin' });
    expect(() => failures.map(rowOf)).toThrow(ClaudeCodeFailure);
  });

  test.each([
    '--dangerously-skip-permissions',
    '--mcp-config x',
    '--version',
    '$(touch x)',
    'two\nlines "q" \u{1F600}',
  ])('passes %j on standard input only', async (prompt) => {
    const [answer] = await ask([{ text: prompt }]);
    expect(answer?.outcome.kind).toBe('agent');
    const { prompt: got, args } = seen();
    expect(got).toBe(prompt);
    expect(args).not.toContain(prompt);
    expect(args).not.toContain('--dangerously-skip-permissions');
    expect(args).not.toContain('--mcp-config');
  });

  test('escapes a prompt that looks like a slash command', async () => {
    await ask([{ text: '/compact' }]);
    expect(seen().prompt).toBe(' /compact');
  });

  test('puts the context of an example before its prompt', async () => {
    const [answer] = await ask([{ text: 'Go on', context: 'A change is ready.' }]);
    expect(seen().prompt).toBe('A change is ready.\n\nGo on');
    expect(answer?.prompt).toBe('Go on');
  });

  test('starts Claude Code without hooks, MCP servers and permissions', async () => {
    await ask([{ text: 'x' }]);
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

  test('writes only what the orchestrator is shown into the temporary project', async () => {
    await ask([{ text: 'x' }]);
    const { agents, files, cwd } = seen();
    expect([...files].sort()).toEqual(['.claude', '.git']);
    expect(cwd.startsWith(temporary)).toBe(true);
    const lines = agents.map(({ text }) => {
      const read = verdict(Buffer.from(text), { scope: 'project', path: 'a.md' });
      return read.status === 'loads' && listingOf(read);
    });
    expect(lines.sort()).toEqual(AGENTS.map(listingOf).sort());
  });

  test('leaves the hidden example out of every file', async () => {
    await ask([{ text: 'Look at my change', hide: { agent: 'code-reviewer', example: 0 } }]);
    const { agents } = seen();
    expect(JSON.stringify(agents)).not.toContain('Look at my change');
    expect(JSON.stringify(agents)).toContain('Not for prose.');
    expect(agents).toHaveLength(2);
  });

  test('passes on the login variables of the environment and those of no other session', async () => {
    const more = {
      CLAUDECODE: '1',
      CLAUDE_CODE_ENTRYPOINT: 'x',
      CLAUDE_CODE_SIMPLE: '1',
      CLAUDE_CODE_OAUTH_TOKEN: 'token',
      CLAUDE_CODE_USE_BEDROCK: '1',
      ANTHROPIC_API_KEY: 'key',
      NODE_OPTIONS: '--no-warnings',
    };
    await ask([{ text: 'x' }], { env: more });
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

  test('asks prompts one after the other and stops after a final failure', async () => {
    const progress: string[] = [];
    const answers = await routeWithClaudeCode([{ text: 'a' }, { text: 'b' }], {
      program: program(),
      agents: AGENTS,
      signal: never,
      env: { ...process.env, FAKE_CLAUDE: 'half' },
      onAnswer: ({ outcome }, done, of) => progress.push(`${outcome.kind} ${done}/${of}`),
    });
    expect(answers).toHaveLength(2);
    expect(progress).toEqual(['failed 1/2', 'failed 2/2']);
    expect(await ask([{ text: 'a' }, { text: 'b' }], { kind: 'noLogin' })).toHaveLength(1);
  });

  test('answers an abort before the program has ended and ends all processes', async () => {
    const controller = new AbortController();
    const asking = ask([{ text: 'a' }, { text: 'b' }], { kind: 'deafAndHangs', signal: controller.signal });
    await until(() => existsSync(path.join(root, 'seen.pids')) && pids().length === 2);
    const [program = 0] = pids();
    controller.abort();
    expect((await asking).map(({ outcome }) => outcome.kind)).toEqual(['cancelled']);
    expect(isRunning(program)).toBe(true);
    await until(() => !pids().some(isRunning));
    await until(() => readdirSync(temporary).length === 0);
  });

  test('does not start the program where the signal is aborted already', async () => {
    const answers = await ask([{ text: 'a' }], { signal: AbortSignal.abort() });
    expect(answers.map(({ outcome }) => outcome.kind)).toEqual(['cancelled']);
    expect(existsSync(path.join(root, 'seen'))).toBe(false);
  });

  test('ends the process group once the decision is read', async () => {
    const [answer] = await ask([{ text: 'x' }], { kind: 'decidesThenHangs' });
    expect(answer?.outcome).toMatchObject({ agent: 'tester' });
    await until(() => !pids().some(isRunning));
  });

  test('kills a program that ignores the interrupt', async () => {
    await ask([{ text: 'x' }], { kind: 'deaf' });
    await until(() => !pids().some(isRunning));
  });

  test('ends a program that exceeds the time limit', async () => {
    const [answer] = await ask([{ text: 'x' }], { kind: 'hang', timeLimit: 800 });
    expect(answer?.outcome).toMatchObject({ kind: 'failed', words: expect.stringMatching(/did not decide/) });
    await until(() => !pids().some(isRunning));
  });

  test('reports a program that cannot be started', async () => {
    const file = path.join(root, 'broken');
    writeFileSync(file, '#!/nowhere/at/all\n');
    chmodSync(file, 0o755);
    const [answer] = await routeWithClaudeCode([{ text: 'x' }], {
      program: { file, called: file, searchPath: '' },
      agents: AGENTS,
      signal: never,
    });
    expect(answer?.outcome).toMatchObject({ kind: 'failed', words: expect.stringMatching(/could not be started/) });
    await until(() => readdirSync(temporary).length === 0);
  });
});

describe('agent file of the temporary project', () => {
  test.each([
    ['plain', 'Reviews code.'],
    ['dashes', 'a --- b\n---\n----- c -- d -'],
    ['quotes and backslashes', `"a" 'b' \\ \\t # c: d`],
    ['several lines', 'a\n\n  b\n\tc\n'],
    ['hidden characters', 'a\u2028b\u0085c\u202e\u0000\ufeff\u{1F600}'],
  ])('keeps name, description and tools with %s', (_, description) => {
    const written = {
      name: 'a "b" --- c',
      description,
      tools: ['Read', 'Bash(git *)', '---'],
      disallowedTools: ['Write'],
    };
    const read = verdict(Buffer.from(agentFile(written)), { scope: 'project', path: 'a.md' });
    expect(read).toMatchObject({ status: 'loads', ...written });
  });

  test('loads without a description', () => {
    const written = { name: 'a', description: ' \n', tools: [], disallowedTools: null };
    expect(verdict(Buffer.from(agentFile(written)), { scope: 'project', path: 'a.md' })).toMatchObject({
      name: 'a',
      tools: [],
    });
  });
});

describe.skipIf(process.platform === 'win32')('findProgram', () => {
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

  test('takes the first executable on the search path', () => {
    put('a/claude', 0o644);
    const file = put('b/claude');
    put('c/claude');
    const entries = ['a', 'b', 'c'].map((name) => path.join(root, name));
    expect(find(entries)).toMatchObject({ program: { file, searchPath: entries.join(path.delimiter) } });
  });

  test('takes no program of the workspace, not even through links', () => {
    put('w/bin/claude');
    mkdirSync(path.join(root, 'links'));
    symlinkSync(path.join(root, 'w/bin/claude'), path.join(root, 'links/claude'));
    symlinkSync(path.join(root, 'w/bin'), path.join(root, 'linked'));
    symlinkSync(path.join(root, 'w'), path.join(root, 'v'));
    for (const entry of ['w/bin', 'links', 'linked', 'v/bin'])
      expect([entry, find([path.join(root, entry)])]).toMatchObject([entry, { problem: { id: 'claude.notFound' } }]);
    expect(find([path.join(root, 'w/bin')], { folders: ['v'] })).toMatchObject({ problem: { id: 'claude.notFound' } });
  });

  test('ignores relative entries and drops them from the search path', () => {
    const file = put('b/claude');
    const entries = ['.', '', 'node_modules/.bin', path.join(root, 'w/node_modules/.bin'), path.join(root, 'b')];
    expect(find(entries)).toMatchObject({ program: { file, searchPath: path.join(root, 'b') } });
  });

  test('resolves a link and keeps the name it was called by', () => {
    const file = put('lib/cli');
    mkdirSync(path.join(root, 'b'));
    symlinkSync(file, path.join(root, 'b/claude'));
    expect(find([path.join(root, 'b')])).toMatchObject({ program: { file, called: path.join(root, 'b/claude') } });
  });

  test('takes a program of a sibling folder whose name starts with that of the workspace', () => {
    const file = put('w-more/claude');
    expect(find([path.join(root, 'w-more')])).toMatchObject({ program: { file } });
  });

  test('takes a configured absolute path, also inside the workspace', () => {
    const file = put('w/claude');
    expect(find([], { claudePath: file })).toMatchObject({ program: { file } });
  });

  test.each(['claude', './claude', '~/claude'])('refuses the relative path %s', (claudePath) => {
    expect(find([], { claudePath })).toMatchObject({ problem: { id: 'claude.pathNotAbsolute' } });
  });

  test('reports a configured path that is not executable', () => {
    for (const claudePath of [root, path.join(root, 'nothing'), put('text', 0o644)])
      expect(find([], { claudePath })).toMatchObject({ problem: { id: 'claude.pathNotRunnable' } });
  });
});

test.skipIf(process.platform === 'win32')('kills the child processes when the parent is terminated', async () => {
  const script = path.join(root, 'asks.ts');
  writeFileSync(
    script,
    `import { routeWithClaudeCode } from ${JSON.stringify(path.join(projectRoot, 'server/src/node/claudeCode/claudeCodeRouter.ts'))};
void routeWithClaudeCode([{ text: 'x' }], { program: ${JSON.stringify(program())}, agents: [], signal: new AbortController().signal });`,
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
