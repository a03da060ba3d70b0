// The orchestrator chooses by the description; the runtime refuses an agent without one.

import { insert } from '../../text/edit';
import { fenceSpan, isSkippedBy } from '../contextQueries';
import { lift, type NestedField, nestedField } from '../frontmatter/nestedField';
import { eolOf } from '../frontmatter/valueFixes';
import { rule, title } from '../rule';

/** Reported by `placeholder-left` until the author replaces it. */
export const DESCRIPTION_PLACEHOLDER = 'TODO say when to use this agent';

export default rule<NestedField | undefined>({
  id: 'description-missing',
  since: '0.1.0',
  explains: ['description-missing'],
  when: 'skipped',
  severity: 'error',
  docs: {
    title: 'The description is missing',
    why: 'The orchestrator decides by the description when to call an agent. Claude Code skips a file without one.',
    bad: '---\nname: reviewer\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    default: '{product} skips this file: there is no `description`, by which the orchestrator chooses.',
    nested:
      '{product} skips this file: its `description` stands inside `{path}`, where it is not read. Move it to the margin.',
  },
  *check(context) {
    if (!isSkippedBy(context, 'description-missing')) return;
    const nested = nestedField('description', context);
    if (nested) yield { span: nested.key, messageId: 'nested', args: { path: nested.path.join('.') }, data: nested };
    else yield { span: context.view.entry('name')?.span ?? fenceSpan(context), messageId: 'default', data: undefined };
  },
  fixes(nested, _span, context) {
    if (nested) {
      const { text } = context.doc;
      const name = context.view.entry('name');
      const at = name ? text.indexOf('\n', name.span.end) + 1 : context.doc.fence.region.start;
      const edits = at > 0 ? lift('description', nested, at, context) : [];
      return edits.length > 0 ? [{ title: title('toMargin', { field: 'description' }), edits, safe: false }] : [];
    }
    const after = context.view.entry('name')?.span.end;
    const eol = eolOf(context.doc.text);
    const edit =
      after === undefined
        ? insert(context.doc.fence.region.start, `description: ${DESCRIPTION_PLACEHOLDER}${eol}`)
        : insert(after, `${eol}description: ${DESCRIPTION_PLACEHOLDER}`);
    return [{ title: title('addDescription'), edits: [edit], safe: false, placeholder: true }];
  },
});
