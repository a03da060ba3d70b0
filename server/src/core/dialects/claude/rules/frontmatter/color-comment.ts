// A hex colour without quotes: its `#` begins a comment.

import { nearestColor } from '../../../../rules/frontmatter/colors';
import { rule, title } from '../../../../rules/rule';
import { replace } from '../../../../text/edit';
import { span } from '../../../../text/span';

export default rule<{ readonly to: string | undefined }>({
  id: 'color-comment',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'This colour is a comment',
    why: 'In YAML a `#` after a blank begins a comment, so an unquoted hex colour is none and the field is empty. In quotes it would not help: Claude Code takes eight names and no hex colours.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ncolor: #22aa44\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ncolor: green\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    default: '`{color}` is a comment here, and Claude Code takes no hex colours: use one of its eight names.',
  },
  *check(context) {
    const entry = context.view.entry('color');
    if (entry?.style !== 'empty' || entry.colon === undefined) return;
    const found = /^[ \t]*(#[0-9a-f]{3,8})\b/i.exec(context.doc.text.slice(entry.colon + 1));
    const color = found?.[1];
    if (!found || color === undefined) return;
    const start = entry.colon + 1 + found[0].length - color.length;
    yield {
      span: span(start, start + color.length),
      messageId: 'default',
      args: { color },
      data: { to: nearestColor(color) },
    };
  },
  fixes({ to }, at, context) {
    const from = context.doc.text.slice(at.start, at.end);
    return to === undefined ? [] : [{ title: title('replace', { from, to }), edits: [replace(at, to)], safe: false }];
  },
});
