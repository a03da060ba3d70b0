// A backslash in double quotes begins an escape; Windows paths contain invalid ones.

import type { UnreadableCause } from '../../syntax/faults/fault';
import { strayBackslashes } from '../../syntax/faults/shapes';
import { insert } from '../../text/edit';
import { causesOf } from '../contextQueries';
import { rule, title } from '../rule';
import { slipFixes } from './slipFixes';

export default rule<UnreadableCause>({
  id: 'backslash-in-quotes',
  since: '0.1.0',
  explains: ['backslash-in-quotes'],
  when: 'skipped',
  severity: 'error',
  hasSafeFix: true,
  docs: {
    title: 'A backslash in double quotes that is no escape',
    why: 'In double quotes a backslash begins an escape such as `\\n` or `\\"`. Before any other character it makes the frontmatter unreadable. A backslash itself is written twice; in single quotes it is an ordinary character.',
    bad: '---\nname: reviewer\ndescription: "Use this agent to review files below C:\\projects."\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: "Use this agent to review files below C:\\\\projects."\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    default: '{product} skips this file: `{escape}` means nothing in double quotes. Write the backslash twice.',
  },
  *check(context) {
    for (const cause of causesOf(context, 'backslash-in-quotes'))
      yield {
        span: cause.span,
        messageId: 'default',
        args: { escape: context.doc.text.slice(cause.span.start, cause.span.end) },
        data: cause,
      };
  },
  fixes(cause, _at, context) {
    const { entry } = cause;
    const slip = slipFixes(cause);
    if (slip || !entry) return slip ?? [];
    const { start, end } = entry.valueSpan;
    const edits = strayBackslashes(context.doc.text.slice(start, end)).map((at) => insert(start + at.start, '\\'));
    return [{ title: title('escapeBackslashes'), edits, safe: true }];
  },
});
