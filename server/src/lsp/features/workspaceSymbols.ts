// Workspace symbols: agents by a few letters of their names.

import type { WorkspaceSymbol, WorkspaceSymbolParams } from 'vscode-languageserver';
import { SymbolKind } from 'vscode-languageserver-types';
import { searchAgents } from '../../core/features/workspaceSymbols';
import { guarded } from '../guard';
import { currentWorkspace, type Server } from '../server';

export function serveWorkspaceSymbols(server: Server): void {
  const { connection, log } = server;
  connection.onWorkspaceSymbol(
    guarded('workspaceSymbol', log, null, ({ query }: WorkspaceSymbolParams): WorkspaceSymbol[] =>
      searchAgents(query, currentWorkspace(server).agents).map(({ name, scope, uri, nameStart, nameEnd }) => ({
        name,
        kind: SymbolKind.Class,
        containerName: scope,
        location: { uri, range: { start: nameStart, end: nameEnd } },
      })),
    ),
  );
}
