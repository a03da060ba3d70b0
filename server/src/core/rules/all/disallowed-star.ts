// `*` in `disallowedTools` looks like "nothing at all" and does nothing.

import { remove } from '../../text/edit';
import { lineOf } from '../../text/lineOf';
import { removeItem } from '../listEdits';
import { RUNTIME, rule, title } from '../rule';
import { toolItems } from '../toolItems';

export default rule<{ readonly index: number }>({
  id: 'disallowed-star',
  severity: 'warning',
  docs: {
    title: '`*` takes nothing away',
    why: 'In `tools` a `*` stands for all tools. In `disallowedTools` it is a name like any other, no tool has it, and the agent keeps everything. To leave an agent few tools, list those in `tools`.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ndisallowedTools: "*"\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured: the agent keeps all tools.',
    checked: RUNTIME,
  },
  messages: { default: '`*` takes nothing away: Claude Code ignores it here. List in `tools` what the agent may use.' },
  *check(context) {
    for (const { field, meaning, nameSpan, index } of toolItems(context))
      if (field === 'disallowedTools' && meaning.is === 'all')
        yield { span: nameSpan, say: 'default', data: { index } };
  },
  fixes({ index }, _at, context) {
    const entry = context.view.entry('disallowedTools');
    const list = context.view.list('disallowedTools');
    const edit = list && list.items.length > 1 ? removeItem(list, index, context.doc.text) : undefined;
    if (edit) return [{ title: title('remove', { what: '*' }), edits: [edit], safe: false }];
    const whole = entry && remove(lineOf(context.doc.text, entry.span));
    return whole ? [{ title: title('removeField', { field: 'disallowedTools' }), edits: [whole], safe: false }] : [];
  },
});
