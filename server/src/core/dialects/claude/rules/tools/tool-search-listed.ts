// With `ToolSearch` in the list, the agent has to look up the other tools before it can use them.

import { rule, title } from '../../../../rules/rule';
import { removeItem } from '../../../../rules/tools/listEdits';
import { toolItems } from '../../../../rules/tools/toolItems';

export default rule<{ readonly index: number }>({
  id: 'tool-search-listed',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'The listed tools are loaded only on demand',
    why: 'An agent whose list has no `ToolSearch` is given all listed tools at once. With it, tools such as `WebFetch` and those of MCP servers are only announced, and the agent has to search for each before it can use it.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, WebFetch, ToolSearch\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, WebFetch\n---\nReview the change.\n',
    source: 'Measured: with it the tools are deferred.',
  },
  messages: {
    default:
      'With `ToolSearch` listed, other tools are loaded only when the agent searches for them. Without it they are there at once.',
  },
  *check(context) {
    const items = toolItems(context).filter((item) => item.field === 'tools');
    if (items.some((item) => item.meaning.is === 'all')) return;
    for (const { meaning, nameSpan, index } of items)
      if (items.length > 1 && meaning.is === 'tool' && meaning.tool.name === 'ToolSearch')
        yield { span: nameSpan, messageId: 'default', data: { index } };
  },
  fixes({ index }, _at, context) {
    const list = context.view.list('tools');
    const edit = list && removeItem(list, index, context.doc.text);
    const fix = { title: title('remove', { what: 'ToolSearch' }), safe: false };
    return edit ? [{ ...fix, edits: [edit] }] : [];
  },
});
