// Starts the language server over streams of the test.

import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { lazyInitialize } from '../../server/src/lsp/initialize';
import { registerHandlers } from '../../server/src/lsp/registerHandlers';
import type { StartOptions } from '../../server/src/lsp/server';

export function startServer(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  options: StartOptions,
): Connection {
  const { messageStrategy, listen } = lazyInitialize(
    options.version,
    () => (client, params, refuse) => registerHandlers(client, options, params, refuse),
  );
  const connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(input),
    new StreamMessageWriter(output),
    { messageStrategy },
  );
  listen(connection);
  return connection;
}
