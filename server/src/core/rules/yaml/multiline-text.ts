// Unquoted text over several lines is not readable as YAML, and the runtime does not repair it.

import type { UnreadableCause } from '../../syntax/faults/fault';
import type { Span } from '../../text/span';
import { causesOf } from '../contextQueries';
import { intendedText, rewriteFixes } from '../frontmatter/valueFixes';
import { rule } from '../rule';
import { slipFixes } from './slipFixes';

export default rule<UnreadableCause>({
  id: 'multiline-text',
  since: '0.1.0',
  explains: ['multiline-text'],
  when: 'skipped',
  severity: 'error',
  hasSafeFix: true,
  docs: {
    title: 'Text over several lines without quotes',
    why: 'The lines below the first are read as fields of their own, which they are not, and Claude Code gives up on the whole file. A block (`description: |-` with indented lines) holds such a text as it is.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n\n<example>\nuser: "Is this ready?"\nassistant: "I will ask the reviewer."\n</example>\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: |-\n  Use this agent to review a change.\n\n  <example>\n  user: "Is this ready?"\n  assistant: "I will ask the reviewer."\n  </example>\n---\nReview the change.\n',
    source: 'Measured; also reported to the maintainers of Claude Code as issue 45971.',
  },
  messages: {
    list: '{product} skips this file: the {field} goes on over several lines without quotes, so this line is read as the item of a list. Write it as a block.',
    text: '{product} skips this file: the {field} goes on here without quotes, and a colon in text over several lines is read as a field. Write it as a block.',
    items:
      '{product} skips this file: `{field}` has its value on its own line already, so this item is left over. Write all of them on that line, or each on a line of its own.',
    default:
      '{product} skips this file: the {field} goes on over several lines without quotes, so this line is read as a field. Write it as a block.',
  },
  *check(context) {
    for (const cause of causesOf(context, 'multiline-text'))
      yield {
        span: cause.span,
        messageId: cause.slip ? 'items' : messageIdOf(cause.span, context.doc.text),
        args: { field: cause.entry?.name ?? 'value' },
        data: cause,
      };
  },
  fixes(cause, _span, context) {
    const { entry } = cause;
    if (!entry || cause.slip) return slipFixes(cause) ?? [];
    const raw = context.doc.text.slice(entry.valueSpan.start, entry.valueSpan.end);
    // A model or a mode has no line breaks.
    if (context.runtime.fields.get(entry.name) && !PROSE.includes(entry.name)) return [];
    const plain = !hasOtherFields(raw);
    return rewriteFixes(entry, intendedText(raw, context), context).map((fix) => ({ ...fix, safe: fix.safe && plain }));
  },
});

const PROSE: readonly string[] = ['description', 'initialPrompt', 'observerMessage', 'name'];

/** Unindented lines, outside of examples, that may be fields: whether they are text is a guess. */
function hasOtherFields(raw: string): boolean {
  const outside = raw.replace(/<example>[\s\S]*?(?:<\/example>|$)/gi, '');
  return /\n(?!(?:context|user|human|assistant|claude|commentary|examples?)[ \t]*:)[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|\r?\n|$)/i.test(
    outside,
  );
}

/** Indented text belongs to the value; a colon in or before it is the fault. */
function messageIdOf(at: Span, text: string): 'list' | 'text' | 'default' {
  if (text.startsWith('- ', at.start)) return 'list';
  const isIndented = /[ \t]/.test(text[at.start - 1] ?? '');
  return isIndented && !/:(?:\s|$)/.test(text.slice(at.start, at.end)) ? 'text' : 'default';
}
