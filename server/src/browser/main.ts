// The language server in a Web Worker, whose files come from the client; does nothing where it is not a worker's own script.

import { version } from '../../../package.json';
import { registerHandlers } from '../lsp/registerHandlers';
import { clientFiles } from '../lsp/session/clientFiles';
import { today } from '../today';

// Node's bundles take shared modules from this bundle (see esbuild.mjs), and must not run the browser's protocol.
declare const require: (name: string) => unknown;

if (typeof WorkerGlobalScope !== 'undefined') {
  const { startInWorker } = require('./start') as typeof import('./start');
  startInWorker(version, (connection) => {
    const options = {
      host: clientFiles(connection),
      today,
      readers: [],
      // The client has the pages and shows them.
      rulePage: (rule: string) => `subagents-page:/docs/rules/${rule}.md`,
      version,
    };
    return (client, params, refuse) => registerHandlers(client, options, params, refuse);
  });
}
