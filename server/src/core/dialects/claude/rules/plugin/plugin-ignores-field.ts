// Fields without effect in a plugin's agent.

import { rule, title } from '../../../../rules/rule';
import type { Entry } from '../../../../syntax/document';
import { remove } from '../../../../text/edit';
import { lineOf, type Span, span } from '../../../../text/span';

export default rule<Entry>({
  id: 'plugin-ignores-field',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'Has no effect in an agent of a plugin',
    why: 'For the safety of those who install a plugin, Claude Code ignores some fields of its agents: hooks, MCP servers, the permission mode, the first prompt and observers. The plugin itself can bring hooks and servers along.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\npermissionMode: plan\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured: one line in the debug log.',
  },
  messages: {
    default: 'Claude Code ignores `{field}` in agents of a plugin.',
    own: 'Claude Code ignores `{field}` in agents of a plugin. Put it into the plugin itself.',
    value: 'Claude Code ignores this in agents of a plugin: `{field}` is only `{only}` there.',
  },
  subsumes: ['*'],
  *check({ scope, doc, verdict, runtime }) {
    if (scope !== 'plugin' || verdict.status !== 'loads') return;
    for (const entry of doc.frontmatter.entries) {
      const field = runtime.fields.get(entry.name);
      if (!field || entry.style === 'empty') continue;
      const own = entry.name === 'hooks' || entry.name === 'mcpServers';
      if (field.plugin.effect === 'ignored')
        yield { span: entry.nameSpan, messageId: own ? 'own' : 'default', args: { field: entry.name }, data: entry };
      if (entry.name === 'isolation' && verdict.reading.fields.get('isolation') === 'remote')
        yield {
          span: unquoted(entry, doc.text),
          messageId: 'value',
          args: { field: entry.name, only: 'worktree' },
          data: entry,
        };
    }
  },
  fixes(entry, _at, context) {
    const edits = [remove(lineOf(context.doc.text, entry.span))];
    return [{ title: title('removeField', { field: entry.name }), edits, safe: false }];
  },
});

function unquoted({ valueSpan: { start, end } }: Entry, text: string): Span {
  const quoted = /^(["']).*\1$/.test(text.slice(start, end)) ? 1 : 0;
  return span(start + quoted, end - quoted);
}
