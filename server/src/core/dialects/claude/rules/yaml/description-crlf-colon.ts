// The runtime repairs unquoted colons in values, but not in files with CRLF line endings.

import { causesOf } from '../../../../rules/contextQueries';
import { intendedText, rewriteFixes } from '../../../../rules/frontmatter/valueFixes';
import { rule, title } from '../../../../rules/rule';
import type { Entry } from '../../../../syntax/document';
import { replace } from '../../../../text/edit';
import type { Span } from '../../../../text/span';
import type { AgentContext } from '../../../../workspace/agentContext';

export default rule<Entry | undefined>({
  id: 'description-crlf-colon',
  since: '0.1.0',
  explains: ['description-crlf-colon'],
  when: 'skipped',
  severity: 'error',
  hasSafeFix: true,
  docs: {
    title: 'Unquoted colon in a file with Windows line ends',
    why: 'An unquoted `: ` is not valid YAML. With LF line ends Claude Code quotes such a line by itself and reads it; its repair does not match lines that end in CRLF, so the whole file is skipped.',
    bad: '---\r\nname: reviewer\r\ndescription: Use when: a change is ready\r\n---\r\nReview the change.\r\n',
    good: '---\r\nname: reviewer\r\ndescription: "Use when: a change is ready"\r\n---\r\nReview the change.\r\n',
    source: 'Measured; also reported to the maintainers of Claude Code as issue 80890.',
  },
  messages: {
    special:
      'Claude Code skips this file: with Windows line ends it cannot repair this unquoted value. Quote the {field} or use LF.',
    colon:
      'Claude Code skips this file: with Windows line ends it cannot repair the unquoted `: `. Quote the {field} or use LF.',
  },
  *check(context) {
    for (const cause of causesOf(context, 'description-crlf-colon'))
      yield {
        span: cause.span,
        messageId: hasColon(cause.span, context) ? 'colon' : 'special',
        args: { field: cause.entry?.name ?? 'value' },
        data: cause.entry,
      };
  },
  fixes(entry, _span, context) {
    if (!entry) return [];
    const raw = context.doc.text.slice(entry.valueSpan.start, entry.valueSpan.end);
    const text = context.doc.text;
    const lf = {
      title: title('lf'),
      edits: [replace({ start: 0, end: text.length }, text.replaceAll('\r\n', '\n'))],
      safe: false,
    };
    return [...rewriteFixes(entry, intendedText(raw, context), context), lf];
  },
});

const hasColon = (at: Span, context: AgentContext): boolean => context.doc.text[at.end - 1] === ':';
