// Go to definition: from a name to the agent, skill or MCP server it stands for.

import type { Definition, DefinitionLink, DefinitionParams, Location, Position, Range } from 'vscode-languageserver';
import { standpointOf } from '../../core/features/definition';
import { type NamedHere, namedAt } from '../../core/features/names/symbolAt';
import { ownServers, sameServer, type Used, usedAt } from '../../core/features/references';
import type { AgentDocument } from '../../core/syntax/document';
import type { IndexedAgent } from '../../core/workspace/agentIndex';
import type { Workspace } from '../../core/workspace/workspace';
import { toRange } from '../convert';
import { guarded } from '../guard';
import { currentWorkspace, type Server } from '../server';

export function serveDefinition(server: Server): void {
  const { connection, log } = server;
  connection.onDefinition(guarded('definition', log, null, (params) => definition(server, params)));
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
  const named = agentNameAt(server, uri, position);
  if (named) {
    const places = named.agents.map(({ uri, nameStart, nameEnd }) => ({
      uri,
      range: { start: nameStart, end: nameEnd },
    }));
    return { origin: toRange(named.occurrence.span, lines), places };
  }
  const listed = listedNameAt(server, agent, position);
  if (!listed) return undefined;
  const places = declarationsOf(listed.used, agent.doc, server.session.index.workspace);
  return { origin: toRange(listed.span, lines), places };
}

/** The name of an agent at a position of an open agent file. */
export function agentNameAt(server: Server, uri: string, position: Position): NamedHere | undefined {
  const agent = server.session.agent(uri);
  const workspace = currentWorkspace(server);
  return (
    agent && namedAt(agent.doc, agent.doc.lines.offsetAt(position), standpointOf(agent.place), workspace, agent.runtime)
  );
}

/** The name of a tool, skill or MCP server at a position of a list. */
export const listedNameAt = ({ session }: Server, { doc }: IndexedAgent, position: Position) =>
  usedAt(doc, doc.lines.offsetAt(position), session.runtimeFor(doc.uri));

const FILE_START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where an MCP server is configured or a skill is written; built-in tools have no declaration. */
export function declarationsOf(
  used: Used,
  doc: AgentDocument,
  { servers = [], skillFiles = [] }: Workspace,
): readonly Location[] {
  switch (used.kind) {
    case 'mcp': {
      const own = ownServers(doc).filter((each) => sameServer(each.used.server, used.server));
      if (own.length > 0) return own.map(({ span }) => ({ uri: doc.uri, range: toRange(span, doc.lines) }));
      return servers
        .filter(({ name }) => sameServer(name, used.server))
        .map(({ place: { uri, start, end } }) => ({ uri, range: { start, end } }));
    }
    case 'skill':
      return skillFiles.filter(({ name }) => name === used.name).map(({ uri }) => ({ uri, range: FILE_START }));
    case 'tool':
      return [];
  }
}
