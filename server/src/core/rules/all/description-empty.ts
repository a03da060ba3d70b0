// A description without a character in it is none.

import { insert, replace } from '../../text/edit';
import { RUNTIME, rule, title } from '../rule';
import { fenceSpan, isSkippedBy } from '../skipped';
import { DESCRIPTION_PLACEHOLDER } from './description-missing';

export default rule({
  id: 'description-empty',
  severity: 'error',
  docs: {
    title: 'The description is empty',
    why: 'The orchestrator decides by the description when to call an agent. Claude Code skips a file in which it is empty.',
    bad: '---\nname: reviewer\ndescription:\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
    checked: RUNTIME,
  },
  messages: {
    default: 'Claude Code skips this file: the description is empty, so the orchestrator has nothing to choose by.',
  },
  *check(context) {
    if (!isSkippedBy(context, 'description-empty')) return;
    yield { span: context.view.entry('description')?.span ?? fenceSpan(context), say: 'default', data: undefined };
  },
  fixes(_data, _span, context) {
    const entry = context.view.entry('description');
    if (entry?.colon === undefined) return [];
    const edit =
      entry.style === 'empty'
        ? insert(entry.colon + 1, ` ${DESCRIPTION_PLACEHOLDER}`)
        : replace(entry.valueSpan, DESCRIPTION_PLACEHOLDER);
    return [{ title: title('addDescription'), edits: [edit], safe: false, placeholder: true }];
  },
});
