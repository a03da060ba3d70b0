// Learning over the protocol, with a fake newer Claude Code on the search path.

import { existsSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import type { JudgedByResult, LearnResult, VerifyResult } from '../../common/src/protocol/claudeCode';
import { claudeCodeHostIn } from '../../server/src/node/claudeCode/nodeClaudeCodeHost';
import { installNewerRuntime } from '../support/newerRuntime';
import { type Client, connect } from './client';

const AGENT = '.claude/agents/a.md';
const TEXT =
  '---\nname: a\ndescription: Use this agent to review a change.\ntools: QuillPress\nmodel: quill\nquietHours: x\n---\nReview.\n';
const NEW = ['all-tools-unusable', 'unknown-field', 'unknown-model'];

let client: Client;
afterEach(() => client.stop());

async function started(learned: string, settings: object = {}, managed?: string): Promise<Client> {
  const claudeCode = claudeCodeHostIn({ learned, managed: () => managed });
  client = await connect({
    files: { [AGENT]: TEXT },
    settings: { claudeVersion: 'installed', ...settings },
    claudeCode,
  });
  client.open(AGENT, TEXT);
  return client;
}
const learn = (): Promise<LearnResult> => client.request('subagents/learn', { partialResultToken: 't' });
const found = async (): Promise<readonly string[]> =>
  (await client.rules(AGENT)).filter((rule) => NEW.includes(rule)).sort();

describe.skipIf(process.platform === 'win32')('subagents/learn', () => {
  test('knows learned names at once and after a restart', async () => {
    const { learned, program } = installNewerRuntime('9.0.1');
    await started(learned);
    expect(await found()).toEqual(NEW);
    const result = await learn();
    expect(result).toMatchObject({ problem: '', program, version: '9.0.1' });
    expect(result.learned).toContain('Fields: quietHours');
    expect(client.progress).toHaveLength(5);
    expect(await found()).toEqual([]);
    const judged = await client.request<JudgedByResult>('subagents/judgedBy', {});
    expect(judged).toMatchObject({ version: '9.0.1', source: 'installed', learned: true, installed: { asked: true } });
    await client.stop();
    await started(learned);
    expect(await found()).toEqual([]);
  });

  test('marks learned names in hovers and completions', async () => {
    const { learned } = installNewerRuntime('9.0.1');
    await started(learned);
    await learn();
    const hover = async (line: number, character: number) =>
      JSON.stringify((await client.hover(AGENT, { line, character }))?.contents);
    for (const [line, character] of [
      [3, 9],
      [4, 9],
      [5, 2],
    ] as const)
      expect(await hover(line, character)).toContain('learned from your 9.0.1');
    const items = await client.complete(AGENT, { line: 3, character: 7 });
    expect(items.find(({ label }) => label === 'MoonGate')?.detail).toContain('learned from your 9.0.1');
    client.replace(AGENT, 'quietHours: x', 'quiet');
    const fields = await client.complete(AGENT, { line: 5, character: 5 });
    expect(fields.find(({ label }) => label === 'quietHours')?.detail).toBe('learned from your 9.0.1');
  });

  test('uses learned facts only in the session with the installed version', async () => {
    const { learned } = installNewerRuntime('9.0.1');
    await started(learned);
    await learn();
    expect(await found()).toEqual([]);
    const other = await connect({
      files: { [AGENT]: TEXT },
      settings: { claudeVersion: '9.0.1' },
      claudeCode: claudeCodeHostIn({ learned, managed: () => undefined }),
    });
    other.open(AGENT, TEXT);
    const rules = await other.rules(AGENT);
    await other.stop();
    expect(rules).toEqual(expect.arrayContaining(NEW));
    expect(await found()).toEqual([]);
  });

  test('runs nothing in an untrusted workspace', async () => {
    const { learned, seen } = installNewerRuntime('9.0.1');
    await started(learned, { trusted: false });
    expect(await learn()).toMatchObject({ problem: expect.stringContaining('not trusted'), learned: [] });
    expect([seen(), existsSync(learned)]).toEqual([[], false]);
  });

  test('neither learns nor verifies with managed settings, whose hooks would run', async () => {
    const { learned, seen } = installNewerRuntime('9.0.1');
    await started(learned, {}, '/etc/claude-code/managed-settings.json');
    const refused = expect.stringContaining('/etc/claude-code/managed-settings.json');
    expect(await learn()).toMatchObject({ problem: refused, learned: [] });
    expect(await client.request<VerifyResult>('subagents/verify', {})).toMatchObject({ problem: refused, files: [] });
    expect(seen()).toEqual([]);
  });

  test('runs only the program that the user confirmed', async () => {
    const { learned, program, seen } = installNewerRuntime('9.0.1');
    await started(learned);
    expect(await client.request('subagents/learn', { program: `${program}2` })).toMatchObject({
      problem: expect.stringContaining('another Claude Code'),
      learned: [],
    });
    expect(seen()).toEqual([]);
    expect(await client.request('subagents/learn', { program })).toMatchObject({ problem: '', program });
  });

  test('ends the program when the request is cancelled', async () => {
    const { learned, seen } = installNewerRuntime('9.0.1', 'hangs');
    await started(learned);
    const cancel = new CancellationTokenSource();
    setTimeout(() => cancel.cancel(), 800);
    const result = client.request<LearnResult>('subagents/learn', {}, cancel.token);
    await result.then(
      ({ problem }) => expect(problem).toBe('Cancelled.'),
      () => {},
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    for (const { pid } of seen()) expect(() => process.kill(pid, 0)).toThrow();
    expect(existsSync(learned)).toBe(false);
  });
});
