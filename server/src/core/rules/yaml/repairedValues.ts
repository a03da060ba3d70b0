// Values and comments that the runtime's repair quotes, and the fixes that make the repair unnecessary.

import type { Entry } from '../../syntax/document';
import { commentAfter } from '../../syntax/entryQueries';
import { type Span, span } from '../../text/span';
import { wordStart } from '../../text/strings';
import type { AgentContext } from '../../workspace/agentContext';
import { closeList, isOpenList, rewriteFixes } from '../frontmatter/valueFixes';

interface RepairedEntry {
  readonly entry: Entry;
  readonly span: Span;
  readonly messageId: 'colon' | 'special' | 'other';
  readonly char: string;
}

/** The fields that YAML rejects and the runtime reads by quoting them. */
export function repairedEntries(context: AgentContext): readonly RepairedEntry[] {
  if (context.verdict.reading.state !== 'repaired') return [];
  const { doc } = context;
  // A value alone on the line below its name counts as one beside it.
  const isRepaired = (text: string): boolean => {
    const line = text.replace(/:\s+/, ': ');
    return !line.includes('\n') && doc.profile.repair(line) !== line;
  };
  return doc.frontmatter.entries.flatMap((entry): readonly RepairedEntry[] => {
    const line = doc.text.slice(entry.nameSpan.start, entry.span.end);
    if ((entry.style !== 'broken' && entry.style !== 'alias') || !isRepaired(line)) return [];
    return [{ entry, ...offence(doc.text, entry) }];
  });
}

function offence(text: string, entry: Entry): Omit<RepairedEntry, 'entry'> {
  const { start, end } = entry.valueSpan;
  const value = text.slice(start, end);
  const colon = value.search(/:(?:\s|$)/);
  const first = value[0] ?? '';
  if (/[@`%&*!|>[\]{}#,]/.test(first)) return { span: span(start, start + 1), messageId: 'special', char: first };
  if (colon >= 0) {
    return { span: span(wordStart(text, start + colon, start), start + colon + 1), messageId: 'colon', char: ':' };
  }
  return { span: span(start, end), messageId: 'other', char: first };
}

/** Quotes the value so that the runtime reads the same text; for a description, what the orchestrator reads. */
export function repairedFixes(entry: Entry, context: AgentContext) {
  if (isOpenList(entry, context)) return [closeList(entry)];
  const read = context.verdict.reading.fields.get(entry.name);
  const current =
    entry.name === 'description' && context.verdict.status === 'loads' ? context.verdict.description : read;
  // Without a repair, comments that are text now become comments again: fix those first.
  const safe = repairedComments(context).length === 0;
  return typeof current === 'string' ? rewriteFixes(entry, current, context).map((fix) => ({ ...fix, safe })) : [];
}

interface RepairedComment {
  readonly entry: Entry;
  readonly comment: Span;
}

/** Comments that become text: after readable values, in lines that the runtime quotes. */
export function repairedComments({ doc, verdict }: AgentContext): readonly RepairedComment[] {
  if (verdict.reading.state !== 'repaired') return [];
  return doc.frontmatter.entries.flatMap((entry): readonly RepairedComment[] => {
    if (entry.style === 'broken' || entry.style === 'empty') return [];
    const end = doc.text.indexOf('\n', entry.span.start);
    const line = doc.text.slice(entry.nameSpan.start, end < 0 ? doc.text.length : end);
    const comment = doc.profile.repair(line) !== line ? commentAfter(entry, doc.text) : undefined;
    return comment && comment.end <= (verdict.reading.cutAt ?? comment.end) ? [{ entry, comment }] : [];
  });
}
