// Without a closing fence the runtime sees no frontmatter at all.

import { insert, replace } from '../../text/edit';
import type { AgentContext } from '../../workspace/agentContext';
import { fenceSpan, isSkippedBy } from '../contextQueries';
import { rule, title } from '../rule';
import { eolOf } from './valueFixes';

export default rule({
  id: 'fence-unclosed',
  since: '0.1.0',
  explains: ['fence-unclosed'],
  when: 'skipped',
  severity: 'error',
  hasSafeFix: true,
  docs: {
    title: 'The closing fence is missing',
    why: 'Without a second `---` Claude Code sees no frontmatter, so it sees no agent.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\n\nReview the change.\n',
    source: 'Measured: such files are not among the loaded agents and nothing is logged.',
  },
  messages: {
    default: '{product} sees no agent here: the closing `---` is missing.',
    lines: '{product} sees no agent here: the lines end with CR alone, so it sees a single one. Use LF line ends.',
  },
  *check(context) {
    if (isSkippedBy(context, 'fence-unclosed'))
      yield { span: fenceSpan(context), messageId: isOneLine(context) ? 'lines' : 'default', data: undefined };
  },
  fixes(_data, _span, context) {
    const { text } = context.doc;
    if (isOneLine(context))
      return [
        {
          title: title('lf'),
          edits: [replace({ start: 0, end: text.length }, text.replaceAll('\r', '\n'))],
          safe: true,
        },
      ];
    const eol = eolOf(context.doc.text);
    return [{ title: title('closeFence'), edits: [insert(context.doc.fence.region.end, `${eol}---`)], safe: true }];
  },
});

const isOneLine = ({ doc }: AgentContext): boolean => doc.text.includes('\r') && !doc.text.includes('\n');
