// Without a closing fence the runtime sees no frontmatter at all.

import { insert } from '../../text/edit';
import { RUNTIME, rule, title } from '../rule';
import { fenceSpan, isSkippedBy } from '../skipped';
import { eolOf } from '../valueFixes';

export default rule({
  id: 'fence-unclosed',
  severity: 'error',
  docs: {
    title: 'The closing fence is missing',
    why: 'Without a second `---` Claude Code sees no frontmatter, so it sees no agent.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\n\nReview the change.\n',
    source: 'Measured: such files are not among the loaded agents and nothing is logged.',
    checked: RUNTIME,
  },
  messages: { default: 'Claude Code sees no agent here: the closing `---` is missing.' },
  *check(context) {
    if (isSkippedBy(context, 'fence-unclosed')) yield { span: fenceSpan(context), say: 'default', data: undefined };
  },
  fixes(_data, _span, context) {
    const eol = eolOf(context.doc.text);
    return [{ title: title('closeFence'), edits: [insert(context.doc.fence.region.end, `${eol}---`)], safe: true }];
  },
});
