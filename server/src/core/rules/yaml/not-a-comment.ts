// A comment in the syntax of another language is text to YAML and belongs to no field.

import { replace } from '../../text/edit';
import { causesOf } from '../contextQueries';
import { rule, title } from '../rule';

export default rule({
  id: 'not-a-comment',
  since: '0.1.0',
  explains: ['not-a-comment'],
  when: 'skipped',
  severity: 'error',
  hasSafeFix: true,
  docs: {
    title: 'A comment in the manner of another language',
    why: 'In the frontmatter only `#` begins a comment. A line that begins with slashes, or as in HTML, is text that belongs to no field, and Claude Code cannot read the file.',
    bad: '---\nname: reviewer\n// for small changes\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer\n# for small changes\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: { default: '{product} skips this file: this is no comment in the frontmatter. Begin it with `#`.' },
  *check(context) {
    for (const cause of causesOf(context, 'not-a-comment'))
      yield { span: cause.span, messageId: 'default', data: undefined };
  },
  fixes(_data, at, context) {
    const opened = context.doc.text.slice(at.start, at.end).replace(/^(?:\/\/+|<!--)\s*/, '');
    const words = opened.endsWith('-->') ? opened.slice(0, -3).trimEnd() : opened;
    return [{ title: title('comment'), edits: [replace(at, `# ${words}`)], safe: true }];
  },
});
