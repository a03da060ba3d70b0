// The runtime decodes every file as UTF-8.

import { fenceSpan, isSkippedBy } from '../contextQueries';
import { rule } from '../rule';

const wide = (text: string): string => `\ufffd\ufffd${[...text].map((char) => `${char}\0`).join('')}`;

export default rule({
  id: 'encoding-not-utf8',
  since: '0.1.0',
  explains: ['encoding-not-utf8'],
  when: 'skipped',
  severity: 'error',
  docs: {
    title: 'The file is not saved as UTF-8',
    why: 'Claude Code reads every agent file as UTF-8. In a file saved as UTF-16, as some editors and shells of Windows do, it finds no fence and no fields. Save the file as UTF-8; in VS Code *Save with Encoding* does it.',
    bad: wide('---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n'),
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured: such files are not among the loaded agents and nothing is logged.',
  },
  messages: {
    default:
      '{product} sees no agent here: it reads UTF-8 only, and the file is saved in another encoding. Save it as UTF-8.',
  },
  *check(context) {
    if (isSkippedBy(context, 'encoding-not-utf8'))
      yield { span: fenceSpan(context), messageId: 'default', data: undefined };
  },
});
