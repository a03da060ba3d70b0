// A field name without a colon continues the field above and makes it unreadable.

import type { UnreadableCause } from '../../syntax/faults/fault';
import { replace } from '../../text/edit';
import { causesOf } from '../contextQueries';
import { rule, title } from '../rule';
import { slipFixes } from './slipFixes';

export default rule<{ readonly field: string; readonly cause: UnreadableCause }>({
  id: 'colon-missing',
  since: '0.1.0',
  explains: ['colon-missing'],
  when: 'skipped',
  severity: 'error',
  docs: {
    title: 'A field without a colon',
    why: 'A field is its name, a colon and a space. Without the colon the line is a part of the field above, and Claude Code cannot read the file.',
    bad: '---\nname: reviewer\ndescription = Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    default: '{product} skips this file: `{field}` has no colon here, so it is no field. Write `{field}:`.',
  },
  *check(context) {
    for (const cause of causesOf(context, 'colon-missing')) {
      const field = /^["']?(\w+)/.exec(context.doc.text.slice(cause.span.start, cause.span.end))?.[1] ?? '';
      yield { span: cause.span, messageId: 'default', args: { field }, data: { field, cause } };
    }
  },
  fixes({ field, cause }, at, { doc }) {
    const written = /[ \t]/.test(doc.text[at.end] ?? '') ? `${field}:` : `${field}: `;
    return slipFixes(cause) ?? [{ title: title('writeColon', { field }), edits: [replace(at, written)], safe: false }];
  },
});
