// Starts the language server in Node, over the IPC channel of its parent or over standard input and output.

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { lazyInitialize } from '../lsp/initialize';
import type { registerInNode } from './engine';
import { watchFraming } from './framing';

/** A bundle of its own, loaded after `initialize` is answered. */
const loadEngine = (): typeof registerInNode =>
  (require('./engine.js') as { readonly registerInNode: typeof registerInNode }).registerInNode;

// After a framing error no further message can be read; editors restart a server that ends.
if (process.argv.includes('--stdio'))
  process.stdin.on(
    'data',
    watchFraming((why) => {
      process.stderr.write(`The language server ends, because ${why}: nothing behind it can be read.\n`);
      process.stdin.destroy();
    }),
  );

// The transport is read from the arguments: --node-ipc, --stdio, --socket or --pipe.
const { messageStrategy, listen } = lazyInitialize(version, loadEngine);
listen(createConnection(ProposedFeatures.all, { messageStrategy }));
