// A suppression comment that suppresses nothing; runs after all other rules.

import { remove } from '../../text/edit';
import { lineOf, type Span } from '../../text/span';
import { rule, title } from '../rule';

export default rule<{ readonly comment: Span; readonly alone: boolean }>({
  id: 'unused-suppression',
  since: '0.1.0',
  severity: 'hint',
  docs: {
    title: 'The comment silences nothing',
    why: 'What it was written for is gone. Left in place it would hide the next finding of that rule.',
    bad: '---\n# subagents-disable tools-empty\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'What the comment silences is decided here.',
    checked: 'Subagent IntelliSense 0.1.0',
  },
  messages: { default: '`{id}` says nothing here, so this comment silences nothing.' },
  check: () => [],
  *checkSuppressions(_context, unused) {
    for (const item of unused)
      yield {
        span: item.ruleSpan,
        messageId: 'default',
        args: { id: item.rule },
        tag: 'unnecessary',
        data: { comment: item.span, alone: item.alone },
      };
  },
  fixes({ comment, alone }, at, context) {
    const { text } = context.doc;
    const what = text.slice(at.start, at.end);
    const inBody = text.startsWith('<!--', comment.start);
    const whole = inBody ? comment : lineOf(text, comment);
    const edits = alone
      ? [remove(whole)]
      : [remove({ start: text[at.start - 1] === ' ' ? at.start - 1 : at.start, end: at.end })];
    return [{ title: title('remove', { what }), edits, safe: false }];
  },
});
