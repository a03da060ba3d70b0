// A value of a kind the field does not take: a list for a text, a text for a mapping.

import { fieldByName } from '../../schema/fieldModel';
import { validateField } from '../../schema/validate';
import { spanOfPath } from '../../syntax/spanOfPath';
import { fieldValue } from '../fieldValue';
import { RUNTIME, rule } from '../rule';

export default rule({
  id: 'wrong-type',
  severity: 'warning',
  docs: {
    title: 'The field does not take such a value',
    why: 'Claude Code ignores a value of the wrong kind without a word in the session, and goes on as if the field were not there.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nmcpServers: github\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\nmcpServers:\n  - github\n---\nReview the change.\n',
    source: 'Measured.',
    checked: RUNTIME,
  },
  messages: {
    default: 'Claude Code ignores this: `{field}` takes {our:expected}.',
    item: 'Claude Code drops this item without a word: `{field}` takes {our:expected}.',
    tools: 'This agent gets no tools at all: `{field}` takes names with commas or a list.',
  },
  *check(context) {
    for (const entry of context.doc.frontmatter.entries) {
      const field = fieldByName(entry.name);
      const value = fieldValue(entry, context);
      if (!field || value === undefined) continue;
      if (['name', 'description', 'hooks'].includes(field.name)) continue;
      const problems = validateField(field.name, value).filter((item) => item.keyword === 'type');
      if (field.name !== 'mcpServers' && problems.every((item) => item.path.length === 1))
        for (const { path } of problems)
          yield {
            span: spanOfPath(context.doc, [field.name, ...path]) ?? entry.valueSpan,
            say: 'item',
            args: { field: field.name, expected: field.expects },
            data: undefined,
          };
      if (!problems.some((item) => item.path.length === 0)) continue;
      const zero = field.name === 'tools';
      yield {
        span: entry.valueSpan,
        say: zero ? 'tools' : 'default',
        args: { field: field.name, expected: field.expects },
        ...(zero ? { severity: 'error' as const } : {}),
        data: undefined,
      };
    }
  },
});
