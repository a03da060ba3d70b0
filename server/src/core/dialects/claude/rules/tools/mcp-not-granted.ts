// `mcpServers` starts servers for the agent; only `tools` grants their tools.

import { rule, title } from '../../../../rules/rule';
import { appendItem } from '../../../../rules/tools/listEdits';
import { toolItems } from '../../../../rules/tools/toolItems';
import { serversOf } from '../../../../syntax/lists';
import { spanOfPath } from '../../../../syntax/spanOfPath';
import { toolPart } from '../../../../syntax/toolList';

export default rule<{ readonly tool: string }>({
  id: 'mcp-not-granted',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: '`tools` does not list this server',
    why: 'Where `tools` is set, an agent has what it lists and nothing else. A server under `mcpServers` is started, but gives no tool unless `mcp__server` stands in `tools` as well.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read\nmcpServers:\n  - tracker:\n      command: tracker-server\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, mcp__tracker\nmcpServers:\n  - tracker:\n      command: tracker-server\n---\nReview the change.\n',
    source: 'Measured: the agent has the tools of `tools` only.',
  },
  messages: {
    default: 'The agent cannot use `{server}`: `tools` is set and does not list `{tool}`.',
  },
  *check(context) {
    if (context.scope === 'plugin' || context.verdict.status !== 'loads') return;
    const { tools, reading } = context.verdict;
    if (!tools || tools.includes('*') || tools.length === 0) return;
    const items = toolItems(context).filter((item) => item.field === 'tools');
    for (const { name, path } of serversOf(reading.fields.get('mcpServers'))) {
      const inTools = toolPart(name);
      const listed = items.some((item) => item.meaning.is === 'mcp' && [name, inTools].includes(item.meaning.server));
      const span = listed ? undefined : spanOfPath(context.doc, path, 'key');
      const tool = `mcp__${inTools}`;
      if (span) yield { span, messageId: 'default', args: { server: name, tool }, data: { tool } };
    }
  },
  fixes({ tool }, _at, context) {
    const list = context.view.list('tools');
    const edit = list && appendItem(list, tool, context.doc.text);
    return edit ? [{ title: title('listTool', { what: tool }), edits: [edit], safe: false }] : [];
  },
});
