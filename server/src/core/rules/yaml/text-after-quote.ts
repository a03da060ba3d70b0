// Text after a closing quotation mark makes the frontmatter unreadable.

import type { Fix } from '../../fixes/fix';
import type { Entry } from '../../syntax/document';
import type { UnreadableCause } from '../../syntax/faults/fault';
import { splitToolList } from '../../syntax/toolList';
import { remove, replace } from '../../text/edit';
import type { Span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { causesOf } from '../contextQueries';
import { intendedText, rewriteFixes } from '../frontmatter/valueFixes';
import { rule, title } from '../rule';
import { slipFixes } from './slipFixes';

export default rule<UnreadableCause>({
  id: 'text-after-quote',
  since: '0.1.0',
  explains: ['text-after-quote'],
  when: 'skipped',
  severity: 'error',
  hasSafeFix: true,
  docs: {
    title: 'Text after a closing quotation mark',
    why: 'YAML ends a value that starts with a quotation mark at the next one. `"Read", "Write"` and `"this" or "that"` are therefore not values, and Claude Code does not repair a line that both starts and ends with a quotation mark.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: "Read", "Grep"\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, Grep\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    inner:
      '{product} skips this file: this quotation mark ends the text, and what follows is left over. Escape the marks inside.',
    part: '{product} skips this file: the text ends at its second quotation mark, and this is left over. Quote the whole text.',
    comma:
      '{product} skips this file: fields are not separated by commas, and this one is left over after the value. Remove it.',
    default:
      '{product} skips this file: the value ends at its second quotation mark, and this is left over. Quote the whole {field}.',
    list: '{product} skips this file: the value ends at its second quotation mark, and this is left over. Write the names without quotes.',
  },
  *check(context) {
    for (const cause of causesOf(context, 'text-after-quote')) {
      const list = cause.entry !== undefined && isList(cause.entry);
      yield {
        span: cause.span,
        messageId: isComma(cause.span, context) ? 'comma' : list ? 'list' : messageIdOf(cause),
        args: { field: cause.entry?.name ?? 'value' },
        data: cause,
      };
    }
  },
  fixes(cause, at, context): readonly Fix[] {
    const { entry } = cause;
    const slip = slipFixes(cause);
    if (!entry || (slip && (!isList(entry) || isBelow(entry, context)))) return slip ?? [];
    if (isComma(at, context)) return [{ title: title('remove', { what: ',' }), edits: [remove(at)], safe: true }];
    const raw = context.doc.text.slice(entry.valueSpan.start, entry.valueSpan.end);
    if (!isList(entry)) return rewriteFixes(entry, intendedText(raw, context), context);
    const names = splitToolList(raw.split(/\n[ ]*-[ ]|^-[ ]/).map((item) => item.replace(/["']/g, ''))).map(
      (item) => item.value,
    );
    return [{ title: title('plainList'), edits: [replace(entry.valueSpan, names.join(', '))], safe: true }];
  },
});

function messageIdOf({ slip, entry }: UnreadableCause): 'inner' | 'part' | 'default' {
  if (slip?.fix === 'escape-quotes') return 'inner';
  return slip && entry?.style === 'broken' && slip.span.start > entry.valueSpan.start ? 'part' : 'default';
}

const isBelow = ({ colon, valueSpan }: Entry, { doc }: AgentContext): boolean =>
  colon !== undefined && doc.text.slice(colon, valueSpan.start).includes('\n');

const isList = (entry: Entry): boolean => ['tools', 'disallowedTools', 'skills'].includes(entry.name);

const isComma = (at: Span, { doc }: AgentContext): boolean => doc.text.slice(at.start, at.end).trim() === ',';
