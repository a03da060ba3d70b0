// A quoted text or a flow list that continues at the margin: YAML requires every line of a value to be indented.

import { marginLines } from '../../syntax/faults/causes';
import type { UnreadableCause } from '../../syntax/faults/fault';
import { insert } from '../../text/edit';
import { causesOf } from '../contextQueries';
import { rule, title } from '../rule';
import { slipFixes } from './slipFixes';

export default rule<UnreadableCause>({
  id: 'continuation-not-indented',
  since: '0.1.0',
  explains: ['continuation-not-indented'],
  when: 'skipped',
  severity: 'error',
  hasSafeFix: true,
  subsumes: ['unknown-field', 'description-cut-by-key'],
  docs: {
    title: 'A value goes on at the margin',
    why: 'The second and later lines of a value must be indented, in quotation marks too. At the margin YAML expects the next field, and Claude Code cannot read the file.',
    bad: '---\nname: reviewer\ndescription: "Use this agent to review a change\nbefore it is merged."\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: "Use this agent to review a change\n  before it is merged."\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    default: '{product} skips this file: the value of `{field}` goes on here, and must be indented to do so.',
  },
  *check(context) {
    for (const cause of causesOf(context, 'continuation-not-indented'))
      yield { span: cause.span, messageId: 'default', args: { field: cause.entry?.name ?? '' }, data: cause };
  },
  fixes(cause, _span, context) {
    const { entry } = cause;
    if (!entry || cause.slip) return slipFixes(cause) ?? [];
    const chunk = context.doc.text.slice(entry.span.start, entry.span.end);
    const edits = marginLines(chunk).map((start) => insert(entry.span.start + start, '  '));
    return [{ title: title('indent'), edits, safe: true }];
  },
});
