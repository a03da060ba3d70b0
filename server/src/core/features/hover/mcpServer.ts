// Hover of an MCP server: the place of its configuration; no other part of a configuration is kept.

import { codeSpan } from '../../../../../common/src/text/sanitize';
import type { Text } from '../../messages/render';
import { text } from '../../messages/text';
import { toolPart } from '../../syntax/toolList';
import type { AgentContext } from '../../workspace/agentContext';
import type { McpServer } from '../../workspace/workspaceContext';

/** `server` as in tool names, or as configured. */
export function serverFacts(server: string, { workspace }: AgentContext): readonly Text[] {
  const found = (workspace.servers ?? []).filter(({ name }) => name === server || toolPart(name) === server);
  if (found.length > 0) return [...placesOf(found), ...toolsOf(found)];
  return [
    [...(workspace.mcpServers ?? [])].some((name) => name === server || toolPart(name) === server)
      ? text('hover.serverHere')
      : text('hover.serverElsewhere'),
  ];
}

/** Each once. */
function placesOf(servers: readonly McpServer[]): readonly Text[] {
  const places = new Map<string, Text>();
  for (const { from, place } of servers) {
    const [path, line] = [codeSpan(place.path), place.start.line + 1];
    places.set(`${from} ${path} ${line}`, text(`hover.serverOf.${from}`, { path, line }));
  }
  return [...places.values()];
}

function toolsOf(servers: readonly McpServer[]): readonly Text[] {
  const names = [...new Set(servers.flatMap(({ tools }) => tools))];
  return names.length === 0 ? [] : [text('hover.serverTools', { tools: names.slice(0, 20).map(codeSpan).join(', ') })];
}
