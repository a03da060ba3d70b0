// What stands in parentheses in `disallowedTools` is not looked at: the whole tool goes.

import { remove } from '../../text/edit';
import { RUNTIME, rule, title } from '../rule';
import { toolItems } from '../toolItems';

export default rule({
  id: 'disallowed-specifier',
  severity: 'warning',
  docs: {
    title: 'This takes away the whole tool',
    why: 'Permission rules take `Bash(rm *)` for some commands. In `disallowedTools` Claude Code looks at the name alone, and the agent has no `Bash` at all.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ndisallowedTools: Bash(rm *)\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ndisallowedTools: Bash\n---\nReview the change.\n',
    source: 'Measured: the agent is started without the tool.',
    checked: RUNTIME,
  },
  messages: {
    default:
      'This takes away all of `{tool}`, not only `{specifier}`. To forbid a part, use a permission rule or a `PreToolUse` hook.',
  },
  *check(context) {
    for (const { field, meaning, specifier, specifierSpan } of toolItems(context)) {
      if (field !== 'disallowedTools' || !specifier || /^(?::?\*)?$/.test(specifier.trim())) continue;
      if (meaning.is === 'tool' || meaning.is === 'alias')
        yield { span: specifierSpan, say: 'default', args: { tool: meaning.tool.name, specifier }, data: undefined };
    }
  },
  fixes(_data, at, context) {
    const what = context.doc.text.slice(at.start, at.end);
    return [{ title: title('remove', { what }), edits: [remove(at)], safe: false }];
  },
});
