// The server after the `shutdown` request.

import { expect, test } from 'vitest';
import { claudeCodeHost } from '../../server/src/node/claudeCode/nodeClaudeCodeHost';
import { type ClientOptions, connect, eventually } from './client';

const A = '.claude/agents/a.md';
const B = '.claude/agents/b.md';
const agent = (name: string): string => `---\nname: ${name}\ndescription: Use this agent for ${name}.\n---\nDo it.\n`;
const REFRESHES = [
  'workspace/codeLens/refresh',
  'workspace/semanticTokens/refresh',
  'workspace/inlayHint/refresh',
  'workspace/diagnostic/refresh',
];
const capabilities: ClientOptions['capabilities'] = {
  workspace: {
    codeLens: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
  },
};
/** Longer than every debounce of the server. */
const QUIET_MS = 1_500;
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

test('sends no request, notification or log after shutdown, whatever is pending', async () => {
  const pending: (() => void)[] = [];
  let isPaused = false;
  const refuseLater = (): unknown =>
    isPaused ? new Promise((_, reject) => pending.push(() => reject(new Error('gone')))) : null;
  const client = await connect({
    files: { [A]: agent('a'), [B]: agent('b') },
    capabilities,
    answers: Object.fromEntries(REFRESHES.map((method) => [method, refuseLater])),
  });
  client.open(A, agent('a'));
  await client.pull(A);
  isPaused = true;
  client.changedOnDisk(B, agent('c'));
  await eventually(
    () => pending.length,
    (count) => count === REFRESHES.length,
  );
  expect(pending).toHaveLength(REFRESHES.length);
  client.replace(A, 'name: a', 'name: d');
  await client.request('shutdown');
  const traffic = client.traffic();
  for (const refuse of pending) refuse();
  await wait(QUIET_MS);
  expect(client.traffic()).toBe(traffic);
  expect(client.logged).toEqual([]);
  await client.stop();
});

test('sends nothing after shutdown to a client that is pushed diagnostics', async () => {
  const client = await connect({ pulls: false, files: { [A]: agent('a'), [B]: agent('b') }, capabilities });
  client.open(A, agent('a'));
  await eventually(
    () => client.pushed.length,
    (count) => count > 0,
  );
  client.replace(A, 'name: a', 'name: b');
  await client.request('shutdown');
  const traffic = client.traffic();
  client.close(A);
  client.changedOnDisk(B, undefined);
  await wait(QUIET_MS);
  expect(client.traffic()).toBe(traffic);
  await client.stop();
});

test('does not scan on after shutdown', async () => {
  const client = await connect({ files: { [A]: agent('a') } });
  client.configure({ codeLens: false });
  await client.request('shutdown');
  const traffic = client.traffic();
  await wait(300);
  expect(client.traffic()).toBe(traffic);
  await client.stop();
});

test('aborts a running Claude Code at shutdown', async () => {
  let signal: AbortSignal | undefined;
  const client = await connect({
    files: { [A]: agent('a') },
    claudeCode: {
      ...claudeCodeHost,
      ask: (_place, _agents, _prompts, given) =>
        new Promise((resolve) => {
          signal = given;
          given.addEventListener('abort', () => resolve([]));
        }),
    },
  });
  const answer = client.request('subagents/askClaudeCode', { prompts: [{ text: 'x' }] });
  await eventually(
    () => signal,
    (given) => given !== undefined,
  );
  expect(signal?.aborted).toBe(false);
  await client.request('shutdown');
  expect(signal?.aborted).toBe(true);
  expect(await answer).toEqual({ answers: [] });
  await client.stop();
});
