// Go to definition: from a name to the agent, skill or MCP server it stands for.

import type { Definition, DefinitionLink, DefinitionParams, Location, Position, Range } from 'vscode-languageserver';
import { type Declaration, declarationsAt } from '../../core/features/definition';
import { standpointOf } from '../../core/features/names/agentResolution';
import { type AgentSymbol, symbolAt } from '../../core/features/names/symbolAt';
import { listedSymbolAt } from '../../core/features/references';
import type { IndexedAgent } from '../../core/workspace/agentIndex';
import { toRange } from '../convert';
import { ofWorkspace } from '../documentRequests';
import type { Server } from '../server';

export function serveDefinition(server: Server): void {
  const { connection } = server;
  connection.onDefinition(ofWorkspace(server, 'definition', null, (params) => definition(server, params)));
}

function definition(
  server: Server,
  { textDocument, position }: DefinitionParams,
): Definition | DefinitionLink[] | null {
  const target = targetAt(server, textDocument.uri, position);
  if (!target || target.places.length === 0) return null;
  if (!server.client.capabilities.textDocument?.definition?.linkSupport) return [...target.places];
  return target.places.map(({ uri, range }) => ({
    originSelectionRange: target.origin,
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: range,
  }));
}

interface Target {
  /** The name at the cursor. */
  readonly origin: Range;
  readonly places: readonly Location[];
}

function targetAt(server: Server, uri: string, position: Position): Target | undefined {
  const agent = server.session.agent(uri);
  if (!agent) return undefined;
  const { lines } = agent.doc;
  const found = declarationsAt(server.session.context(agent), lines.offsetAt(position));
  return found && { origin: toRange(found.origin, lines), places: found.places.map(toLocation) };
}

export const toLocation = ({ uri, start, end }: Declaration): Location => ({ uri, range: { start, end } });

/** The name of an agent at a position of an open agent file. */
export function agentNameAt(server: Server, uri: string, position: Position): AgentSymbol | undefined {
  const agent = server.session.agent(uri);
  const workspace = server.session.index.workspace;
  return (
    agent &&
    symbolAt(agent.doc, agent.doc.lines.offsetAt(position), standpointOf(agent.place), workspace, agent.runtime)
  );
}

/** The name of a tool, skill or MCP server at a position of a list. */
export const listedNameAt = ({ session }: Server, { doc }: IndexedAgent, position: Position) =>
  listedSymbolAt(doc, doc.lines.offsetAt(position), session.runtimeFor(doc.uri));
