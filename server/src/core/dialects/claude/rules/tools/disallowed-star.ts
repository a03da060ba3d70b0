// `*` in `disallowedTools` denies nothing.

import { codeSpans } from '../../../../../../../common/src/text/sanitize';
import { rule, title } from '../../../../rules/rule';
import { removeItem } from '../../../../rules/tools/listEdits';
import { isTool, toolItems, voidingStar } from '../../../../rules/tools/toolItems';
import { remove } from '../../../../text/edit';
import { lineOf } from '../../../../text/span';

export default rule<{ readonly index: number }>({
  id: 'disallowed-star',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: '`*` takes nothing away',
    why: 'In `tools` a `*` stands for all tools. In `disallowedTools` it takes nothing away, and neither does anything else in the list: Claude Code drops the whole list, and the agent keeps everything. To leave an agent few tools, list those in `tools`.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ndisallowedTools: "*"\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured: the agent keeps all tools, also those the list names beside the `*`.',
  },
  messages: {
    default: '`*` takes nothing away: Claude Code ignores it here. List in `tools` what the agent may use.',
    voids: '`*` voids this whole list: the agent keeps {our:names} as well. Remove the `*`.',
  },
  *check(context) {
    const star = voidingStar(context);
    if (!star) return;
    const kept = toolItems(context).filter(({ field, meaning, name }) => {
      if (field !== 'disallowedTools') return false;
      return isTool(meaning) || meaning.is === 'extra' || context.runtime.tools.deniesMcp(name);
    });
    const names = codeSpans([...new Set(kept.map(({ name }) => name))]);
    yield {
      span: star.nameSpan,
      messageId: names === '' ? 'default' : 'voids',
      args: { names },
      data: { index: star.index },
    };
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
