// A name in a tool list that is no tool: dropped without a word, not even in the log.

import { replace } from '../../text/edit';
import { removeItem } from '../listEdits';
import { type Fix, RUNTIME, rule, title } from '../rule';
import { type ToolField, toolItems } from '../toolItems';

export default rule<{ readonly field: ToolField; readonly index: number; readonly to: string | undefined }>({
  id: 'unknown-tool',
  severity: 'warning',
  docs: {
    title: 'No tool is called so',
    why: 'Claude Code drops a name it does not know from the list and says so nowhere. Names are read letter by letter. A name that is close to a tool’s is almost surely meant for it; of any other we only know that it is not in our list.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, grep\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, Grep\n---\nReview the change.\n',
    source: 'Measured.',
    checked: RUNTIME,
  },
  messages: {
    meant: 'Claude Code does not know `{name}` and ignores it. Did you mean `{to}`?',
    case: '`{name}` is not `{to}`: Claude Code ignores it.',
    unknown: 'We know no tool called `{name}`; Claude Code ignores names it does not know.',
  },
  *check(context) {
    for (const { meaning, name, nameSpan, field, index } of toolItems(context)) {
      if (meaning.is !== 'unknown') continue;
      const to = meaning.nearest;
      const data = { field, index, to };
      if (to === undefined) yield { span: nameSpan, say: 'unknown', args: { name }, severity: 'information', data };
      else
        yield {
          span: nameSpan,
          say: to.toLowerCase() === name.toLowerCase() ? 'case' : 'meant',
          args: { name, to },
          data,
        };
    }
  },
  fixes({ field, index, to }, at, context) {
    const name = context.doc.text.slice(at.start, at.end);
    const fixes: Fix[] =
      to === undefined ? [] : [{ title: title('replace', { from: name, to }), edits: [replace(at, to)], safe: true }];
    const list = context.view.list(field);
    const edit = list && list.items.length > 1 ? removeItem(list, index, context.doc.text) : undefined;
    if (edit) fixes.push({ title: title('remove', { what: name }), edits: [edit], safe: false });
    return fixes;
  },
});
