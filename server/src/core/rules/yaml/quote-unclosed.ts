// An unclosed quotation mark includes everything after it.

import type { UnreadableCause } from '../../syntax/faults/fault';
import { causesOf } from '../contextQueries';
import { intendedText, rewriteFixes } from '../frontmatter/valueFixes';
import { rule } from '../rule';
import { slipFixes } from './slipFixes';

export default rule<UnreadableCause>({
  id: 'quote-unclosed',
  since: '0.1.0',
  explains: ['quote-unclosed'],
  when: 'skipped',
  severity: 'error',
  hasSafeFix: true,
  docs: {
    title: 'A quotation mark is not closed',
    why: 'YAML reads on until the closing quotation mark and finds none, so Claude Code cannot read any field of the file.',
    bad: '---\nname: reviewer\ndescription: "Use this agent to review a change.\nmodel: sonnet\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: "Use this agent to review a change."\nmodel: sonnet\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: { default: '{product} skips this file: this quotation mark is never closed.' },
  *check(context) {
    for (const cause of causesOf(context, 'quote-unclosed'))
      yield { span: cause.span, messageId: 'default', data: cause };
  },
  fixes(cause, _span, context) {
    const { entry } = cause;
    const slip = slipFixes(cause);
    if (slip || !entry) return slip ?? [];
    const raw = context.doc.text.slice(entry.valueSpan.start + 1, entry.valueSpan.end);
    return rewriteFixes(entry, intendedText(raw, context), context);
  },
});
