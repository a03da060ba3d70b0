// Frontmatter that is readable YAML but holds no fields.

import { RUNTIME, rule } from '../rule';
import { fenceSpan, isSkippedBy } from '../skipped';

export default rule({
  id: 'frontmatter-not-fields',
  when: 'skipped',
  severity: 'error',
  docs: {
    title: 'The frontmatter holds no fields',
    why: 'Claude Code reads the frontmatter as fields with values. A list or a text there gives it nothing to read.',
    bad: '---\n- name: reviewer\n- description: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
    checked: RUNTIME,
  },
  messages: {
    default: 'Claude Code sees no agent here: the frontmatter must be fields such as `name: …`, not a list or a text.',
  },
  *check(context) {
    if (isSkippedBy(context, 'frontmatter-not-fields'))
      yield { span: fenceSpan(context), say: 'default', data: undefined };
  },
});
