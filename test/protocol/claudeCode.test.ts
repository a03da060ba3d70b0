// Requests about the installed Claude Code, with a fake program.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import type {
  AskClaudeCodeParams,
  AskClaudeCodeResult,
  ClaudeCodeResult,
  VerifyResult,
} from '../../common/src/protocol/claudeCode';
import { claudeCodeHost } from '../../server/src/node/claudeCode/nodeClaudeCodeHost';
import { projectRoot } from '../support/shared';
import { at, type Client, type ClientOptions, connect, eventually } from './client';

const FAKE = path.join(projectRoot, 'test/fixtures/claude/fakeClaude.mjs');
const agent = (name: string, description = `Does ${name}.`): string =>
  `---\nname: ${name}\ndescription: ${description}\n---\nA body.\n`;
const FILES = {
  '.claude/agents/tester.md': agent('tester', `'Tests. <example>user: "Test it" assistant: "Yes"</example>'`),
  '.claude/agents/other.md': agent('other'),
};

let client: Client;
let root = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'subagents-test-')));
  process.env.FAKE_CLAUDE = 'pick';
  process.env.FAKE_CLAUDE_SEEN = path.join(root, 'seen');
});
afterEach(async () => {
  await client.stop();
  delete process.env.FAKE_CLAUDE;
  delete process.env.FAKE_CLAUDE_SEEN;
  rmSync(root, { recursive: true, force: true });
});
const started = async (options: ClientOptions = {}): Promise<Client> => {
  client = await connect({ files: FILES, settings: { claudePath: FAKE }, claudeCode: claudeCodeHost, ...options });
  return client;
};
const ask = (params: AskClaudeCodeParams): Promise<AskClaudeCodeResult> =>
  client.request('subagents/askClaudeCode', params);
const seen = (): string => readFileSync(path.join(root, 'seen'), 'utf8');

describe.skipIf(process.platform === 'win32')('Claude Code', () => {
  test('reports the program without running it', async () => {
    await started();
    expect(await client.request<ClaudeCodeResult>('subagents/claudeCode')).toEqual({
      program: FAKE,
      file: FAKE,
      problem: '',
    });
    expect(existsSync(path.join(root, 'seen'))).toBe(false);
  });

  test('explains a configured path that does not exist', async () => {
    await started({ settings: { claudePath: './claude' } });
    const found = await client.request<ClaudeCodeResult>('subagents/claudeCode');
    expect(found).toEqual({ program: null, file: null, problem: expect.stringMatching(/absolute path/) });
    const { answers } = await ask({ prompts: [{ text: 'a' }, { text: 'b' }] });
    expect(answers.map(({ outcome }) => outcome)).toEqual([{ kind: 'failed', words: found.problem, final: true }]);
  });

  test('takes no program from a file of the workspace', async () => {
    await started({ files: { ...FILES, '.subagents.json': '{ "claudePath": "/tmp/evil" }' } });
    expect(await client.request('subagents/claudeCode')).toMatchObject({ program: FAKE });
  });

  test('answers each prompt and reports progress after each', async () => {
    await started();
    const { answers } = await ask({ prompts: [{ text: 'a' }, { text: 'b' }], partialResultToken: 't' });
    expect(answers.map(({ prompt }) => prompt)).toEqual(['a', 'b']);
    expect(answers[0]).toEqual({
      prompt: 'a',
      outcome: { kind: 'agent', agent: 'tester', known: true },
      version: '9.9.9',
      model: 'model-x',
      turns: 1,
      tokens: { input: 100, output: 5 },
    });
    expect(client.progress).toMatchObject([
      { done: 1, of: 2, answer: { prompt: 'a' } },
      { done: 2, of: 2, answer: { prompt: 'b' } },
    ]);
  });

  test('sends unsaved descriptions, without bodies and the hidden example', async () => {
    await started();
    client.open('.claude/agents/other.md', agent('other', 'Typed just now.'));
    await ask({ prompts: [{ text: 'Test it', hide: { uri: at('.claude/agents/tester.md'), example: 0 } }] });
    const { agents, prompt } = JSON.parse(seen()) as { agents: unknown; prompt: string };
    expect(prompt).toBe('Test it');
    expect(JSON.stringify(agents)).toContain('Typed just now.');
    expect(JSON.stringify(agents)).toContain('Tests.');
    for (const hidden of ['Test it', 'A body', 'Does other']) expect(JSON.stringify(agents)).not.toContain(hidden);
  });

  test('leaves out agents that the settings deny', async () => {
    await started({ files: { ...FILES, '.claude/settings.json': '{"permissions":{"deny":["Agent(other)"]}}' } });
    await ask({ prompts: [{ text: 'a' }] });
    expect(seen()).not.toContain('Does other');
  });

  test('answers a cancellation before the program has ended', async () => {
    process.env.FAKE_CLAUDE = 'deafAndHangs';
    await started();
    const source = new CancellationTokenSource();
    const params: AskClaudeCodeParams = { prompts: [{ text: 'a' }, { text: 'b' }] };
    const asking = client.request<AskClaudeCodeResult>('subagents/askClaudeCode', params, source.token);
    await eventually(() => existsSync(path.join(root, 'seen.pids')), Boolean);
    const [program = 0] = readFileSync(path.join(root, 'seen.pids'), 'utf8').split('\n').map(Number);
    source.cancel();
    expect((await asking).answers).toMatchObject([{ outcome: { kind: 'cancelled' } }]);
    // Fails where no such process runs any more.
    expect(process.kill(program, 0)).toBe(true);
  });

  test('does not answer in a host that cannot run programs', async () => {
    client = await connect({ files: FILES });
    for (const method of ['subagents/claudeCode', 'subagents/askClaudeCode', 'subagents/verify'])
      await expect(client.request(method, { prompts: [] })).rejects.toThrow(/Unhandled method/);
  });
});

