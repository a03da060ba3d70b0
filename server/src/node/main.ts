// Starts the language server in Node, over the IPC channel of its parent or over standard input and output.

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { createGreeting } from '../lsp/greeting';
import type { liveInNode } from './engine';

/** A bundle of its own: `initialize` is answered before it is read. */
const loadEngine = (): typeof liveInNode =>
  (require('./engine.js') as { readonly liveInNode: typeof liveInNode }).liveInNode;

// The transport is read from the arguments: --node-ipc, --stdio, --socket or --pipe.
const { messageStrategy, greet } = createGreeting(version, loadEngine);
greet(createConnection(ProposedFeatures.all, { messageStrategy }));
