// A description of zero characters or of white space only.

import { commentAfter } from '../../syntax/entryQueries';
import { writeReadable } from '../../syntax/writeScalar';
import { insert, replace } from '../../text/edit';
import { fenceSpan, isSkippedBy } from '../contextQueries';
import { eolOf, intendedText } from '../frontmatter/valueFixes';
import { rule, title } from '../rule';
import { DESCRIPTION_PLACEHOLDER } from './description-missing';

export default rule({
  id: 'description-empty',
  since: '0.1.0',
  explains: ['description-empty'],
  when: 'skipped',
  severity: 'error',
  docs: {
    title: 'The description is empty',
    why: 'The orchestrator decides by the description when to call an agent. Claude Code skips a file in which it is empty.',
    bad: '---\nname: reviewer\ndescription:\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    comment:
      '{product} skips this file: everything from `#` on is a comment, so the description is empty. Quote the description.',
    default: '{product} skips this file: the description is empty, so the orchestrator has nothing to choose by.',
  },
  *check(context) {
    if (!isSkippedBy(context, 'description-empty')) return;
    const entry = context.view.entry('description');
    const comment = entry?.style === 'empty' ? commentAfter(entry, context.doc.text) : undefined;
    if (comment) yield { span: comment, messageId: 'comment', data: undefined };
    else yield { span: entry?.span ?? fenceSpan(context), messageId: 'default', data: undefined };
  },
  fixes(_data, at, context) {
    const entry = context.view.entry('description');
    if (entry?.colon === undefined) return [];
    if (at.start > entry.colon + 1) {
      const text = intendedText(context.doc.text.slice(at.start, at.end), context);
      const edits = [
        replace({ start: entry.colon + 1, end: at.end }, ` ${writeReadable(text, eolOf(context.doc.text))}`),
      ];
      return [{ title: title('quote', { field: 'description' }), edits, safe: false }];
    }
    const edit =
      entry.style === 'empty'
        ? insert(entry.colon + 1, ` ${DESCRIPTION_PLACEHOLDER}`)
        : replace(entry.valueSpan, DESCRIPTION_PLACEHOLDER);
    return [{ title: title('addDescription'), edits: [edit], safe: false, placeholder: true }];
  },
});
