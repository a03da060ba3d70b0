// A field needs a space after its colon.

import type { UnreadableCause } from '../../syntax/faults/fault';
import { replace } from '../../text/edit';
import { causesOf } from '../contextQueries';
import { rule, title } from '../rule';
import { slipFixes } from './slipFixes';

export default rule<{ readonly field: string; readonly cause: UnreadableCause }>({
  id: 'colon-without-space',
  since: '0.1.0',
  explains: ['colon-without-space'],
  when: 'skipped',
  severity: 'error',
  hasSafeFix: true,
  docs: {
    title: 'No space after the colon',
    why: 'YAML takes `key:value` for text, not for a field, and Claude Code cannot read the file.',
    bad: '---\nname: reviewer\ndescription:Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: { default: '{product} skips this file: `{field}:` needs a space after it.' },
  *check(context) {
    for (const cause of causesOf(context, 'colon-without-space')) {
      const field = cause.slip?.what ?? cause.entry?.name ?? '';
      yield { span: cause.span, messageId: 'default', args: { field }, data: { field, cause } };
    }
  },
  fixes({ field, cause }, at, context) {
    const slip = slipFixes(cause);
    if (slip) return slip;
    // Replaces blanks that YAML does not accept as spaces.
    const blanks = /^[^\S \t\r\n]*/.exec(context.doc.text.slice(at.end))?.[0].length ?? 0;
    const edits = [replace({ start: at.end, end: at.end + blanks }, ' ')];
    return [{ title: title('insertSpace', { field }), edits, safe: true }];
  },
});
