// Specifiers in `disallowedTools` are ignored: the whole tool is denied.

import { rule, title } from '../../../../rules/rule';
import { isTool, toolItems, voidingStar } from '../../../../rules/tools/toolItems';
import { remove } from '../../../../text/edit';

export default rule({
  id: 'disallowed-specifier',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'This takes away the whole tool',
    why: 'Permission rules take `Bash(rm *)` for some commands. In `disallowedTools` Claude Code looks at the name alone, and the agent has no `Bash` at all. The same holds for tools of MCP servers.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ndisallowedTools: Bash(rm *)\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ndisallowedTools: Bash\n---\nReview the change.\n',
    source: 'Measured: the agent is started without the tool.',
  },
  messages: {
    default:
      'This takes away all of `{tool}`, not only `{specifier}`. To forbid a part, use a permission rule or a `PreToolUse` hook.',
    server: 'This takes away every tool of `{tool}`, not only `{specifier}`. To forbid a part, list single tools.',
    servers:
      'This takes away every tool of every MCP server, not only `{specifier}`. To forbid a part, list single tools.',
  },
  *check(context) {
    if (voidingStar(context)) return;
    for (const { field, meaning, name, specifier, specifierSpan } of toolItems(context)) {
      if (field !== 'disallowedTools' || !specifier || /^(?::?\*)?$/.test(specifier.trim())) continue;
      const at = { span: specifierSpan, data: undefined };
      if (isTool(meaning)) yield { ...at, messageId: 'default', args: { tool: meaning.tool.name, specifier } };
      if (meaning.is !== 'mcp' || !context.runtime.tools.deniesMcp(name)) continue;
      if (name === 'mcp__*') yield { ...at, messageId: 'servers', args: { specifier } };
      else if ((meaning.name ?? '*') === '*')
        yield { ...at, messageId: 'server', args: { tool: `mcp__${meaning.server}`, specifier } };
      else yield { ...at, messageId: 'default', args: { tool: name, specifier } };
    }
  },
  fixes(_data, at, context) {
    const what = context.doc.text.slice(at.start, at.end);
    return [{ title: title('remove', { what }), edits: [remove(at)], safe: false }];
  },
});
