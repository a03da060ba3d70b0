// A wildcard without effect: only `mcp__server__*` works in `tools`, and also `mcp__*` in `disallowedTools`.

import type { Fix } from '../../../../fixes/fix';
import { rule, title } from '../../../../rules/rule';
import { removeItem } from '../../../../rules/tools/listEdits';
import { isListed, type ToolField, toolItems } from '../../../../rules/tools/toolItems';
import { replace } from '../../../../text/edit';

interface Data {
  readonly field: ToolField;
  readonly index: number;
  readonly server: string | undefined;
}

export default rule<Data>({
  id: 'mcp-wildcard',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'This wildcard matches nothing',
    why: 'For the tools of an MCP server both lists take `mcp__server` or `mcp__server__*` for all of them, and `mcp__server__tool` for one. Parts of a name match nothing, without a word: in `tools` they give no tool, in `disallowedTools` they take none away. `mcp__*`, for every server, works in `disallowedTools` only.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, mcp__tracker__get*\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, mcp__tracker\n---\nReview the change.\n',
    source: 'Measured with a server: nothing is given, and nothing taken away.',
  },
  messages: {
    all: '`{item}` gives nothing: Claude Code takes no wildcard over all servers here. Name each server: `mcp__server`.',
    part: '`{item}` gives nothing: Claude Code matches no part of a name. `mcp__{server}` gives all tools of the server.',
    server: '`{item}` gives nothing: Claude Code matches no part of a server’s name. Write it in full.',
    partStays:
      '`{item}` takes nothing away: Claude Code matches no part of a name. `mcp__{server}` takes away all tools of the server.',
    serverStays:
      '`{item}` takes nothing away: Claude Code matches no part of a server’s name. Write it in full, or `mcp__*` for every server.',
  },
  *check(context) {
    for (const { field, meaning, name, item, index } of toolItems(context)) {
      if (meaning.is !== 'mcp' || !name.includes('*')) continue;
      if (field === 'tools' ? meaning.grants : context.runtime.tools.deniesMcp(name)) continue;
      const whole = meaning.server === '*' && meaning.name === undefined;
      const server = meaning.server.includes('*') ? undefined : meaning.server;
      yield {
        span: item.span,
        messageId: messageIdOf(field, server, whole),
        args: { item: item.value, server: server ?? '' },
        data: { field, index, server },
      };
    }
  },
  fixes({ field, index, server }, at, context) {
    const what = context.doc.text.slice(at.start, at.end);
    const fixes: Fix[] = [];
    const to = `mcp__${server}`;
    if (server !== undefined && !isListed(field, to, context))
      fixes.push({ title: title('replace', { from: what, to }), edits: [replace(at, to)], safe: false });
    const list = context.view.list(field);
    const edit = list && list.items.length > 1 ? removeItem(list, index, context.doc.text) : undefined;
    if (edit) fixes.push({ title: title('remove', { what }), edits: [edit], safe: false });
    return fixes;
  },
});

function messageIdOf(field: ToolField, server: string | undefined, whole: boolean): string {
  if (field === 'disallowedTools') return server === undefined ? 'serverStays' : 'partStays';
  if (whole) return 'all';
  return server === undefined ? 'server' : 'part';
}
