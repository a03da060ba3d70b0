// A list with `*` gives all tools; its other names have no effect.

import { remove } from '../../text/edit';
import { lineOf } from '../../text/span';
import { rule, title } from '../rule';
import { toolItems } from './toolItems';

export default rule({
  id: 'star-with-others',
  since: '0.1.0',
  severity: 'hint',
  docs: {
    title: 'With `*` the agent has all tools',
    why: 'A `*` anywhere in `tools` means the same as leaving the field out: the agent has every tool subagents can have. The other names in the list neither add nor restrict.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: "*, Read"\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: { default: 'With `*` the agent has all tools; the other names in the list change nothing.' },
  *check(context) {
    const items = toolItems(context).filter((item) => item.field === 'tools');
    const star = items.find((item) => item.meaning.is === 'all' && item.item.value === '*');
    if (star && items.length > 1) yield { span: star.item.span, messageId: 'default', data: undefined };
  },
  fixes(_data, _at, context) {
    const entry = context.view.entry('tools');
    return entry
      ? [{ title: title('allTools'), edits: [remove(lineOf(context.doc.text, entry.span))], safe: false }]
      : [];
  },
});
