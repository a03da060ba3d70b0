// A tool list of tools that only some sessions have: in other sessions the agent cannot start.

import { codeSpans } from '../../../../../../../common/src/text/sanitize';
import { rule, title } from '../../../../rules/rule';
import { appendItem } from '../../../../rules/tools/listEdits';
import { toolItems } from '../../../../rules/tools/toolItems';

export default rule({
  id: 'unmatched-tool',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'Only some sessions have the listed tools',
    why: 'Some tools depend on the platform, the plan, the model or a setting. Naming one does no harm, unless nothing else is left: where the session has none of the listed tools, Claude Code refuses to start the agent.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: LSP\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: LSP, Read\n---\nReview the change.\n',
    source: 'Measured in a `claude -p` session, where these tools are not there.',
  },
  messages: {
    one: '{our:names} is there in some sessions only; in all others Claude Code refuses to start this agent.',
    more: '{our:names} are there in some sessions only; in all others Claude Code refuses to start this agent.',
  },
  *check(context) {
    const entry = context.view.entry('tools');
    if (!entry || context.verdict.status !== 'loads') return;
    const items = toolItems(context).filter((item) => item.field === 'tools');
    const some = items.flatMap(({ meaning }) =>
      (meaning.is === 'tool' || meaning.is === 'alias') && meaning.tool.foreground === 'session'
        ? [meaning.tool.name]
        : [],
    );
    if (some.length === 0 || items.some((item) => item.meaning.is === 'mcp' || item.meaning.is === 'extra')) return;
    if (context.runtime.effectiveTools(context.verdict).status !== 'refused') return;
    yield {
      span: entry.valueSpan,
      messageId: some.length === 1 ? 'one' : 'more',
      args: { names: codeSpans([...new Set(some)]) },
      data: undefined,
    };
  },
  fixes(_data, _at, context) {
    const list = context.view.list('tools');
    const edit = list && appendItem(list, 'Read', context.doc.text);
    const fix = { title: title('listTool', { what: 'Read' }), safe: false };
    return edit ? [{ ...fix, edits: [edit] }] : [];
  },
});
