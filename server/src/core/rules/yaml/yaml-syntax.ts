// Unreadable frontmatter for which no other rule exists.

import type { Fix } from '../../fixes/fix';
import type { Entry } from '../../syntax/document';
import type { UnreadableCause } from '../../syntax/faults/fault';
import { likelyShape } from '../../syntax/faults/shapes';
import { replace } from '../../text/edit';
import { type Span, slice, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { causesOf } from '../contextQueries';
import { intendedText, rewriteFixes } from '../frontmatter/valueFixes';
import { rule, title } from '../rule';

export default rule<UnreadableCause>({
  id: 'yaml-syntax',
  since: '0.1.0',
  explains: ['yaml-syntax'],
  when: 'skipped',
  severity: 'error',
  docs: {
    title: 'The frontmatter cannot be read',
    why: 'YAML stops here and Claude Code’s own repair does not help, so the whole file is skipped.',
    bad: '---\n%YAML 1.2\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    field:
      '{product} skips this file: it cannot read the value of `{field}` from here. Quoting the value makes it text.',
    directive:
      '{product} skips this file: a line that begins with `%` is an instruction to the YAML reader, and not allowed here. Delete it.',
    character: '{product} skips this file: there is a NUL character here, which YAML cannot read. Remove it.',
    part: '{product} skips this file: it cannot read `{field}` from here.',
    default: '{product} skips this file: it cannot read the frontmatter from here.',
  },
  *check(context) {
    for (const cause of causesOf(context, 'yaml-syntax'))
      yield {
        span: cause.span,
        messageId: kindOf(cause, context),
        args: { field: cause.entry?.name ?? '' },
        data: cause,
      };
  },
  fixes(cause, at, context) {
    const { entry } = cause;
    if (kindOf(cause, context) === 'directive') return [removedLine(at, context)];
    if (entry?.style !== 'broken' || !isText(entry, context)) return [];
    const raw = context.doc.text.slice(entry.valueSpan.start, entry.valueSpan.end);
    return rewriteFixes(entry, intendedText(raw, context), context).map((fix) => ({ ...fix, safe: false }));
  },
});

function kindOf({ span: at, entry }: UnreadableCause, context: AgentContext) {
  const text = slice(context.doc.text, at);
  if (text.startsWith('%')) return 'directive';
  if (text.startsWith('\0')) return 'character';
  if (!entry) return 'default';
  return isText(entry, context) ? 'field' : 'part';
}

function removedLine({ start }: Span, { doc }: AgentContext): Fix {
  const { line } = doc.lines.positionAt(start);
  const whole = span(doc.lines.lineStart(line), doc.lines.lineStart(line + 1));
  return { title: title('remove', { what: slice(doc.text, whole).trim() }), edits: [replace(whole, '')], safe: false };
}

const isText = (entry: Entry, { doc }: AgentContext): boolean =>
  entry.style === 'broken' && likelyShape(entry, slice(doc.text, entry.span), doc.profile) === 'text';
