// Go to definition: where the agent, skill or MCP server named at a position is defined.

import type { AgentDocument } from '../syntax/document';
import type { Position } from '../text/lineIndex';
import type { Span } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';
import type { Workspace } from '../workspace/workspace';
import { standpointOf } from './names/agentResolution';
import { symbolAt } from './names/symbolAt';
import { type ListedSymbol, listedSymbolAt, ownServers, sameServer } from './references';

export interface Declaration {
  readonly uri: string;
  readonly start: Position;
  readonly end: Position;
}

/** Absent if the cursor is on no name; without places for a name that the workspace does not define. */
export function declarationsAt(
  { doc, workspace, runtime }: AgentContext,
  offset: number,
): { readonly origin: Span; readonly places: readonly Declaration[] } | undefined {
  const own = workspace.byUri(doc.uri);
  const named = own && symbolAt(doc, offset, standpointOf(own), workspace, runtime);
  if (named) {
    const places = named.agents.map(({ uri, nameStart, nameEnd }) => ({ uri, start: nameStart, end: nameEnd }));
    return { origin: named.occurrence.span, places };
  }
  const listed = listedSymbolAt(doc, offset, runtime);
  return listed && { origin: listed.span, places: declarationsOf(listed.used, doc, workspace) };
}

const FILE_START: Position = { line: 0, character: 0 };

/** The configuration of an MCP server or the file of a skill; built-in tools have none. */
export function declarationsOf(
  used: ListedSymbol,
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
