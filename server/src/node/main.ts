// Starts the language server in Node, over the IPC channel of its parent or over standard input and output.

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { createGreeting } from '../lsp/greeting';
import type { liveInNode } from './engine';
import { watchFraming } from './framing';

/** A bundle of its own: `initialize` is answered before it is read. */
const loadEngine = (): typeof liveInNode =>
  (require('./engine.js') as { readonly liveInNode: typeof liveInNode }).liveInNode;

// A server that understands nothing any more is of no use to its editor, which starts another one where this one ends.
if (process.argv.includes('--stdio'))
  process.stdin.on(
    'data',
    watchFraming((why) => {
      process.stderr.write(`The language server ends, because ${why}: nothing behind it can be read.\n`);
      process.stdin.destroy();
    }),
  );

// The transport is read from the arguments: --node-ipc, --stdio, --socket or --pipe.
const { messageStrategy, greet } = createGreeting(version, loadEngine);
greet(createConnection(ProposedFeatures.all, { messageStrategy }));
