// The language server in one piece: for hosts that load everything at once, such as a worker or a test.

import type { Connection } from 'vscode-languageserver';
import { greet } from './greeting';
import { live } from './life';
import type { StartOptions } from './server';

export type { StartOptions } from './server';

/** Wires the handlers and listens; the connection decides how long. */
export const start = (connection: Connection, options: StartOptions): void =>
  greet(connection, options.version, (client, params, refuse) => live(client, options, params, refuse));
