// The bundles that are shipped, started as editors start them: `initialize` is answered over standard input and output.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import {
  createProtocolConnection,
  type InitializeResult,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { build } from '../../esbuild.mjs';
import { projectRoot } from '../support/shared';

beforeAll(() => build({ log: () => {} }), 60_000);

for (const command of [
  ['dist/server.js', '--stdio'],
  ['dist/cli.js', 'lsp', '--stdio'],
])
  test(`${command.join(' ')} answers and ends`, async () => {
    const [file = '', ...rest] = command;
    const child = spawn(process.execPath, [path.join(projectRoot, file), ...rest], { stdio: ['pipe', 'pipe', 'pipe'] });
    const errors: string[] = [];
    child.stderr.on('data', (data: Buffer) => errors.push(data.toString()));
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.listen();
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
