// Go to definition: where the agent, skill or MCP server that is named at a place is declared.

import type { AgentDocument } from '../syntax/document';
import type { Position } from '../text/lineIndex';
import type { Span } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';
import type { Workspace } from '../workspace/workspace';
import { standpointOf } from './definition';
import { namedAt } from './names/symbolAt';
import { ownServers, sameServer, type Used, usedAt } from './references';

export interface Declaration {
  readonly uri: string;
  readonly start: Position;
  readonly end: Position;
}

/** Absent where the cursor is on no name. Without places for a name that has no declaration in the workspace. */
export function declarationsAt(
  { doc, workspace, runtime }: AgentContext,
  offset: number,
): { readonly origin: Span; readonly places: readonly Declaration[] } | undefined {
  const own = workspace.byUri(doc.uri);
  const named = own && namedAt(doc, offset, standpointOf(own), workspace, runtime);
  if (named) {
    const places = named.agents.map(({ uri, nameStart, nameEnd }) => ({ uri, start: nameStart, end: nameEnd }));
    return { origin: named.occurrence.span, places };
  }
  const listed = usedAt(doc, offset, runtime);
  return listed && { origin: listed.span, places: declarationsOf(listed.used, doc, workspace) };
}

const FILE_START: Position = { line: 0, character: 0 };

/** Where an MCP server is configured or a skill is written; built-in tools have no declaration. */
export function declarationsOf(
  used: Used,
  doc: AgentDocument,
  { servers = [], skillFiles = [] }: Workspace,
): readonly Declaration[] {
  switch (used.kind) {
    case 'mcp': {
      const own = ownServers(doc).filter((each) => sameServer(each.used.server, used.server));
      if (own.length > 0)
        return own.map(({ span }) => ({
          uri: doc.uri,
          start: doc.lines.positionAt(span.start),
          end: doc.lines.positionAt(span.end),
        }));
      return servers
        .filter(({ name }) => sameServer(name, used.server))
        .map(({ place: { uri, start, end } }) => ({ uri, start, end }));
    }
    case 'skill':
      return skillFiles
        .filter(({ name }) => name === used.name)
        .map(({ uri }) => ({ uri, start: FILE_START, end: FILE_START }));
    case 'tool':
      return [];
  }
}
