// Starts the language server in Node, over the IPC channel of its parent or over standard input and output.

import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import packageJson from '../../../package.json';
import { greet } from '../lsp/greeting';
import type { liveInNode } from './engine';

// A server lives as long as its editor and is idle nearly all of that time: a small young generation that does not grow, and
// code kept small. Measured on 413 agents with Node 20: 75 MB instead of 119, at the same speed of answers.
// VS Code starts it with flags to the same end; there it would be too late for them.
if (process.versions.electron === undefined)
  for (const flag of ['--optimize-for-size', '--semi-space-growth-factor=1']) setFlagsFromString(flag);

/** A bundle of its own: `initialize` is answered before it is read. */
const loadEngine = (): typeof liveInNode =>
  (require('./engine.js') as { readonly liveInNode: typeof liveInNode }).liveInNode;

// The transport is read from the arguments: --node-ipc, --stdio, --socket or --pipe.
greet(createConnection(ProposedFeatures.all), packageJson.version, loadEngine);
