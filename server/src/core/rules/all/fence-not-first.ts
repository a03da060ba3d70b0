// A frontmatter that does not start at the very first character is no frontmatter to the runtime.

import { remove } from '../../text/edit';
import { span } from '../../text/span';
import { RUNTIME, rule, title } from '../rule';
import { isSkippedBy } from '../skipped';

export default rule({
  id: 'fence-not-first',
  when: 'skipped',
  severity: 'error',
  docs: {
    title: 'Something stands before the opening fence',
    why: 'The file must begin with `---`. After a blank line, a space or a comment Claude Code sees no frontmatter, so it sees no agent.',
    bad: '\n---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured: such files are not among the loaded agents and nothing is logged.',
    checked: RUNTIME,
  },
  messages: {
    mark: 'Claude Code {version} sees no agent here: the file begins with a byte order mark, which it only removes since 2.1.239.',
    default: 'Claude Code sees no agent here: the opening `---` must be the very first characters of the file.',
    fence: 'Claude Code sees no agent here: the opening line must be `---` and nothing else.',
  },
  *check(context) {
    if (!isSkippedBy(context, 'fence-not-first')) return;
    const { open } = context.doc.fence;
    if (context.doc.text.startsWith('\uFEFF---')) {
      const args = { version: context.options.claudeVersion };
      yield { span: span(0, open.end), say: 'mark', args, data: undefined };
      return;
    }
    const atStart = open.start === 0;
    yield { span: atStart ? open : span(0, open.end), say: atStart ? 'fence' : 'default', data: undefined };
  },
  fixes(_data, _span, context) {
    const { open } = context.doc.fence;
    if (open.start === 0) {
      const rest = /^[^\r\n]*/.exec(context.doc.text.slice(open.end))?.[0].length ?? 0;
      return rest > 0 ? [{ title: title('fence'), edits: [remove(span(open.end, open.end + rest))], safe: true }] : [];
    }
    return [
      {
        title: title(context.doc.text.startsWith('\uFEFF---') ? 'removeMark' : 'removeBeforeFence'),
        edits: [remove(span(0, open.start))],
        safe: context.doc.text.slice(0, open.start).trim() === '',
      },
    ];
  },
});
