// Starts the language server with all handlers loaded, on a connection of the test.

import type { Connection } from 'vscode-languageserver/node';
import { initialize } from '../../server/src/lsp/initialize';
import { registerHandlers } from '../../server/src/lsp/registerHandlers';
import type { StartOptions } from '../../server/src/lsp/server';

export const startServer = (connection: Connection, options: StartOptions): void =>
  initialize(connection, options.version, (client, params, refuse) =>
    registerHandlers(client, options, params, refuse),
  );
