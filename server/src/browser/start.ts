// What starts the server in a Web Worker: the protocol over messages. Apart from main.ts, because Node reads that one too and must not
// run the protocol of browsers beside its own.

import {
  BrowserMessageReader,
  BrowserMessageWriter,
  type Connection,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { greet, type Live } from '../lsp/greeting';

declare const self: DedicatedWorkerGlobalScope;

export function startInWorker(version: string, liveOn: (connection: Connection) => Live): void {
  const connection = createConnection(
    ProposedFeatures.all,
    new BrowserMessageReader(self),
    new BrowserMessageWriter(self),
  );
  greet(connection, version, liveOn(connection));
}
