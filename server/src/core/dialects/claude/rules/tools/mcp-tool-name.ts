// An impossible MCP tool name: Claude Code writes `_` for most characters in the names of servers and tools.

import { rule, title } from '../../../../rules/rule';
import { isListed, type ToolField, toolItems } from '../../../../rules/tools/toolItems';
import { replace } from '../../../../text/edit';

export default rule<{ readonly field: ToolField; readonly to: string | undefined }>({
  id: 'mcp-tool-name',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'No MCP tool can have this name',
    why: 'In the names of MCP servers and their tools Claude Code replaces every character but letters, digits, `-` and `_` by `_`. The tool `issue.list` of `tracker` is `mcp__tracker__issue_list`; written with the dot it matches nothing, in `tools` as in `disallowedTools`.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, mcp__tracker__issue.list\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, mcp__tracker__issue_list\n---\nReview the change.\n',
    source: 'Measured with a server whose tool has a dot in its name.',
  },
  messages: {
    gives: '`{name}` gives nothing: names of MCP tools have only letters, digits, `-` and `_`. It is called `{to}`.',
    takes:
      '`{name}` takes nothing away: names of MCP tools have only letters, digits, `-` and `_`. It is called `{to}`.',
    nothing: 'Claude Code ignores `{name}`: tools of MCP servers are called `mcp__server__tool`.',
  },
  *check(context) {
    for (const { field, meaning, name, nameSpan } of toolItems(context)) {
      if (meaning.is !== 'mcp' || meaning.grants || name.includes('*')) continue;
      const to = meaning.spelled;
      const messageId = to === undefined ? 'nothing' : field === 'tools' ? 'gives' : 'takes';
      yield { span: nameSpan, messageId, args: { name, to: to ?? '' }, data: { field, to } };
    }
  },
  fixes({ field, to }, at, context) {
    if (to === undefined || isListed(field, to, context)) return [];
    const from = context.doc.text.slice(at.start, at.end);
    return [{ title: title('replace', { from, to }), edits: [replace(at, to)], safe: false }];
  },
});
