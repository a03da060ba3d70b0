// Routing by the editor's model: plan, requests and rows; never sends a body or the tested example.

import { afterEach, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import {
  type AskModelParams,
  askModelRequest,
  type ModelPlan,
  type ModelRouteResult,
  type ModelRowParams,
  modelPlanRequest,
  modelRouteRequest,
  modelRowNotification,
} from '../../common/src/protocol/editorModel';
import type { ModelMessage, Sent } from '../../server/src/core/routing/model/askModel';
import { at, type Client, connect, eventually } from './client';

const FILE = '.claude/agents/page-doctor.md';
const PAGE = `---
name: page-doctor
description: |
  Use this agent when a page is slow.

  <example>
  Context: canary-context
  user: "The orders page hangs"
  assistant: "canary-assistant"
  </example>

  <example>
  assistant: "Only I speak here."
  </example>

  <example>
  user: "The search page hangs"
  assistant: "canary-second"
  </example>
disallowedTools: Bash
---
canary-body
`;
const FILES = {
  '.claude/agents/painter.md': '---\nname: painter\ndescription: Paints.\ntools: Read, Bash\n---\ncanary-body\n',
  '.claude/agents/zz/painter.md': '---\nname: broken\n---\nNot loaded.\n',
};

let client: Client;
let requests: AskModelParams[] = [];
let rows: ModelRowParams[] = [];
let answer: (messages: readonly ModelMessage[]) => Sent | Promise<Sent>;
let cancelled = 0;
const says = (agent: string | null): Sent => ({ kind: 'text', text: JSON.stringify({ agent }) });

async function start(text = PAGE): Promise<Client> {
  requests = [];
  rows = [];
  cancelled = 0;
  client = await connect({
    files: { ...FILES, [FILE]: text },
    answers: {
      [askModelRequest]: (params, cancel) => {
        requests.push(params as AskModelParams);
        cancel.onCancellationRequested(() => cancelled++);
        return answer((params as AskModelParams).messages);
      },
    },
    listens: { [modelRowNotification]: (params) => rows.push(params as ModelRowParams) },
  });
  client.open(FILE, text);
  return client;
}
afterEach(() => client.stop());

const params = (more: object = {}) => ({ uri: at(FILE), model: 'm/1', ...more });
const plan = (more: object = {}) => client.request<ModelPlan | null>(modelPlanRequest, params(more));
const route = (more: object = {}, cancel?: CancellationTokenSource) =>
  client.request<ModelRouteResult>(
    modelRouteRequest,
    params({ run: 'r1', what: 'examples', ...more }),
    ...(cancel ? [cancel.token] : []),
  );

it('plans the requests without sending any', async () => {
  await start();
  const said = await plan({ prompt: ' A wall needs paint ' });
  expect(said).toMatchObject({
    agent: 'page-doctor',
    examples: { prompts: 2, requests: 4, atMost: 6 },
    prompt: { prompts: 1, requests: 2, atMost: 3 },
  });
  expect(said?.rows.map(({ example, prompt, row }) => [example, prompt, row])).toEqual([
    [null, 'A wall needs paint', null],
    [0, 'The orders page hangs', null],
    [2, 'The search page hangs', null],
  ]);
  expect(requests).toEqual([]);
});

it('asks each example in two orders and reports each row', async () => {
  await start();
  const rowCounts: number[] = [];
  answer = () => {
    rowCounts.push(rows.length);
    return says('page-doctor');
  };
  expect(await route()).toEqual({ ended: null });
  expect(rowCounts).toEqual([0, 0, 1, 1]);
  expect(rows.map(({ run, example, row }) => [run, example, row.standing])).toEqual([
    ['r1', 0, 'agree'],
    ['r1', 2, 'agree'],
  ]);
  expect(requests.every(({ run }) => run === 'r1')).toBe(true);
});

it('sends the orchestrator’s listing without bodies and the tested example', async () => {
  await start();
  answer = () => says('painter');
  await route();
  const [one, , two] = requests.map(({ messages }) => messages.map(({ text }) => text).join('\n'));
  for (const text of [one, two]) {
    expect(text).toContain('- painter: Paints. (Tools: Read, Bash)');
    expect(text).toContain('(Tools: All tools except Bash)');
    expect(text).not.toMatch(/canary-body|broken/);
  }
  expect(one).not.toMatch(/canary-context|canary-assistant/);
  expect(one).toContain('canary-second');
  expect(two).not.toContain('canary-second');
  expect(client.traffic()).not.toContain('canary-body');
});

it('answers a repeated question from the cache until it changes', async () => {
  await start();
  answer = () => says('page-doctor');
  await route();
  expect(await plan()).toMatchObject({
    examples: { requests: 0 },
    rows: [{ row: { standing: 'agree' } }, { row: { standing: 'agree' } }],
  });
  await route();
  expect(requests).toHaveLength(4);
  expect(await plan({ model: 'm/2' })).toMatchObject({ examples: { requests: 4 } });
  client.replace(FILE, 'canary-body', 'another body');
  expect(await plan()).toMatchObject({ examples: { requests: 0 } });
  client.replace(FILE, 'when a page is slow', 'when a page is fast');
  expect(await plan()).toMatchObject({ examples: { requests: 4 }, rows: [{ row: null }, { row: null }] });
});

it('asks about examples of a closed file', async () => {
  await start();
  client.close(FILE);
  answer = () => says('page-doctor');
  await route();
  expect(rows.map(({ row }) => row.standing)).toEqual(['agree', 'agree']);
});

it('asks about the prompt alone, with all examples', async () => {
  await start();
  answer = () => says(null);
  await route({ what: 'prompt', prompt: 'A wall needs paint' });
  expect(rows.map(({ example, row }) => [example, row.prompt, row.standing])).toEqual([
    [null, 'A wall needs paint', 'agree'],
  ]);
  expect(requests[0]?.messages[0]?.text).toContain('canary-assistant');
});

it('stops after a failure that ends the run', async () => {
  await start();
  answer = () => ({ kind: 'failure', failure: 'blocked', message: 'Quota.' });
  expect(await route()).toEqual({ ended: { failure: 'blocked', message: 'Quota.' } });
  expect(requests).toHaveLength(1);
});

it('reports a failure of the client as a failed request', async () => {
  await start();
  answer = () => {
    throw new Error('No.');
  };
  expect(await route()).toEqual({ ended: null });
  expect(rows[0]?.row.orders[0]).toMatchObject({ kind: 'failure', failure: 'failed' });
});

it('cancels the client’s request and sends no more', async () => {
  await start();
  answer = () => new Promise<Sent>(() => undefined);
  const cancel = new CancellationTokenSource();
  const asking = route({}, cancel).catch(() => undefined);
  await eventually(
    () => requests.length,
    (n) => n === 1,
  );
  cancel.cancel();
  await eventually(
    () => cancelled,
    (n) => n === 1,
  );
  expect(cancelled).toBe(1);
  await Promise.race([asking, new Promise((resolve) => setTimeout(resolve, 50))]);
  expect(requests).toHaveLength(1);
});

it.each([
  ['no agent', 'Just text.\n'],
  ['not loaded', '---\nname: x\n---\n'],
])('plans nothing for a file that is %s', async (_, text) => {
  await start(text);
  expect(await plan()).toBeNull();
  expect(await route()).toEqual({ ended: null });
  expect(requests).toEqual([]);
});

it('asks about an agent with CRLF and a hostile name', async () => {
  await start(PAGE.replace('name: page-doctor', 'name: __proto__').replaceAll('\n', '\r\n'));
  answer = () => says('__proto__');
  expect(await route()).toEqual({ ended: null });
  expect(rows.map(({ row }) => row.standing)).toEqual(['agree', 'agree']);
  for (const { messages } of requests.slice(0, 2))
    expect(messages[0]?.text).not.toMatch(/canary-assistant|canary-context/);
});
