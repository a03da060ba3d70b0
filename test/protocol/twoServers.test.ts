// Several servers over one folder, and servers that are killed.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import {
  createProtocolConnection,
  type DocumentDiagnosticReport,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { randomFrom } from '../fuzz/random';
import { built } from '../support/built.mjs';
import { projectRoot } from '../support/shared';

beforeAll(() => built());

const agent = (name: string, more = ''): string =>
  `---\nname: ${name}\ndescription: Use this agent to look at ${name}.\n${more}---\nLook.\n`;

function folderWith(files: Readonly<Record<string, string>>) {
  const at = mkdtempSync(path.join(os.tmpdir(), 'subagents-two-'));
  onTestFinished(() => rmSync(at, { recursive: true, force: true }));
  const write = (name: string, text: string): string => {
    const file = path.join(at, '.claude/agents', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return pathToFileURL(file).href;
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return {
    uri: pathToFileURL(at).href,
    write,
    uriOf: (name: string) => pathToFileURL(path.join(at, '.claude/agents', name)).href,
  };
}

async function serverOver(folder: string) {
  const child: ChildProcess = spawn(process.execPath, [path.join(projectRoot, 'dist/server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // The user's own agents would be in sight too.
    env: { ...process.env, CLAUDE_CONFIG_DIR: path.join(os.tmpdir(), 'subagents-nobody') },
  });
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error('a server without streams');
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  // A pipe that breaks under a message is what killing is about.
  stdin.on('error', () => {});
  connection.onError(() => {});
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  onTestFinished(() => {
    connection.dispose();
    child.kill('SIGKILL');
  });
  const looked = new Promise<void>((resolve) => {
    connection.onNotification('subagents/workspaceChanged', () => resolve());
  });
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: folder, name: 'w' }],
    capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
  });
  await connection.sendNotification('initialized', {});
  await looked;
  const tell = (method: string, params: unknown): Promise<void> =>
    connection.sendNotification(method, params).catch(() => {});
  return {
    open: (uri: string, text: string) =>
      tell('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } }),
    change: (uri: string, version: number, text: string) =>
      tell('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] }),
    changedOnDisk: (uri: string) => tell('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] }),
    async rules(uri: string): Promise<readonly unknown[]> {
      const report = await connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      return report.kind === 'full' ? report.items.map(({ code }) => code) : [];
    },
    async kill(): Promise<void> {
      child.kill('SIGKILL');
      await ended;
      connection.dispose();
    },
  };
}

test('shows changes saved in one window in both of two servers', async () => {
  const folder = folderWith({ 'owl.md': agent('owl'), 'wren.md': agent('wren') });
  const servers = await Promise.all([serverOver(folder.uri), serverOver(folder.uri)]);
  const owl = folder.uriOf('owl.md');
  for (const server of servers) {
    await server.open(owl, agent('owl'));
    expect(await server.rules(owl)).not.toContain('duplicate-name');
  }
  const wren = folder.write('wren.md', agent('owl'));
  for (const server of servers) {
    await server.changedOnDisk(wren);
    await expect.poll(() => server.rules(owl), { timeout: 240_000 }).toContain('duplicate-name');
  }
});

test('gives the same answers after the server is killed at any point of typing', async () => {
  const random = randomFrom(20261121);
  const typed = 'tools: Reed, Grep\nmodel: sonet\n';
  const text = (length: number): string => agent('owl', typed.slice(0, length));
  const folder = folderWith({ 'owl.md': text(0) });
  const owl = folder.uriOf('owl.md');
  for (let round = 0; round < 4; round++) {
    const server = await serverOver(folder.uri);
    await server.open(owl, text(0));
    const at = random.below(typed.length);
    for (let i = 1; i <= at; i++) {
      await server.change(owl, i + 1, text(i));
      // Answers of the killed server never arrive.
      void server.rules(owl).catch(() => {});
    }
    await server.kill();
    const next = await serverOver(folder.uri);
    // As editors do: open documents are sent again, with the edits made meanwhile.
    await next.open(owl, text(typed.length));
    const rules = await next.rules(owl);
    expect(rules).toContain('unknown-tool');
    expect(rules).toContain('unknown-model');
    await next.kill();
  }
});
