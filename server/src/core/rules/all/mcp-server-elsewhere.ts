// A tool of an MCP server that the workspace itself does not configure: fine where the user does.

import { RUNTIME, rule } from '../rule';
import { toolItems } from '../toolItems';

export default rule({
  id: 'mcp-server-elsewhere',
  severity: 'hint',
  docs: {
    title: 'The MCP server is not configured in this workspace',
    why: 'The agent gets tools of an MCP server only where that server is configured: in the workspace’s `.mcp.json`, for the user, or by a plugin. Whoever opens this workspace elsewhere may not have it.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, mcp__tracker__search\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read\n---\nReview the change.\n',
    source: 'Measured: without the server the entry matches no tools.',
    checked: RUNTIME,
  },
  messages: { default: '`{server}` is not in this workspace’s `.mcp.json`. Fine if it is configured for your user.' },
  *check(context) {
    if (context.verdict.status !== 'loads' || context.scope === 'plugin') return;
    const said = new Set<string>();
    for (const { meaning, nameSpan } of toolItems(context)) {
      if (meaning.is !== 'mcp' || said.has(meaning.server)) continue;
      said.add(meaning.server);
      const { server } = meaning;
      if (
        server.includes('*') ||
        /^(?:plugin_|claude_ai_)/.test(server) ||
        inlineServers(context.verdict.reading.fields).has(server)
      )
        continue;
      if (context.workspace.mcpServers?.has(server)) continue;
      yield { span: nameSpan, say: 'default', args: { server }, data: undefined };
    }
  },
});

/** Servers the agent starts for itself under `mcpServers`. */
function inlineServers(fields: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const servers = fields.get('mcpServers');
  if (!Array.isArray(servers)) return new Set();
  return new Set(
    servers.flatMap((item: unknown) =>
      typeof item === 'string' ? [item] : item instanceof Map ? [...item.keys()].map(String) : [],
    ),
  );
}
