// The runtime does not read agent files over 1 MiB.

import { fenceSpan, isSkippedBy } from '../contextQueries';
import { rule } from '../rule';

export default rule({
  id: 'file-too-large',
  since: '0.1.0',
  explains: ['file-too-large'],
  when: 'skipped',
  severity: 'error',
  docs: {
    title: 'The file is larger than 1 MiB',
    why: 'Claude Code does not read agent files over 1,048,576 bytes.',
    bad: `---\nname: reviewer\ndescription: Use this agent to review a change.\n---\n${'Review the change. '.repeat(56_000)}\n`,
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    default: '{product} skips this file: it is larger than 1 MiB. Move parts of it into files that the agent reads.',
  },
  *check(context) {
    if (isSkippedBy(context, 'file-too-large'))
      yield { span: fenceSpan(context), messageId: 'default', data: undefined };
  },
});
