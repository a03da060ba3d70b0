// In a plugin's agent `\n` stays two characters.

import { rewriteFixes } from '../../../../rules/frontmatter/valueFixes';
import { rule } from '../../../../rules/rule';
import { span } from '../../../../text/span';

export default rule({
  id: 'plugin-newlines',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'Backslash-n stays backslash-n in a plugin',
    why: 'Claude Code turns the two characters `\\n` of a description into a line break in agents of a project or a user, not in those of a plugin. There the orchestrator reads a backslash and an n.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\\nIt reads only.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: |-\n  Use this agent to review a change.\n  It reads only.\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    default:
      'The orchestrator reads a backslash and an n here: in agents of a plugin Claude Code makes no line break of `\\n`. A block has real lines.',
  },
  *check({ scope, verdict, view }) {
    const decoded = view.text('description');
    const at = decoded?.value.search(MEANT_AS_BREAK) ?? -1;
    if (scope !== 'plugin' || !decoded || at < 0 || verdict.status !== 'loads') return;
    if (typeof verdict.reading.fields.get('description') !== 'string') return;
    const start = decoded.toSource(at);
    yield { span: span(start, Math.max(decoded.toSource(at + 2), start + 1)), messageId: 'default', data: undefined };
  },
  fixes(_data, _at, context) {
    const entry = context.view.entry('description');
    if (!entry || context.verdict.status !== 'loads') return [];
    const value = context.verdict.description.replaceAll('\\n', '\n');
    return rewriteFixes(entry, value, context).map((fix) => ({ ...fix, safe: false }));
  },
});

/** Quoted or in backticks, the two characters are the subject, not a line break. */
const MEANT_AS_BREAK = /(?<!["'`])\\n|\\n(?!["'`])/;
