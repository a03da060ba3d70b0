// Values that the runtime reads only because it repairs them: where they are, and how they are quoted.

import type { Entry } from '../../syntax/document';
import { type Span, span } from '../../text/span';
import { wordStart } from '../../text/word';
import type { AgentContext } from '../../workspace/agentContext';
import { closeList, isOpenList, rewriteFixes } from '../frontmatter/valueFixes';
import { repairedComments } from './repairedComments';

interface RepairedEntry {
  readonly entry: Entry;
  readonly span: Span;
  readonly say: 'colon' | 'special' | 'other';
  readonly char: string;
}

/** The fields that YAML rejects and the runtime's own quoting rescued. */
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
  if (/[@`%&*!|>[\]{}#,]/.test(first)) return { span: span(start, start + 1), say: 'special', char: first };
  if (colon >= 0) {
    return { span: span(wordStart(text, start + colon, start), start + colon + 1), say: 'colon', char: ':' };
  }
  return { span: span(start, end), say: 'other', char: first };
}

/** Quotes the value so that the runtime reads what it reads now: in a description, what the orchestrator sees. */
export function repairedFixes(entry: Entry, context: AgentContext) {
  if (isOpenList(entry, context)) return [closeList(entry)];
  const read = context.verdict.reading.fields.get(entry.name);
  const seen = entry.name === 'description' && context.verdict.status === 'loads' ? context.verdict.description : read;
  // Once nothing has to be repaired, comments that are text now are comments again: those come first.
  const safe = repairedComments(context).length === 0;
  return typeof seen === 'string' ? rewriteFixes(entry, seen, context).map((fix) => ({ ...fix, safe })) : [];
}
