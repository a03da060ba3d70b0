// The orchestrator chooses by the description; the runtime refuses an agent that has none.

import { insert } from '../../text/edit';
import { RUNTIME, rule, title } from '../rule';
import { fenceSpan, isSkippedBy } from '../skipped';
import { eolOf } from '../valueFixes';

/** A finding of its own until it is filled in (`placeholder-left`). */
export const DESCRIPTION_PLACEHOLDER = 'TODO say when to use this agent';

export default rule({
  id: 'description-missing',
  when: 'skipped',
  severity: 'error',
  docs: {
    title: 'The description is missing',
    why: 'The orchestrator decides by the description when to call an agent. Claude Code skips a file without one.',
    bad: '---\nname: reviewer\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
    checked: RUNTIME,
  },
  messages: { default: 'Claude Code skips this file: there is no `description`, by which the orchestrator chooses.' },
  *check(context) {
    if (!isSkippedBy(context, 'description-missing')) return;
    yield { span: context.view.entry('name')?.span ?? fenceSpan(context), say: 'default', data: undefined };
  },
  fixes(_data, _span, context) {
    const after = context.view.entry('name')?.span.end;
    const eol = eolOf(context.doc.text);
    const edit =
      after === undefined
        ? insert(context.doc.fence.region.start, `description: ${DESCRIPTION_PLACEHOLDER}${eol}`)
        : insert(after, `${eol}description: ${DESCRIPTION_PLACEHOLDER}`);
    return [{ title: title('addDescription'), edits: [edit], safe: false, placeholder: true }];
  },
});
