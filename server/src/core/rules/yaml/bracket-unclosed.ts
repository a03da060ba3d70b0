// An unclosed flow list makes the frontmatter unreadable.

import type { UnreadableCause } from '../../syntax/faults/fault';
import { insert } from '../../text/edit';
import { causesOf } from '../contextQueries';
import { rule, title } from '../rule';
import { slipFixes } from './slipFixes';

export default rule<UnreadableCause>({
  id: 'bracket-unclosed',
  since: '0.1.0',
  explains: ['bracket-unclosed'],
  when: 'skipped',
  severity: 'error',
  hasSafeFix: true,
  docs: {
    title: 'A bracket is not closed',
    why: 'YAML reads on until the closing bracket and finds none, so Claude Code cannot read any field of the file.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: [\n  Read\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: [\n  Read]\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: { default: '{product} skips this file: this `{bracket}` is never closed.' },
  *check(context) {
    for (const cause of causesOf(context, 'bracket-unclosed'))
      yield {
        span: cause.span,
        messageId: 'default',
        args: { bracket: context.doc.text[cause.span.start] ?? '[' },
        data: cause,
      };
  },
  fixes(cause, _span, context) {
    const { entry } = cause;
    const slip = slipFixes(cause);
    if (slip || !entry) return slip ?? [];
    const bracket = context.doc.text[entry.valueSpan.start] === '{' ? '}' : ']';
    return [{ title: title('closeBracket', { bracket }), edits: [insert(entry.valueSpan.end, bracket)], safe: true }];
  },
});
