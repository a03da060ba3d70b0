// Of all wildcards only `mcp__server__*` means something in `tools`.

import { replace } from '../../text/edit';
import { removeItem } from '../listEdits';
import { type Fix, RUNTIME, rule, title } from '../rule';
import { toolItems } from '../toolItems';

export default rule<{ readonly index: number; readonly server: string | undefined }>({
  id: 'mcp-wildcard',
  severity: 'warning',
  docs: {
    title: 'This wildcard matches nothing',
    why: 'For the tools of an MCP server `tools` takes `mcp__server` or `mcp__server__*` for all of them, and `mcp__server__tool` for one. `mcp__*` and parts of a name match nothing, without a word; `mcp__*` works in `disallowedTools` only.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, mcp__tracker__get*\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, mcp__tracker\n---\nReview the change.\n',
    source: 'Measured with a server: nothing is given.',
    checked: RUNTIME,
  },
  messages: {
    all: '`{item}` gives nothing: Claude Code takes no wildcard over all servers here. Name each server: `mcp__server`.',
    part: '`{item}` gives nothing: Claude Code matches no part of a name. `mcp__{server}` gives all tools of the server.',
    server: '`{item}` gives nothing: Claude Code matches no part of a server’s name. Write it in full.',
  },
  *check(context) {
    for (const { field, meaning, specifier, item, index } of toolItems(context)) {
      if (field !== 'tools' || meaning.is !== 'mcp' || meaning.grants || specifier !== undefined) continue;
      const whole = meaning.server === '*';
      const server = meaning.server.includes('*') ? undefined : meaning.server;
      yield {
        span: item.span,
        say: whole ? 'all' : server === undefined ? 'server' : 'part',
        args: { item: item.value, server: server ?? '' },
        data: { index, server },
      };
    }
  },
  fixes({ index, server }, at, context) {
    const what = context.doc.text.slice(at.start, at.end);
    const fixes: Fix[] = [];
    const to = `mcp__${server}`;
    if (server !== undefined)
      fixes.push({ title: title('replace', { from: what, to }), edits: [replace(at, to)], safe: false });
    const list = context.view.list('tools');
    const edit = list && list.items.length > 1 ? removeItem(list, index, context.doc.text) : undefined;
    if (edit) fixes.push({ title: title('remove', { what }), edits: [edit], safe: false });
    return fixes;
  },
});
