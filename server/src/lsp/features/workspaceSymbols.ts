// Workspace symbols: agents by a few letters of their names.

import type { WorkspaceSymbol, WorkspaceSymbolParams } from 'vscode-languageserver';
import { SymbolKind } from 'vscode-languageserver-types';
import { sanitizeLine } from '../../../../common/src/text/sanitize';
import { searchAgents } from '../../core/features/workspaceSymbols';
import { ofWorkspace } from '../documentRequests';
import type { Server } from '../server';

export function serveWorkspaceSymbols(server: Server): void {
  const { connection } = server;
  connection.onWorkspaceSymbol(
    ofWorkspace(server, 'workspaceSymbol', null, ({ query }: WorkspaceSymbolParams): WorkspaceSymbol[] =>
      searchAgents(query, server.session.index.workspace.agents).map(({ name, scope, uri, nameStart, nameEnd }) => ({
        name: sanitizeLine(name),
        kind: SymbolKind.Class,
        containerName: scope,
        location: { uri, range: { start: nameStart, end: nameEnd } },
      })),
    ),
  );
}
