// A `\n` of two characters that only Claude Code turns into a line break.

import { rewriteFixes } from '../../../../rules/frontmatter/valueFixes';
import { rule } from '../../../../rules/rule';
import { span } from '../../../../text/span';

export default rule({
  id: 'description-escaped-newlines',
  since: '0.1.0',
  severity: 'hint',
  hasSafeFix: true,
  docs: {
    title: 'Line breaks written as backslash-n',
    why: 'Claude Code turns the two characters `\\n` in a description into a line break (not in agents of plugins). Every other reader of the file shows a backslash and an n. A block has real lines. Only a hint: Claude Code itself reads what was meant.',
    bad: '---\nname: reviewer\ndescription: "Use this agent to review a change.\\\\nIt reads only."\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: |-\n  Use this agent to review a change.\n  It reads only.\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    default:
      'Claude Code makes line breaks of these `\\n`; other readers show a backslash and an n. A block has real lines.',
  },
  *check(context) {
    const decoded = context.view.text('description');
    const at = decoded?.value.indexOf('\\n') ?? -1;
    if (!decoded || at < 0 || context.scope === 'plugin' || context.verdict.status !== 'loads') return;
    const start = decoded.toSource(at);
    yield { span: span(start, Math.max(decoded.toSource(at + 2), start + 1)), messageId: 'default', data: undefined };
  },
  fixes(_data, _span, context) {
    const entry = context.view.entry('description');
    if (!entry || context.verdict.status !== 'loads') return [];
    return rewriteFixes(entry, context.verdict.description, context);
  },
});
