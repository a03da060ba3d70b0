// Background agents get fewer tools, and interactive sessions start most agents in the background.

import { rule, title } from '../../../../rules/rule';
import { removeItem } from '../../../../rules/tools/listEdits';
import { fieldOf, toolItems } from '../../../../rules/tools/toolItems';

export default rule<{ readonly index: number }>({
  id: 'lost-in-background',
  since: '0.1.0',
  severity: 'hint',
  docs: {
    title: 'The tool is not there in the background',
    why: 'An agent that runs in the background is not given the schedule, the task list and some others, and nothing says so. With `background: true` it always runs there; without it, interactive sessions still start agents in the background by default.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, CronCreate\nbackground: true\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read\nbackground: true\n---\nReview the change.\n',
    source: 'Claude Code 2.1.329: its list of tools for background agents.',
  },
  messages: {
    always: 'This agent always runs in the background, where it does not get `{name}`; the entry is ignored.',
    alwaysSeveral:
      'This agent always runs in the background, where it does not get {our:names}; the entries are ignored.',
    sometimes:
      'In the background, where interactive sessions start agents by default, this agent does not get `{name}`.',
    sometimesSeveral:
      'In the background, where interactive sessions start agents by default, this agent does not get {our:names}.',
  },
  combine: { within: 'field', naming: 'name' },
  *check(context) {
    const background = fieldOf(context, 'background');
    const always = background === true || background === 'true';
    for (const { field, meaning, name, nameSpan, index } of toolItems(context)) {
      if (field !== 'tools' || (meaning.is !== 'tool' && meaning.is !== 'alias')) continue;
      if (meaning.tool.background !== 'no' || meaning.tool.foreground === 'no') continue;
      const at = { span: nameSpan, args: { name }, data: { index } };
      yield always ? { ...at, messageId: 'always', severity: 'warning' } : { ...at, messageId: 'sometimes' };
    }
  },
  fixes({ index }, at, context) {
    const list = context.view.list('tools');
    const edit = list && list.items.length > 1 ? removeItem(list, index, context.doc.text) : undefined;
    const what = context.doc.text.slice(at.start, at.end);
    return edit ? [{ title: title('remove', { what }), edits: [edit], safe: false }] : [];
  },
});
