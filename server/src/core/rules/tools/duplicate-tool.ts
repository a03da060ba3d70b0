// A tool that is listed twice; the repetition has no effect.

import { rule, title } from '../rule';
import { removeItem } from './listEdits';
import { type ToolField, type ToolItem, toolItems } from './toolItems';

export default rule<{ readonly field: ToolField; readonly index: number }>({
  id: 'duplicate-tool',
  since: '0.1.0',
  severity: 'hint',
  docs: {
    title: 'The tool is listed twice',
    why: 'A tool is given once, however often it is listed; old names count as the new one.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, Grep, Read\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, Grep\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    default: '`{name}` is listed above already.',
    alias: '`{name}` is the old name of `{tool}`, which is listed already.',
    oldAbove: '`{tool}` above is an old name of `{name}`: it is listed already.',
  },
  *check(context) {
    const seen = new Map<string, ToolItem>();
    for (const item of toolItems(context)) {
      const tool = item.meaning.is === 'tool' || item.meaning.is === 'alias' ? item.meaning.tool.name : item.name;
      const key = `${item.field} ${tool}(${item.specifier ?? ''})`;
      const first = seen.get(key);
      if (!first) seen.set(key, item);
      else if (['tool', 'alias', 'mcp', 'extra'].includes(item.meaning.is))
        yield {
          span: item.item.span,
          messageId: item.name === first.name ? 'default' : item.meaning.is === 'alias' ? 'alias' : 'oldAbove',
          args: { name: item.name, tool: first.name },
          tag: 'unnecessary',
          data: { field: item.field, index: item.index },
        };
    }
  },
  fixes({ field, index }, at, context) {
    const list = context.view.list(field);
    const edit = list && removeItem(list, index, context.doc.text);
    const what = context.doc.text.slice(at.start, at.end);
    return edit ? [{ title: title('remove', { what }), edits: [edit], safe: false }] : [];
  },
});
