// Starts the language server in Node, over the IPC channel of its parent or over standard input and output.

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { start } from '../lsp/connection';
import { rulePage, today, userAgentsFolder, version } from './environment';
import { nodeHost } from './host';
import { grayMatterReader } from './readers/grayMatter';

export function startServer(): void {
  // The transport is read from the arguments: --node-ipc, --stdio, --socket or --pipe.
  start(createConnection(ProposedFeatures.all), {
    host: nodeHost,
    today,
    readers: [grayMatterReader],
    userAgents: userAgentsFolder(),
    rulePage,
    version,
  });
}

startServer();
