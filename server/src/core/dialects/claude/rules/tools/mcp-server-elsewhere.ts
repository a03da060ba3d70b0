// A tool of an MCP server that the workspace does not configure; the user's own configuration may.

import { rule, title } from '../../../../rules/rule';
import { toolItems } from '../../../../rules/tools/toolItems';
import { serversOf } from '../../../../syntax/lists';
import { mcpTool, toolPart } from '../../../../syntax/toolList';
import { replace } from '../../../../text/edit';

export default rule<{ readonly to: string | undefined }>({
  id: 'mcp-server-elsewhere',
  since: '0.1.0',
  severity: 'hint',
  docs: {
    title: 'The MCP server is not configured in this workspace',
    why: 'The agent gets tools of an MCP server only where that server is configured: in the workspace’s `.mcp.json`, for the user, or by a plugin. Others who open this workspace may not have it. A workspace without `.mcp.json` keeps its servers elsewhere, and nothing is reported there.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, mcp__tracker__search\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read\n---\nReview the change.\n',
    source: 'Measured: without the server the entry matches no tools.',
  },
  messages: {
    default: '`{server}` is not in this workspace’s `.mcp.json`. Fine if it is configured for your user.',
    defaultSeveral: '{our:names} are not in this workspace’s `.mcp.json`. Fine if they are configured for your user.',
    case: '`{server}` is not `{to}`, as it is called in `.mcp.json`: names of servers are read letter by letter.',
  },
  combine: { within: 'file', naming: 'server' },
  *check(context) {
    if (context.verdict.status !== 'loads' || context.scope === 'plugin') return;
    if (context.workspace.mcpServers === undefined) return;
    const configured = [...context.workspace.mcpServers].map(toolPart);
    const reported = new Set<string>();
    const own = new Set(serversOf(context.verdict.reading.fields.get('mcpServers')).map(({ name }) => toolPart(name)));
    for (const { meaning, nameSpan } of toolItems(context)) {
      if (meaning.is !== 'mcp' || reported.has(meaning.server)) continue;
      reported.add(meaning.server);
      const { server } = meaning;
      if (/[^\w-]/.test(server) || /^(?:plugin_|claude_ai_)/.test(server) || own.has(server)) continue;
      if (configured.includes(server) || context.runtime.builtIn.servers.includes(server)) continue;
      const to = configured.find((each) => folded(each) === folded(server));
      const at = { span: nameSpan, data: { to: to === undefined ? undefined : `mcp__${to}` } };
      if (to === undefined) yield { ...at, messageId: 'default', args: { server } };
      else yield { ...at, messageId: 'case', args: { server, to }, severity: 'information' };
    }
  },
  fixes({ to }, at, context) {
    if (to === undefined) return [];
    const whole = context.doc.text.slice(at.start, at.end);
    const tool = mcpTool(whole)?.tool;
    const name = tool === undefined ? to : `${to}__${tool}`;
    return [
      {
        title: title('replace', { from: whole, to: name }),
        edits: [replace(at, name)],
        // The user may have a server of the written name.
        safe: false,
      },
    ];
  },
});

const folded = (server: string): string => server.toLowerCase().replace(/[-_.\s]/g, '');
