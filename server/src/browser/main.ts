// Starts the language server in a Web Worker. It has no disk, no home folder and no programs: its files come from the client, the
// user's own agents and configuration are unknown to it, and there is no second reader of frontmatter, because that needs Node.

import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { version } from '../../../package.json';
import { clientFiles } from '../lsp/clientFiles';
import { start } from '../lsp/connection';
import { today } from '../lsp/today';

declare const self: DedicatedWorkerGlobalScope;

const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(self),
  new BrowserMessageWriter(self),
);
start(connection, {
  host: clientFiles(connection),
  today,
  readers: [],
  // Shown by the client, which has the pages.
  rulePage: (rule) => `subagents-page:/docs/rules/${rule}.md`,
  version,
});
