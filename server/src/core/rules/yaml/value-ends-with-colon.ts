// YAML reads a value that ends in a colon as a key; the runtime's repair does not cover it.

import type { Entry } from '../../syntax/document';
import { causesOf } from '../contextQueries';
import { intendedText, rewriteFixes } from '../frontmatter/valueFixes';
import { rule } from '../rule';

export default rule<Entry | undefined>({
  id: 'value-ends-with-colon',
  since: '0.1.0',
  explains: ['value-ends-with-colon'],
  when: 'skipped',
  severity: 'error',
  hasSafeFix: true,
  docs: {
    title: 'A value ends in a colon',
    why: 'YAML reads text that ends in `:` as one more field. Claude Code repairs a colon in the middle of a line, not one at its end, and skips the file.',
    bad: '---\nname: reviewer\ndescription: Use this agent for any of these:\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: "Use this agent for any of these:"\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: { default: '{product} skips this file: unquoted text cannot end in `:`. Quote the {field}.' },
  *check(context) {
    for (const cause of causesOf(context, 'value-ends-with-colon'))
      yield {
        span: cause.span,
        messageId: 'default',
        args: { field: cause.entry?.name ?? 'value' },
        data: cause.entry,
      };
  },
  fixes(entry, _span, context) {
    if (!entry) return [];
    return rewriteFixes(
      entry,
      intendedText(context.doc.text.slice(entry.valueSpan.start, entry.valueSpan.end), context),
      context,
    );
  },
});
