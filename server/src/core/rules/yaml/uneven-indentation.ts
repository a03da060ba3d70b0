// Lines of a list or a text block with different indentation.

import type { UnreadableCause } from '../../syntax/faults/fault';
import { evened } from '../../syntax/faults/shapes';
import { changeBetween } from '../../text/edit';
import { span } from '../../text/span';
import { causesOf } from '../contextQueries';
import { rule, title } from '../rule';
import { slipFixes } from './slipFixes';

export default rule<UnreadableCause>({
  id: 'uneven-indentation',
  since: '0.1.0',
  explains: ['uneven-indentation'],
  when: 'skipped',
  severity: 'error',
  hasSafeFix: true,
  docs: {
    title: 'A line stands further left than the ones above',
    why: 'The items of a list stand below one another, and the lines of a block stand at least as far right as its first. Where one does not, YAML expects something else, and Claude Code cannot read the file.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools:\n    - Read\n  - Grep\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools:\n    - Read\n    - Grep\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    first:
      '{product} skips this file: this line of `{field}` is indented otherwise than those below. Move it above them.',
    default:
      '{product} skips this file: this line of `{field}` is indented otherwise than the first. Move it below the first.',
  },
  *check(context) {
    for (const cause of causesOf(context, 'uneven-indentation'))
      yield {
        span: cause.span,
        messageId: cause.slip?.what === '' ? 'first' : 'default',
        args: { field: cause.entry?.name ?? '' },
        data: cause,
      };
  },
  fixes(cause, _at, context) {
    const { entry } = cause;
    const slip = slipFixes(cause);
    if (slip || !entry) return slip ?? [];
    const { start, end } = entry.span;
    const chunk = context.doc.text.slice(start, end);
    const edit = changeBetween(chunk, evened(chunk));
    const moved = { ...edit, span: span(start + edit.span.start, start + edit.span.end) };
    return [{ title: title('even'), edits: [moved], safe: true }];
  },
});
