// A frontmatter line that is neither a field nor part of one, and that no narrower rule covers.

import type { Fix } from '../../fixes/fix';
import type { UnreadableCause } from '../../syntax/faults/fault';
import { replace } from '../../text/edit';
import { span } from '../../text/span';
import { causesOf } from '../contextQueries';
import { rule, title } from '../rule';

export default rule<UnreadableCause>({
  id: 'line-not-field',
  since: '0.1.0',
  explains: ['line-not-field'],
  when: 'skipped',
  severity: 'error',
  docs: {
    title: 'A line is no field and part of none',
    why: 'A frontmatter consists of fields at the margin, each with its value behind the colon or indented below it. A line that is neither, such as a list item among fields or a bracket that closes nothing, makes the whole frontmatter unreadable.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n* model: haiku\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\nmodel: haiku\n---\nReview the change.\n',
    source: 'Measured on Claude Code 2.1.332.',
  },
  messages: {
    bullet: '{product} skips this file: `{char}` cannot stand before a field. Remove it.',
    item: '{product} skips this file: a list item cannot stand here, because what is above it is no list.',
    bracket: '{product} skips this file: `{char}` closes nothing that is open here. Remove it.',
    comma: '{product} skips this file: nothing stands between this comma and what is before it. Remove the comma.',
    margin:
      '{product} skips this file: the fields above are indented, and those below are not. Move all of them to the margin.',
    key: '{product} skips this file: a field cannot stand here, because what is above it has a value already or stands elsewhere.',
    return: '{product} skips this file: a carriage return ends the line here, in the middle of the text. Remove it.',
    word: '{product} skips this file: `{text}` stands here without a colon and is no field.',
    text: '{product} skips this file: this line is neither a field nor part of the value above it.',
  },
  *check(context) {
    for (const cause of causesOf(context, 'line-not-field')) {
      const text = context.doc.text.slice(cause.span.start, cause.span.end);
      const isAtMargin = /(?:^|[\r\n])$/.test(context.doc.text.slice(0, cause.span.start));
      yield { span: cause.span, messageId: kindOf(text, isAtMargin), args: { char: text[0] ?? '', text }, data: cause };
    }
  },
  fixes: (_cause, at, { doc }) => removal(doc.text, at.start, at.end),
});

function kindOf(text: string, isAtMargin: boolean) {
  if (text === '\r') return 'return';
  if (text.trim() === '') return 'margin';
  if (text.endsWith(',') && /^[\s,[{]*,$/.test(text)) return 'comma';
  if (/^[}\])]/.test(text)) return 'bracket';
  if (isAtMargin && BULLETED_FIELD.test(text)) return 'bullet';
  if (/^-(?:\s|$)/.test(text)) return 'item';
  if (/^["']?[\w.-]+["']?[ \t]*:(?:\s|$)/.test(text)) return 'key';
  return /^\S+$/.test(text) ? 'word' : 'text';
}

const BULLETED_FIELD = /^(?:[-*+>•–—][ \t]+|\*+)(?=["']?[A-Za-z_][\w.-]*["']?\*{0,2}[ \t]*:)/;

function removal(text: string, start: number, end: number): readonly Fix[] {
  const bullet = BULLETED_FIELD.exec(text.slice(start, end))?.[0];
  if (!bullet) return [];
  return [
    {
      title: title('remove', { what: bullet.trim() }),
      edits: [replace(span(start, start + bullet.length), '')],
      safe: false,
    },
  ];
}
