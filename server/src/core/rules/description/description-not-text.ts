// The runtime does not accept a number, a list or a mapping as a description.

import { fenceSpan, isSkippedBy } from '../contextQueries';
import { rewriteFixes } from '../frontmatter/valueFixes';
import { rule } from '../rule';

export default rule({
  id: 'description-not-text',
  since: '0.1.0',
  explains: ['description-not-text'],
  when: 'skipped',
  severity: 'error',
  docs: {
    title: 'The description is not text',
    why: 'YAML reads `42` as a number, `[…]` and `- …` as lists. Claude Code wants text there and skips the file.',
    bad: '---\nname: reviewer\ndescription: 42\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: "42"\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    default: '{product} skips this file: the description must be text, and YAML reads something else here. Quote it.',
  },
  *check(context) {
    if (!isSkippedBy(context, 'description-not-text')) return;
    yield {
      span: context.view.entry('description')?.valueSpan ?? fenceSpan(context),
      messageId: 'default',
      data: undefined,
    };
  },
  fixes(_data, _span, context) {
    const entry = context.view.entry('description');
    if (!entry) return [];
    const raw = context.doc.text.slice(entry.valueSpan.start, entry.valueSpan.end);
    return raw.includes('\n') ? [] : rewriteFixes(entry, raw, context).map((fix) => ({ ...fix, safe: false }));
  },
});
