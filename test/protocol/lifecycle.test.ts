// What the server refuses before `initialize` and after `shutdown`.

import { PassThrough } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import {
  createProtocolConnection,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { TODAY } from '../support/agents';
import { createMemoryHost } from '../support/memoryHost';
import { startServer } from '../support/startServer';

const URI = 'file:///w/.claude/agents/a.md';
const NOT_INITIALIZED = -32002;
const INVALID_REQUEST = -32600;
const hover = { textDocument: { uri: URI }, position: { line: 0, character: 0 } };
const open = {
  textDocument: { uri: URI, languageId: 'markdown', version: 1, text: '---\nname: a\ndescription: Use it.\n---\n' },
};
const initialize = { processId: null, rootUri: null, capabilities: {} };

const connections: { dispose(): void }[] = [];
afterEach(() => {
  for (const connection of connections.splice(0)) connection.dispose();
});

function connected(): { readonly client: ProtocolConnection; readonly published: readonly unknown[] } {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const server = startServer(up, down, {
    host: createMemoryHost([]),
    today: () => TODAY,
    readers: [],
    rulePage: () => undefined,
    version: '0.0.0',
  });
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  connections.push(client, server);
  const published: unknown[] = [];
  client.onNotification('textDocument/publishDiagnostics', (params: unknown) => {
    published.push(params);
  });
  client.listen();
  return { client, published };
}

/** The code of the error that the request is answered with; undefined where it is answered. */
async function codeOf(client: ProtocolConnection, method: string, params?: unknown): Promise<unknown> {
  try {
    await client.sendRequest(method, params);
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

test('refuses every request before `initialize`, known or not, and initializes afterwards', async () => {
  const { client, published } = connected();
  await client.sendNotification('textDocument/didOpen', open);
  for (const method of ['textDocument/hover', 'workspace/symbol', 'no/such/method', 'shutdown'])
    expect([method, await codeOf(client, method, hover)]).toEqual([method, NOT_INITIALIZED]);
  const { serverInfo } = await client.sendRequest<InitializeResult>('initialize', initialize);
  expect(serverInfo?.name).toBe('subagents');
  await client.sendNotification('initialized', {});
  expect(await client.sendRequest('textDocument/hover', hover)).toBeNull();
  expect(published).toEqual([]);
});

test('refuses a second `initialize`', async () => {
  const { client } = connected();
  await client.sendRequest('initialize', initialize);
  expect(await codeOf(client, 'initialize', initialize)).toBe(INVALID_REQUEST);
  expect(await client.sendRequest('textDocument/hover', hover)).toBeNull();
});

test('refuses every request after `shutdown`, and ignores notifications', async () => {
  const { client, published } = connected();
  await client.sendRequest('initialize', initialize);
  await client.sendNotification('initialized', {});
  expect(await client.sendRequest('shutdown')).toBeNull();
  await client.sendNotification('textDocument/didOpen', open);
  for (const method of ['textDocument/hover', 'textDocument/diagnostic', 'no/such/method', 'shutdown', 'initialize'])
    expect([method, await codeOf(client, method, hover)]).toEqual([method, INVALID_REQUEST]);
  expect(published).toEqual([]);
});

test('still knows no unknown method while it runs', async () => {
  const { client } = connected();
  await client.sendRequest('initialize', initialize);
  expect(await codeOf(client, 'no/such/method')).toBe(-32601);
});
