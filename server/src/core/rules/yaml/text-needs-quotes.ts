// Unquoted text inside a list or a mapping that YAML does not read as text.

import type { UnreadableCause } from '../../syntax/faults/fault';
import { causesOf } from '../contextQueries';
import { rule } from '../rule';
import { slipFixes } from './slipFixes';

export default rule<UnreadableCause>({
  id: 'text-needs-quotes',
  since: '0.1.0',
  explains: ['text-needs-quotes'],
  when: 'skipped',
  severity: 'error',
  hasSafeFix: true,
  docs: {
    title: 'Text inside a list or mapping needs quotes',
    why: 'Unquoted text cannot contain `: ` or start with a character such as `@`, `%`, `*` or a backtick. Claude Code repairs such a value only on a line of its own field, not inside `hooks`, `mcpServers` or a list, and skips the file.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nhooks:\n  Stop:\n    - hooks:\n        - type: command\n          command: echo done: ok\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\nhooks:\n  Stop:\n    - hooks:\n        - type: command\n          command: "echo done: ok"\n---\nReview the change.\n',
    source: 'Measured on Claude Code 2.1.332.',
  },
  messages: {
    colon: '{product} skips this file: `: ` in unquoted text starts a new field. Quote the text.',
    template:
      '{product} skips this file: `{char}` is a placeholder that was not filled in. Put a value there, or quote it.',
    alias: '{product} skips this file: an unquoted `*` is a reference to another value in YAML. Quote it.',
    default: '{product} skips this file: unquoted text cannot start with `{char}`. Quote the text.',
  },
  *check(context) {
    for (const cause of causesOf(context, 'text-needs-quotes')) {
      const char = cause.slip?.what ?? '{{';
      const messageId = char === ':' ? 'colon' : char === '{{' ? 'template' : char === '*' ? 'alias' : 'default';
      const args = { char: messageId === 'template' ? context.doc.text.slice(cause.span.start, cause.span.end) : char };
      yield { span: cause.span, messageId, args, data: cause };
    }
  },
  fixes: (cause) => slipFixes(cause) ?? [],
});
