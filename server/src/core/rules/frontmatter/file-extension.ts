// The runtime finds `.md` in lower case only.

import { fenceSpan, isSkippedBy } from '../contextQueries';
import { rule } from '../rule';
import { fileName } from './agentName';

export default rule({
  id: 'file-extension',
  since: '0.1.0',
  explains: ['file-extension'],
  when: 'skipped',
  severity: 'error',
  docs: {
    title: 'The file does not end in .md',
    why: 'Claude Code looks for files that end in `.md`. `.MD` and `.Md` are other endings to it, on every system.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    default: '{product} does not find this file: its name must end in `.md`, in lower case. Rename it to `{to}`.',
  },
  *check(context) {
    if (!isSkippedBy(context, 'file-extension')) return;
    const to = `${fileName(context.doc.uri)}.md`;
    yield { span: fenceSpan(context), messageId: 'default', args: { to }, data: undefined };
  },
});
