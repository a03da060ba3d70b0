// Asks the client to request shown information again; sends nothing after shutdown.

import type { Server } from '../server';

/** A client that refuses is logged: an unhandled rejection would end the process. */
export function requestRefresh({ log, shutdown }: Server, what: string, request: () => Promise<void>): void {
  if (shutdown.aborted) return;
  request().catch((error: unknown) => log(`the client did not refresh ${what}: ${String(error)}`));
}

/** Code lenses, semantic tokens and inlay hints, as far as the client supports it. */
export function refreshDecorations(server: Server): void {
  const { connection, client } = server;
  const { languages } = connection;
  const { workspace } = client.capabilities;
  if (workspace?.codeLens?.refreshSupport)
    requestRefresh(server, 'lenses', () => connection.sendRequest('workspace/codeLens/refresh'));
  if (workspace?.semanticTokens?.refreshSupport)
    requestRefresh(server, 'tokens', () => languages.semanticTokens.refresh());
  if (workspace?.inlayHint?.refreshSupport) requestRefresh(server, 'hints', () => languages.inlayHint.refresh());
}
