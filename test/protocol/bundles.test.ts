// The bundles that are shipped, started as editors start them: `initialize` is answered over standard input and output.

import { spawn } from 'node:child_process';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import {
  createProtocolConnection,
  type InitializeResult,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { build, bundles, optionsFor } from '../../esbuild.mjs';
import { projectRoot } from '../support/shared';

beforeAll(() => build({ log: () => {} }), 60_000);

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
])
  test(`${command.join(' ')} answers and ends`, async () => {
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
  }, 20_000);

test('the command line reads no rule and no YAML before it has to', async () => {
  const cli = bundles.find(({ out }) => out === 'dist/cli.js');
  if (!cli) throw new Error('there is no dist/cli.js');
  const { metafile } = await esbuild.build({ ...optionsFor(cli), write: false, metafile: true });
  const read = Object.keys(metafile?.inputs ?? {});
  expect(read).toContain('server/src/node/cli.ts');
  expect(read.filter((file) => /core\/rules\/all\/|node_modules\/yaml\//.test(file))).toEqual([]);
});

test('what is said right behind initialize is not lost while the rest is loaded', async () => {
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
}, 20_000);