describe.skipIf(process.platform === 'win32')('what the installed Claude Code loads', () => {
  const verify = (): Promise<VerifyResult> => client.request('subagents/verify', {});

  test('reports runtime and server verdicts side by side, differences first', async () => {
    await started({
      files: {
        // This stand-in loads whatever has a line with a name, and knows no other form.
        '.claude/agents/a.md': agent('a'),
        '.claude/agents/b.md': '---\nname: b\n---\n',
        '.claude/agents/sub/c.md': agent('c', "'Quoted.'"),
        '.claude/agents/d.md': '---\n"name": d\ndescription: Does d.\n---\n',
        '.claude/agents/README.md': '# About\n',
        'pkg/.claude/agents/a.md': agent('a'),
      },
    });
    const result = await verify();
    expect(result).toMatchObject({ problem: '', program: FAKE, version: '9.9.9' });
    expect(result.files.map(({ path: file, differences }) => [file, differences])).toEqual([
      ['.claude/agents/b.md', [expect.stringMatching(/loads this file, although we say it does not/)]],
      ['.claude/agents/d.md', [expect.stringMatching(/does not load this file, although we say it does/)]],
      ['.claude/agents/sub/c.md', [expect.stringMatching(/another description/)]],
      ['.claude/agents/README.md', []],
      ['.claude/agents/a.md', []],
      ['pkg/.claude/agents/a.md', []],
    ]);
    expect(result.files[2]?.runtime).toEqual({
      loads: true,
      name: 'c',
      model: null,
      messages: ['agent file sub/c.md was looked at'],
    });
  });

  test('reports no difference for one of two agents with the same name', async () => {
    await started({ files: { '.claude/agents/x.md': agent('same'), '.claude/agents/y.md': agent('same') } });
    expect((await verify()).files.map(({ differences }) => differences)).toEqual([[], []]);
  });

  test('explains a program that is missing or answers nothing', async () => {
    await started({ settings: { claudePath: '/nowhere/claude' } });
    expect(await verify()).toMatchObject({ problem: expect.stringMatching(/no program that can be run/), files: [] });
  });

  test('ends the program when the request is cancelled', async () => {
    const folders = path.join(root, 'tmp');
    mkdirSync(folders);
    const before = process.env.TMPDIR;
    process.env.TMPDIR = folders;
    await started({ files: { '.claude/agents/a.md': agent('hang') } });
    const source = new CancellationTokenSource();
    const asking = client.request<VerifyResult>('subagents/verify', {}, source.token);
    setTimeout(() => source.cancel(), 300);
    expect(await asking).toMatchObject({ problem: 'Cancelled.' });
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    expect(
      await eventually(
        () => readdirSync(folders),
        (left) => left.length === 0,
      ),
    ).toEqual([]);
  });
});
