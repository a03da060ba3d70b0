// A name under `mcpServers` without a known configuration; the user's own configuration may have it.

import { rule, title } from '../../../../rules/rule';
import { serversOf } from '../../../../syntax/lists';
import { spanOfPath } from '../../../../syntax/spanOfPath';
import { replace } from '../../../../text/edit';
import { span } from '../../../../text/span';
import type { AgentContext } from '../../../../workspace/agentContext';

export default rule<{ readonly to: string | undefined }>({
  id: 'unknown-mcp-server',
  since: '0.1.0',
  severity: 'hint',
  docs: {
    title: 'No MCP server in sight has this name',
    why: 'A bare name under `mcpServers` stands for a server that is configured elsewhere: in the workspace’s `.mcp.json`, for the user, or by a plugin. Where none is, the agent is started without it and nothing says so.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nmcpServers:\n  - tracker\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Claude Code documentation, subagents.',
  },
  messages: {
    unknown: 'No MCP server in sight is called `{server}`. Fine if it is configured for your user.',
    meant: 'No MCP server in sight is called `{server}`: names are read letter by letter. Did you mean `{to}`?',
  },
  *check(context) {
    if (context.verdict.status !== 'loads' || context.scope === 'plugin') return;
    const named = serversOf(context.verdict.reading.fields.get('mcpServers'));
    const isItsOwn = ({ path }: (typeof named)[number]): boolean => path.length > 2;
    const own = named.filter(isItsOwn).map(({ name }) => name);
    const known = [...own, ...knownServers(context)];
    const reported = new Set<string>();
    for (const server of named) {
      const { name, path } = server;
      if (isItsOwn(server) || reported.has(name) || known.includes(name) || /^plugin:/.test(name)) continue;
      reported.add(name);
      const at = spanOfPath(context.doc, path, 'exact');
      if (!at) continue;
      const to = known.find((other) => folded(other) === folded(name));
      const quoted = /^(["']).*\1$/.test(context.doc.text.slice(at.start, at.end)) ? 1 : 0;
      yield {
        span: span(at.start + quoted, at.end - quoted),
        messageId: to === undefined ? 'unknown' : 'meant',
        args: { server: name, to: to ?? '' },
        ...(to === undefined ? {} : { severity: 'information' as const }),
        data: { to },
      };
    }
  },
  fixes({ to }, at, context) {
    const from = context.doc.text.slice(at.start, at.end);
    return to === undefined ? [] : [{ title: title('replace', { from, to }), edits: [replace(at, to)], safe: false }];
  },
});

const knownServers = ({ workspace }: AgentContext): readonly string[] => [
  ...(workspace.mcpServers ?? []),
  ...(workspace.servers ?? []).map(({ name }) => name),
];

const folded = (server: string): string => server.toLowerCase().replace(/[-_.\s]/g, '');
