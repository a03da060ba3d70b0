// What stands in parentheses after a tool restricts nothing in an agent file, although it does in permission rules.

import { remove } from '../../text/edit';
import { span } from '../../text/span';
import { RUNTIME, rule, title } from '../rule';
import { toolItems } from '../toolItems';

export default rule({
  id: 'tool-specifier',
  severity: 'warning',
  docs: {
    title: 'A specifier does not restrict here',
    why: 'Permission rules take `Bash(git *)` as a limit. In `tools` it is none: Claude Code gives the agent all of `Bash`. Only `Agent(a, b)` means something, and only where the agent runs as the main conversation.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, Bash(git *)\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, Bash\n---\nReview the change.\n',
    source: 'Measured: the agent is given the whole tool.',
    checked: RUNTIME,
  },
  messages: {
    default:
      '`{item}` gives the whole of `{tool}`: a specifier does not restrict here. To restrict, use a permission rule or a `PreToolUse` hook.',
    defaultSeveral:
      'Each of {our:names} gives the whole tool: a specifier does not restrict here. To restrict, use a permission rule or a `PreToolUse` hook.',
    mcp: '`{item}` gives nothing: Claude Code takes no specifier after the tool of an MCP server, and ignores the entry.',
  },
  group: { within: 'field', naming: 'item' },
  *check(context) {
    const items = toolItems(context);
    const denied = items.flatMap(({ field, meaning }) =>
      field === 'disallowedTools' && (meaning.is === 'tool' || meaning.is === 'alias') ? [meaning.tool.name] : [],
    );
    for (const { field, meaning, specifier, specifierSpan, item } of items) {
      if (field !== 'tools') continue;
      const at = { span: specifierSpan, data: undefined };
      if (meaning.is === 'specifier')
        yield { span: item.span, say: 'default', args: { item: item.value, tool: meaning.tool }, data: undefined };
      if (specifier === undefined) continue;
      if (meaning.is === 'mcp') yield { ...at, say: 'mcp', args: { item: item.value } };
      if (meaning.is !== 'tool' && meaning.is !== 'alias') continue;
      if (meaning.tool.name === 'Agent' || meaning.tool.foreground === 'no' || isEverything(specifier)) continue;
      if (denied.includes(meaning.tool.name)) continue;
      yield { ...at, say: 'default', args: { item: item.value, tool: meaning.tool.name } };
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
