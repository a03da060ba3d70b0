// A value the runtime reads only because it repairs it. The agent works; most other readers of the file fail on it.

import { closeList, isOpenList, rewriteFixes } from '../../../../rules/frontmatter/valueFixes';
import { rule } from '../../../../rules/rule';
import { repairedComments } from '../../../../rules/yaml/repairedComments';
import type { Entry } from '../../../../syntax/document';
import { type Span, span } from '../../../../text/span';
import { wordStart } from '../../../../text/word';
import type { AgentContext } from '../../../../workspace/agentContext';
import { isRepairedLine } from '../../loader/repair';

export default rule<Entry>({
  id: 'description-needs-quotes',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'The description works in Claude Code only',
    why: 'Unquoted text with `: ` in it, or with one of YAML’s special characters at its start, is not valid YAML. Claude Code quotes such a line by itself and reads it; VS Code, OpenCode, GitHub and most scripts reject the whole file.',
    bad: '---\nname: reviewer\ndescription: Use when: a change is ready\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: "Use when: a change is ready"\n---\nReview the change.\n',
    source: 'Measured on Claude Code and with the readers of the other programs.',
  },
  messages: {
    colon:
      'Claude Code repairs this and reads it, but YAML does not: `: ` inside unquoted text starts a new field, so VS Code, OpenCode and most scripts see an error. Quote the description.',
    special:
      'Claude Code repairs this and reads it, but YAML does not: unquoted text cannot start with `{char}`, so VS Code, OpenCode and most scripts see an error. Quote the description.',
    other:
      'Claude Code repairs this and reads it, but YAML does not, so VS Code, OpenCode and most scripts see an error. Quote the description.',
  },
  subsumes: ['readers-disagree', 'description-escaped-newlines'],
  *check(context) {
    for (const found of repairedEntries(context))
      if (found.entry.name === 'description')
        yield { span: found.span, say: found.say, args: { char: found.char }, data: found.entry };
  },
  fixes: (entry, _span, context) => repairedFixes(entry, context),
});

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
  return doc.frontmatter.entries.flatMap((entry): readonly RepairedEntry[] => {
    const line = doc.text.slice(entry.nameSpan.start, entry.span.end);
    if ((entry.style !== 'broken' && entry.style !== 'alias') || !isRepairedLine(line)) return [];
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
