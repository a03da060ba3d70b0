// Where names lead: to the agent, the skill or the server they stand for, to everybody who uses them, and to a new name.

import type {
  CancellationToken,
  Definition,
  DefinitionLink,
  DefinitionParams,
  Location,
  PrepareRenameParams,
  Range,
  ReferenceParams,
  RenameParams,
  ResponseError,
  WorkspaceEdit,
  WorkspaceSymbol,
  WorkspaceSymbolParams,
} from 'vscode-languageserver';
import { SymbolKind } from 'vscode-languageserver-types';
import { ownServers, sameServer, type Used, usedAt } from '../../core/features/references';
import { searchAgents } from '../../core/features/workspaceSymbols';
import type { AgentDocument } from '../../core/syntax/document';
import type { IndexedAgent } from '../../core/workspace/agentIndex';
import type { Workspace } from '../../core/workspace/workspace';
import { toRange } from '../convert';
import { guarded } from '../guard';
import type { Server } from '../server';
import { serveCallHierarchy } from './callHierarchy';
import { findNames, findUses, workspaceNow } from './nameSearch';
import { isRefusal, nameHere, type Prepared, prepareRename, type Refusal, rename } from './rename';

export function serveNames(server: Server): void {
  const { connection, log, refuse } = server;
  const orRefused = <T extends object>(answer: T | null | Refusal): T | null | ResponseError<void> =>
    isRefusal(answer) ? refuse(answer.refused) : answer;
  connection.onDefinition(guarded('definition', log, null, (params) => definition(server, params)));
  connection.onReferences(
    guarded('references', log, null, (params: ReferenceParams, token: CancellationToken) =>
      references(server, params, token),
    ),
  );
  connection.onPrepareRename(
    guarded<[PrepareRenameParams], Prepared | null | ResponseError<void>>('prepareRename', log, null, (params) =>
      orRefused(prepareRename(server, params)),
    ),
  );
  connection.onRenameRequest(
    guarded<[RenameParams, CancellationToken], WorkspaceEdit | null | ResponseError<void>>(
      'rename',
      log,
      null,
      async (params, token) => orRefused(await rename(server, params, token)),
    ),
  );
  connection.onWorkspaceSymbol(
    guarded('workspaceSymbol', log, null, (params: WorkspaceSymbolParams) => symbols(server, params)),
  );
  serveCallHierarchy(server);
}

interface Target {
  /** What leads there. */
  readonly from: Range;
  readonly places: readonly Location[];
}

function definition(
  server: Server,
  { textDocument, position }: DefinitionParams,
): Definition | DefinitionLink[] | null {
  const target = targetAt(server, textDocument.uri, position);
  if (!target || target.places.length === 0) return null;
  if (!server.client.capabilities.textDocument?.definition?.linkSupport) return [...target.places];
  return target.places.map(({ uri, range }) => ({
    originSelectionRange: target.from,
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: range,
  }));
}

function targetAt(server: Server, uri: string, position: Range['start']): Target | undefined {
  const { session } = server;
  const agent = session.agent(uri);
  if (!agent) return undefined;
  const here = nameHere(server, uri, position);
  if (here) {
    const places = here.agents.map(({ uri, nameStart, nameEnd }) => ({
      uri,
      range: { start: nameStart, end: nameEnd },
    }));
    return { from: toRange(here.occurrence.span, agent.doc.lines), places };
  }
  const used = usedHere(server, agent, position);
  return (
    used && {
      from: toRange(used.span, agent.doc.lines),
      places: declared(used.used, agent.doc, session.index.workspace),
    }
  );
}

const usedHere = ({ session }: Server, { doc }: IndexedAgent, position: Range['start']) =>
  usedAt(doc, doc.lines.offsetAt(position), session.settingsFor(doc.uri).claudeVersion);

const TOP: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where a server is configured, or a skill written; Claude Code's own tools are nowhere. */
function declared(used: Used, doc: AgentDocument, { servers = [], skillFiles = [] }: Workspace): readonly Location[] {
  switch (used.kind) {
    case 'mcp': {
      const own = ownServers(doc).filter((each) => sameServer(each.used.server, used.server));
      if (own.length > 0) return own.map(({ span }) => ({ uri: doc.uri, range: toRange(span, doc.lines) }));
      return servers
        .filter(({ name }) => sameServer(name, used.server))
        .map(({ place: { uri, start, end } }) => ({ uri, range: { start, end } }));
    }
    case 'skill':
      return skillFiles.filter(({ name }) => name === used.name).map(({ uri }) => ({ uri, range: TOP }));
    case 'tool':
      return [];
  }
}

async function references(
  server: Server,
  { textDocument, position, context }: ReferenceParams,
  token: CancellationToken,
): Promise<Location[] | null> {
  const { session } = server;
  const agent = session.agent(textDocument.uri);
  if (!agent) return null;
  const here = nameHere(server, textDocument.uri, position);
  if (here) {
    const files = await findNames(server, here.agents, token);
    return files.flatMap(({ file, lines, found }) =>
      found
        .filter(({ occurrence }) => context.includeDeclaration || occurrence.form !== 'name')
        .map(({ occurrence }) => ({ uri: file.uri, range: toRange(occurrence.span, lines) })),
    );
  }
  const used = usedHere(server, agent, position)?.used;
  if (!used) return null;
  const files = await findUses(server, used, token);
  const uses = files.flatMap(({ file, lines, found }) =>
    found.map((at): Location => ({ uri: file.uri, range: toRange(at, lines) })),
  );
  const places = context.includeDeclaration ? declared(used, agent.doc, session.index.workspace) : [];
  const isUse = (each: Location): boolean => uses.some((use) => use.uri === each.uri && sameStart(use, each));
  return [...places.filter((each) => !isUse(each)), ...uses];
}

const sameStart = (a: Location, b: Location): boolean =>
  a.range.start.line === b.range.start.line && a.range.start.character === b.range.start.character;

function symbols(server: Server, { query }: WorkspaceSymbolParams): WorkspaceSymbol[] {
  return searchAgents(query, workspaceNow(server).agents).map(({ name, scope, uri, nameStart, nameEnd }) => ({
    name,
    kind: SymbolKind.Class,
    containerName: scope,
    location: { uri, range: { start: nameStart, end: nameEnd } },
  }));
}
