// An indented field belongs to the field above and usually makes the frontmatter unreadable.

import type { Entry } from '../../syntax/document';
import { remove } from '../../text/edit';
import { span } from '../../text/span';
import { causesOf } from '../contextQueries';
import { rule, title } from '../rule';

export default rule<Entry | undefined>({
  id: 'field-indented',
  since: '0.1.0',
  explains: ['field-indented'],
  when: 'skipped',
  severity: 'error',
  docs: {
    title: 'A field is indented',
    why: 'Fields begin at the margin. One that is moved in belongs to the field above it for YAML, and Claude Code cannot read the file.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n  tools: Read\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    default:
      '{product} skips this file: `{field}` is indented, so it is read as a part of `{above}`. Move it to the margin.',
  },
  *check(context) {
    for (const cause of causesOf(context, 'field-indented'))
      yield {
        span: cause.span,
        messageId: 'default',
        args: {
          field: context.doc.text.slice(cause.span.start, cause.span.end),
          above: cause.entry?.name ?? '',
        },
        data: cause.entry,
      };
  },
  fixes(entry, at, context) {
    const { text } = context.doc;
    if (!entry) return [];
    const line = text.lastIndexOf('\n', at.start) + 1;
    const margin = at.start - line;
    const edits = [];
    for (let start = line; start > 0 && start < entry.span.end; start = text.indexOf('\n', start) + 1) {
      const indent = /^[ \t]*/.exec(text.slice(start, start + margin))?.[0].length ?? 0;
      if (indent > 0) edits.push(remove(span(start, start + indent)));
    }
    return [{ title: title('toMargin', { field: text.slice(at.start, at.end) }), edits, safe: false }];
  },
});
