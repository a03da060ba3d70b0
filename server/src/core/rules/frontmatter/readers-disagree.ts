// Values that other programs read differently from the same frontmatter: dates, octal numbers, duplicate fields.

import type { Entry } from '../../syntax/document';
import { yamlSignOf } from '../../syntax/entryQueries';
import { isPlainMap, type Plain, plainOf } from '../../syntax/plainYaml';
import { replace } from '../../text/edit';
import type { AgentContext } from '../../workspace/agentContext';
import { rule, title } from '../rule';
import { valueOfField } from './valueFixes';

export default rule<Entry | undefined>({
  id: 'readers-disagree',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'Other programs read another value here',
    why: 'Many tools that work on agent files read frontmatter by older YAML rules: `2026-01-02` is a date to them, `010` is eight, `12:30:00` a number, `yes` true. Quoted, the value is the same everywhere.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nobserverMessage: 2026-01-02\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\nobserverMessage: "2026-01-02"\n---\nReview the change.\n',
    source: 'Run with both readers.',
    checkedWith: ['gray-matter 4.0.3'],
  },
  messages: {
    value: '{product} reads {ours} here; tools that use {reader} read {theirs}. Quote the value.',
    rejects: '{product} reads this file; tools that use {reader} reject it.',
  },
  *check(context) {
    const { verdict, readers, doc } = context;
    if (verdict.status !== 'loads' || allReadersAgree(context)) return;
    const twice = repeated(context);
    const explained = doc.frontmatter.entries.filter((entry) => yamlSignOf(entry, doc) !== undefined);
    const compared = doc.frontmatter.entries.filter(
      (entry) => !isRepairedAlias(entry, context) && !twice.includes(entry) && !explained.includes(entry),
    );
    const whole = verdict.reading.state === 'valid' && twice.length + explained.length === 0;
    for (const reader of readers) {
      const named = { reader: reader.id };
      const theirs = reader.read(whole ? doc.text : only(compared, context));
      if (!theirs) continue;
      if ('error' in theirs) {
        yield { span: doc.fence.open, messageId: 'rejects', args: named, severity: 'warning', data: undefined };
        continue;
      }
      for (const entry of compared) {
        const ours = whole ? verdict.reading.fields.get(entry.name) : plainOf(entry);
        const other = theirs.fields.get(entry.name);
        if (ours === undefined || isPlainMap(ours) || sameValue(ours, other)) continue;
        const args = { ...named, ours: described(ours), theirs: described(other) };
        yield { span: entry.valueSpan, messageId: 'value', args, data: entry };
      }
    }
  },
  fixes(entry, at, context) {
    if (!entry) return [];
    const { text } = context.doc;
    const raw = text.slice(at.start, at.end);
    if (entry.style !== 'plain' || /["\\]/.test(raw)) return [];
    const edits = [replace(at, `"${raw}"`)];
    return [{ title: title('quote', { field: valueOfField(entry.name) }), edits, safe: false }];
  },
});

/** Values that YAML rejects, and undefined aliases, which the runtime turns into text. */
const isRepairedAlias = ({ style }: Entry, { verdict }: AgentContext): boolean =>
  style === 'broken' || (style === 'alias' && verdict.reading.state === 'repaired');

/** Fields that occur again further down. */
const repeated = (context: AgentContext): readonly Entry[] =>
  context.doc.frontmatter.entries.filter((entry) => context.view.entry(entry.name) !== entry);

/** A file of these fields alone, so that faults of other fields do not hide how readers read these. */
function only(entries: readonly Entry[], { doc }: AgentContext): string {
  const all = doc.frontmatter.entries;
  const wholeOf = (entry: Entry): string => {
    const end = all[all.indexOf(entry) + 1]?.span.start ?? doc.fence.region.end;
    return doc.text.slice(entry.span.start, end).replace(/\r?\n$/, '');
  };
  return ['---', ...entries.map(wholeOf), '---', ''].join('\n');
}

function sameValue(ours: Plain, theirs: unknown): boolean {
  if (Array.isArray(ours))
    return (
      Array.isArray(theirs) &&
      ours.length === theirs.length &&
      ours.every((item, i) => isPlainMap(item) || sameValue(item, theirs[i]))
    );
  if (typeof ours === 'bigint') return String(ours) === String(theirs);
  return Object.is(ours, theirs) || ours === theirs || (ours === null && theirs === undefined);
}

function described(value: unknown): string {
  if (typeof value === 'string') return `the text “${value.length > 40 ? `${value.slice(0, 39)}…` : value}”`;
  if (typeof value === 'number' || typeof value === 'bigint') return `the number ${value}`;
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return 'a list';
  if (Object.prototype.toString.call(value) === '[object Date]') return 'a date';
  return value === null || value === undefined ? 'nothing' : 'a mapping';
}

/** Words that YAML 1.1 reads as booleans. */
const OLD_TRUTHS = /^(?:y|n|yes|no|on|off)$/i;

/** Unquoted words, one field a line, each once: all readers agree, so the comparison is skipped. */
function allReadersAgree({ doc }: AgentContext): boolean {
  const { fields, entries } = doc.frontmatter;
  if (!fields || new Set(entries.map((entry) => entry.name)).size < entries.length) return false;
  return fields.every(
    ({ state, entry }) =>
      state === 'simple' &&
      !(entry.style === 'plain' && OLD_TRUTHS.test(doc.text.slice(entry.valueSpan.start, entry.valueSpan.end))),
  );
}
