// The language server in a Web Worker. It has no disk, no home folder and no programs: its files come from the client, the user's own
// agents and configuration are unknown to it, and there is no second reader of frontmatter, because that needs Node. In its bundle stands
// all that Node's bundles share with it (see esbuild.mjs), so it does nothing where it is not a worker's own script.

import { version } from '../../../package.json';
import { live } from '../lsp/life';
import { clientFiles } from '../lsp/session/clientFiles';
import { today } from '../lsp/today';

declare const require: (name: string) => unknown;

if (typeof WorkerGlobalScope !== 'undefined') {
  const { startInWorker } = require('./start') as typeof import('./start');
  startInWorker(version, (connection) => {
    const options = {
      host: clientFiles(connection),
      today,
      readers: [],
      // Shown by the client, which has the pages.
      rulePage: (rule: string) => `subagents-page:/docs/rules/${rule}.md`,
      version,
    };
    return (client, params, refuse) => live(client, options, params, refuse);
  });
}
