// Code lens: one line above an agent file with its load verdict, cost and the routing preview.

import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import type { AgentLens } from '../../core/service/results';
import { PREVIEW_ROUTING } from '../capabilities';
import { ofDocument } from '../documentRequests';
import type { Server } from '../server';

export function serveCodeLens(server: Server): void {
  const { connection, session, agents, client } = server;
  connection.onCodeLens(
    ofDocument(server, 'codeLens', null, ({ textDocument: { uri } }: CodeLensParams): CodeLens[] | null => {
      const agent = session.agent(uri);
      if (!agent || !session.settingsFor(uri).codeLens) return null;
      return agents.codeLens(agent).map((lens) => toCodeLens(lens, uri, client.hasExtension));
    }),
  );
}

function toCodeLens({ kind, title }: AgentLens, uri: string, hasExtension: boolean): CodeLens {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const command = commandOf(kind, hasExtension);
  return { range, command: { title, command, ...(kind === 'preview' ? { arguments: [uri] } : {}) } };
}

/** Empty for a lens that only shows its title. The list of problems is a command of VS Code. */
const commandOf = (kind: AgentLens['kind'], hasExtension: boolean): string =>
  kind === 'preview' ? PREVIEW_ROUTING : kind === 'verdict' && hasExtension ? 'workbench.actions.view.problems' : '';
