// A list item with a Markdown bullet or without a marker.

import type { UnreadableCause } from '../../syntax/faults/fault';
import { causesOf } from '../contextQueries';
import { rule } from '../rule';
import { slipFixes } from './slipFixes';

export default rule<UnreadableCause>({
  id: 'list-item-marker',
  since: '0.1.0',
  explains: ['list-item-marker'],
  when: 'skipped',
  severity: 'error',
  hasSafeFix: true,
  docs: {
    title: 'A list item does not begin with a hyphen',
    why: 'Each item of a YAML list begins with `- `. A line with another bullet, or with none, is neither an item nor a field, and Claude Code cannot read the file.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools:\n  * Read\n  * Grep\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools:\n  - Read\n  - Grep\n---\nReview the change.\n',
    source: 'Measured on Claude Code 2.1.332.',
  },
  messages: {
    bullet: '{product} skips this file: a list item begins with `-`, not with `{char}`.',
    glued: '{product} skips this file: `-` begins an item of `{field}` only with a space after it.',
    missing: '{product} skips this file: this item of `{field}` does not begin with `-`.',
  },
  *check(context) {
    for (const cause of causesOf(context, 'list-item-marker')) {
      const char = context.doc.text[cause.span.start] ?? '';
      const messageId = /[*•·–—+]/.test(char) ? 'bullet' : char === '-' ? 'glued' : 'missing';
      yield { span: cause.span, messageId, args: { char, field: cause.entry?.name ?? '' }, data: cause };
    }
  },
  fixes: (cause) => slipFixes(cause) ?? [],
});
