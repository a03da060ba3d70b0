// Field names are read letter by letter: `Name` is not `name`, and without `name` there is no agent.

import type { Entry } from '../../syntax/document';
import { replace } from '../../text/edit';
import { RUNTIME, rule, title } from '../rule';
import { isSkippedBy } from '../skipped';

export default rule<{ readonly to: string }>({
  id: 'field-case',
  severity: 'error',
  docs: {
    title: 'A required field is written with other letters',
    why: 'Claude Code knows `name` and `description` in lower case only. Written otherwise the field is missing, and so is the agent.',
    bad: '---\nName: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
    checked: RUNTIME,
  },
  messages: { default: '`{from}` is not `{to}`: Claude Code does not see an agent here.' },
  subsumes: ['unknown-field', 'name-missing', 'description-missing'],
  *check(context) {
    if (!isSkippedBy(context, 'field-case')) return;
    for (const entry of context.doc.frontmatter.entries) {
      const to = requiredName(entry);
      if (to === undefined || to === entry.name || context.view.entry(to)) continue;
      yield { span: entry.nameSpan, say: 'default', args: { from: entry.name, to }, data: { to } };
    }
  },
  fixes({ to }, at) {
    return [{ title: title('rename', { to }), edits: [replace(at, to)], safe: true }];
  },
});

const requiredName = (entry: Entry): string | undefined =>
  ['name', 'description'].find((field) => field === entry.name.toLowerCase());
