// A configured MCP server: where its name stands. Nothing else of a configuration is ever known here.

import type { RuleContext } from '../../rules/rule';
import { toolPart } from '../../syntax/toolList';
import type { McpServer } from '../../workspace/workspace';
import { code } from './hover';

/** `server` as it stands in the names of tools, or as it is configured. */
export function serverFacts(server: string, { workspace }: RuleContext): readonly string[] {
  const found = (workspace.servers ?? []).filter(({ name }) => name === server || toolPart(name) === server);
  if (found.length > 0) return [...new Set(found.map(whereOf)), ...toolsOf(found)];
  return [
    [...(workspace.mcpServers ?? [])].some((name) => name === server || toolPart(name) === server)
      ? 'Configured in this workspace.'
      : 'Not in this workspace’s `.mcp.json`; fine if it is configured for your user.',
  ];
}

const OWNER: Readonly<Record<McpServer['from'], string>> = {
  project: 'for this project',
  user: 'for your user',
  plugin: 'by a plugin',
};

const whereOf = ({ from, place }: McpServer): string =>
  `Configured ${OWNER[from]} in ${code(place.path)}, line ${place.start.line + 1}.`;

function toolsOf(servers: readonly McpServer[]): readonly string[] {
  const names = [...new Set(servers.flatMap(({ tools }) => tools))];
  return names.length === 0 ? [] : [`Tools that your settings name: ${names.slice(0, 20).map(code).join(', ')}.`];
}
