// The built bundles, started as editors start them.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import * as esbuild from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import {
  createProtocolConnection,
  type InitializeResult,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { bundles, optionsFor } from '../../esbuild.mjs';
import { built } from '../support/built.mjs';
import { projectRoot } from '../support/shared';

beforeAll(() => built());

function started([file = '', ...rest]: readonly string[]) {
  const child = spawn(process.execPath, [path.join(projectRoot, file), ...rest], { stdio: ['pipe', 'pipe', 'pipe'] });
  const errors: string[] = [];
  child.stderr.on('data', (data: Buffer) => errors.push(data.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  return { child, connection, errors, ended };
}

for (const command of [
  ['dist/server.js', '--stdio'],
  ['dist/cli.js', 'lsp', '--stdio'],
  ['dist/cli.js', 'lsp'],
])
  test(`answers and ends: ${command.join(' ')}`, async () => {
    const { child, connection, errors, ended } = started(command);
    try {
      const { capabilities, serverInfo } = await connection.sendRequest<InitializeResult>('initialize', {
        processId: process.pid,
        rootUri: null,
        capabilities: {},
      });
      expect(serverInfo?.name).toBe('subagents');
      expect(capabilities).toMatchObject({ hoverProvider: true, textDocumentSync: { change: 2 } });
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      expect(await ended).toBe(0);
      expect(errors.join('')).toBe('');
    } finally {
      connection.dispose();
      child.kill();
    }
  });

test('loads no rule and no YAML for a command that needs none', async () => {
  const cli = bundles.find(({ out }) => out === 'dist/cli.js');
  if (!cli) throw new Error('there is no dist/cli.js');
  const { metafile } = await esbuild.build({ ...optionsFor(cli), write: false, metafile: true });
  const read = Object.keys(metafile?.inputs ?? {});
  expect(read).toContain('server/src/node/cli.ts');
  expect(read.filter((file) => /core\/rules\/all\/|node_modules\/yaml\//.test(file))).toEqual([]);
});

test('handles messages that arrive right after `initialize` while the engine loads', async () => {
  const { child, connection, ended } = started(['dist/server.js', '--stdio']);
  const registered = new Promise<readonly string[]>((resolve) =>
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => resolve(registrations.map(({ id }) => id))),
  );
  try {
    const greeted = connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
    });
    const said = connection.sendNotification('initialized', {});
    const hovered = connection.sendRequest('textDocument/hover', {
      textDocument: { uri: 'file:///w/.claude/agents/none.md' },
      position: { line: 0, character: 0 },
    });
    await Promise.all([greeted, said]);
    expect(await registered).toEqual(['subagents.files']);
    expect(await hovered).toBeNull();
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await ended).toBe(0);
  } finally {
    connection.dispose();
    child.kill();
  }
});

test.each([
  ['after `shutdown`, with 0', true, 0],
  ['without `shutdown`, with 1', false, 1],
])(
  'ends at `exit` %s',
  async (_name, shutsDown, code) => {
    const { child, connection, ended } = started(['dist/server.js', '--stdio']);
    try {
      await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
      await connection.sendNotification('initialized', {});
      if (shutsDown) {
        await connection.sendRequest('shutdown');
        await expect(connection.sendRequest('workspace/symbol', { query: '' })).rejects.toMatchObject({ code: -32600 });
      }
      await connection.sendNotification('exit');
      expect(await ended).toBe(code);
    } finally {
      connection.dispose();
      child.kill();
    }
  },
  20_000,
);

test('ends at `exit` before `initialize`, with 1', async () => {
  const { child, connection, ended } = started(['dist/server.js', '--stdio']);
  try {
    await expect(connection.sendRequest('shutdown')).rejects.toMatchObject({ code: -32002 });
    await connection.sendNotification('exit');
    expect(await ended).toBe(1);
  } finally {
    connection.dispose();
    child.kill();
  }
});

const textOf = (bundle: string): string => readFileSync(path.join(projectRoot, 'dist', bundle), 'utf8');

test.each(['browserClient.js', 'sharedServer.js'])('%s needs no module of Node and makes no code of text', (bundle) => {
  const text = textOf(bundle);
  const required = [...text.matchAll(/\brequire\(\s*["'`]([^"'`]+)/g)].map(([, name = '']) => name);
  expect(required.filter((name) => builtinModules.includes(name.replace(/^node:/, '')))).toEqual([]);
  expect(new Set(required)).toEqual(new Set(bundle === 'browserClient.js' ? ['vscode'] : []));
  expect(text.match(/\bnew Function\b|(?<![\w.$])eval\(|\bimportScripts\(/g) ?? []).toEqual([]);
});

test.each(['cli.js', 'checkWorker.js', 'commandEngine.js', 'engine.js', 'server.js', 'index.cjs'])(
  '%s loads only modules of Node and files beside it',
  (bundle) => {
    const text = textOf(bundle);
    const required = [...text.matchAll(/\brequire\(\s*["'`]([^"'`]+)/g)].map(([, name = '']) => name);
    const isOwn = (name: string): boolean =>
      name.startsWith('./') || builtinModules.includes(name.replace(/^node:/, '').split('/')[0] ?? '');
    expect([...new Set(required)].filter((name) => !isOwn(name))).toEqual([]);
    expect(text).not.toContain('esprima"');
  },
);

test('answers in a worker without Node and without code generation from strings', async () => {
  type Message = {
    readonly id?: number;
    readonly method?: string;
    readonly params?: unknown;
    readonly result?: unknown;
  };
  const received: Message[] = [];
  const listeners: (() => void)[] = [];
  const until = async (wanted: (message: Message) => boolean): Promise<Message> => {
    for (;;) {
      const found = received.find(wanted);
      if (found) return found;
      await new Promise<void>((done) => listeners.push(done));
    }
  };
  const self: {
    onmessage?: (event: { readonly data: unknown }) => void;
    addEventListener(): void;
    postMessage(message: Message): void;
  } = {
    addEventListener() {},
    postMessage(message: Message) {
      received.push(structuredClone(message));
      for (const listener of listeners.splice(0)) listener();
    },
  };
  const world = {
    self,
    WorkerGlobalScope: class {},
    TextDecoder,
    TextEncoder,
    performance,
    setTimeout,
    clearTimeout,
    MessageChannel,
    AbortController,
  };
  vm.runInNewContext(textOf('sharedServer.js'), world, { contextCodeGeneration: { strings: false, wasm: false } });
  const say = (message: object): void => self.onmessage?.({ data: { jsonrpc: '2.0', ...message } });
  say({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  expect(await until(({ id }) => id === 1)).toMatchObject({ result: { serverInfo: { name: 'subagents' } } });
  say({ method: 'initialized', params: {} });
  const uri = 'vfs://shop/.claude/agents/a.md';
  const text = '---\nname: a\ndescription: Use it.\ntools: Read, MultiEdit\n---\n';
  say({
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'markdown', version: 1, text } },
  });
  const pushed = await until(({ method }) => method === 'textDocument/publishDiagnostics');
  expect(JSON.stringify(pushed.params)).toContain('removed-tool');
  expect(JSON.stringify(pushed.params)).toContain('subagents-page:/docs/rules/removed-tool.md');
  say({ id: 2, method: 'shutdown' });
  await until(({ id }) => id === 2);
});
