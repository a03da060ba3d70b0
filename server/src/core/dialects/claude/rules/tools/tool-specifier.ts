// Specifiers of tools restrict nothing in an agent file, unlike in permission rules.

import { rule, title } from '../../../../rules/rule';
import { isTool, toolItems, voidingStar } from '../../../../rules/tools/toolItems';
import { remove } from '../../../../text/edit';
import { span } from '../../../../text/span';

export default rule({
  id: 'tool-specifier',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'A specifier does not restrict here',
    why: 'Permission rules take `Bash(git *)` as a limit. In `tools` it is none: Claude Code gives the agent all of `Bash`, and after the name of an MCP server or of one of its tools it drops the specifier as well. Only `Agent(a, b)` means something, and only where the agent runs as the main conversation.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, Bash(git *)\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, Bash\n---\nReview the change.\n',
    source: 'Measured: the agent is given the whole tool.',
  },
  messages: {
    default:
      '`{item}` gives the whole of `{tool}`: a specifier does not restrict here. To restrict, use a permission rule or a `PreToolUse` hook.',
    defaultSeveral:
      'Each of {our:names} gives the whole tool: a specifier does not restrict here. To restrict, use a permission rule or a `PreToolUse` hook.',
    server:
      '`{item}` gives every tool of `{tool}`: a specifier does not restrict here. To restrict, list single tools or use a permission rule.',
    serverSeveral:
      'Each of {our:names} gives every tool of its server: a specifier does not restrict here. To restrict, list single tools or use a permission rule.',
  },
  combine: { within: 'field', naming: 'item' },
  *check(context) {
    const items = toolItems(context);
    const denied = voidingStar(context)
      ? []
      : items.flatMap(({ field, meaning }) =>
          field === 'disallowedTools' && isTool(meaning) ? [meaning.tool.name] : [],
        );
    for (const { field, meaning, name, specifier, specifierSpan, item } of items) {
      if (field !== 'tools') continue;
      const at = { span: specifierSpan, data: undefined };
      if (meaning.is === 'specifier')
        yield {
          span: item.span,
          messageId: 'default',
          args: { item: item.value, tool: meaning.tool },
          data: undefined,
        };
      if (specifier === undefined) continue;
      if (meaning.is === 'mcp' && meaning.grants && !isEverything(specifier)) {
        const server = (meaning.name ?? '*') === '*';
        const tool = server ? `mcp__${meaning.server}` : name;
        yield { ...at, messageId: server ? 'server' : 'default', args: { item: item.value, tool } };
      }
      if (!isTool(meaning)) continue;
      if (meaning.tool.name === 'Agent' || meaning.tool.foreground === 'no' || isEverything(specifier)) continue;
      if (denied.includes(meaning.tool.name)) continue;
      yield { ...at, messageId: 'default', args: { item: item.value, tool: meaning.tool.name } };
    }
  },
  fixes(_data, at, context) {
    const { text } = context.doc;
    const what = text.slice(at.start, at.end);
    const blank = text[at.start - 1] === ' ' && /[^,\s]/.test(text[at.start - 2] ?? ',') ? 1 : 0;
    return [{ title: title('remove', { what }), edits: [remove(span(at.start - blank, at.end))], safe: false }];
  },
});

const isEverything = (specifier: string): boolean => /^(?:\s*|\*|\*\*|:\*)$/.test(specifier);
