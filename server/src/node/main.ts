// Starts the language server in Node, over the IPC channel of its parent or over standard input and output.

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { lazyInitialize } from '../lsp/initialize';
import type { registerInNode } from './engine';
import { stdioTransport } from './stdio';

/** A bundle of its own, loaded after `initialize` is answered. */
const loadEngine = (): typeof registerInNode =>
  (require('./engine.js') as { readonly registerInNode: typeof registerInNode }).registerInNode;

// The transport is read from the arguments: --node-ipc, --stdio, --socket or --pipe.
const transport = process.argv.find((each) => /^--(?:node-ipc|stdio|socket|pipe)(?:=|$)/.test(each));
const { messageStrategy, isShutDown, listen } = lazyInitialize(version, loadEngine);
if (transport === '--stdio') {
  const { reader, writer } = stdioTransport(() => (isShutDown() ? 0 : 1));
  listen(createConnection(ProposedFeatures.all, reader, writer, { messageStrategy }));
} else {
  listen(createConnection(ProposedFeatures.all, { messageStrategy }));
}
