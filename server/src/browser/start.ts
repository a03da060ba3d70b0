// Connects the server in a Web Worker; separate from main.ts, which Node loads too, so that Node never loads the browser's protocol.

import {
  BrowserMessageReader,
  BrowserMessageWriter,
  type Connection,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { lazyInitialize, type RegisterHandlers } from '../lsp/initialize';

declare const self: DedicatedWorkerGlobalScope;

export function startInWorker(version: string, registerOn: (connection: Connection) => RegisterHandlers): void {
  const { messageStrategy, listen } = lazyInitialize(version, () => registerOn(connection));
  const connection = createConnection(
    ProposedFeatures.all,
    new BrowserMessageReader(self),
    new BrowserMessageWriter(self),
    { messageStrategy },
  );
  listen(connection);
}
