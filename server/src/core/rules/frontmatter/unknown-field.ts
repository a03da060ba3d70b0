// A field the runtime does not know; it has no effect.

import type { FieldFacts } from '../../dialects/runtime';
import type { Fix } from '../../fixes/fix';
import type { Entry } from '../../syntax/document';
import { entryAt } from '../../syntax/entryQueries';
import { isPlainMap, plainOf } from '../../syntax/plainYaml';
import { remove, replace } from '../../text/edit';
import { slips } from '../../text/nearest';
import { lineOf } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { fieldValue, isSkippedBy } from '../contextQueries';
import { rule, title } from '../rule';
import { claudeMdFixes } from './claudeMdField';
import { misspelt } from './field-case';

export default rule<{ readonly field: string; readonly to: string | undefined; readonly instead: string | undefined }>({
  id: 'unknown-field',
  since: '0.1.0',
  severity: 'warning',
  hasSafeFix: true,
  docs: {
    title: 'Claude Code does not know this field',
    why: 'An unknown field is ignored without a word in the session. Where it is a known field in another spelling, what it says has no effect: `allowed-tools` leaves the agent with all tools. Fields that other programs are known to read are left alone.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nallowed-tools: Read\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read\n---\nReview the change.\n',
    source: 'Measured: one line in the debug log, nothing in the session.',
  },
  messages: {
    meant: '{product} ignores `{field}`: the field is called `{to}`.',
    both: '{product} ignores `{field}`: the field is called `{to}`, and this file has one.',
    listed: '{product} ignores `{field}`. {our:note}',
    listedSeveral: '{product} ignores {our:names}. {our:note}',
    later: '{product} {version} ignores `{field}`: it is known from {since} on.',
    event: '{product} ignores `{field}` in agents of a plugin, which have no hooks. Put it into the plugin itself.',
    unknown: '{product} does not know `{field}` and ignores it.',
    unknownSeveral: '{product} does not know {our:names} and ignores them.',
    harmless: '{product} ignores `{field}`.',
    harmlessSeveral: '{product} ignores {our:names}.',
  },
  combine: { within: 'file', naming: 'field' },
  *check(context) {
    const explained = isSkippedBy(context, 'field-case') ? misspelt(context).map(({ entry }) => entry) : [];
    for (const entry of context.doc.frontmatter.entries) {
      if (explained.includes(entry)) continue;
      const field = entry.name;
      const known = context.runtime.fields.get(field);
      if (known && !context.runtime.fields.has(known)) {
        const args = { field, version: context.runtime.plainVersion, since: known.since ?? '' };
        yield { span: entry.nameSpan, messageId: 'later', args, data: { field, to: undefined, instead: undefined } };
      }
      if (context.runtime.fields.learnedFrom(field) !== undefined) continue;
      if (known || (entry.colon === undefined && field === '') || field.startsWith('x-')) continue;
      if (entry.colon === undefined || describesInstead(entry, context) || isReadElsewhere(entry, context)) continue;
      if (context.scope === 'plugin' && context.runtime.hooks.event(field)) {
        const data = { field, to: undefined, instead: undefined };
        yield { span: entry.nameSpan, messageId: 'event', args: { field }, data };
        continue;
      }
      const listed = context.runtime.fields.unknown(field);
      const to =
        context.runtime.fields.wrongSpelling(field) ??
        (listed ? undefined : typoOf(field, entry, context.runtime.fields));
      const at = { span: entry.nameSpan, data: { field, to, instead: listed?.insteadOf } };
      if (to !== undefined) yield { ...at, messageId: context.view.entry(to) ? 'both' : 'meant', args: { field, to } };
      else if (!listed) yield { ...at, messageId: 'unknown', args: { field }, severity: 'information' };
      else if (listed.harmless)
        yield { ...at, messageId: 'harmless', args: { field }, severity: 'hint', tag: 'unnecessary' };
      else yield { ...at, messageId: 'listed', args: { field, note: listed.note } };
    }
  },
  fixes({ field, to, instead }, at, context) {
    const entry = entryAt(context.doc, at.end);
    const fixes: Fix[] = entry ? [...claudeMdFixes(entry, context)] : [];
    for (const name of [to, instead])
      if (name !== undefined && entry && !context.view.entry(name) && takes(name, entry, context.runtime.fields))
        fixes.push({
          title: title('rename', { to: name }),
          edits: [replace(at, name)],
          safe: isOtherCase(field, name),
        });
    if (entry)
      fixes.push({
        title: title('removeField', { field }),
        edits: [remove(lineOf(context.doc.text, entry.span))],
        safe: false,
      });
    return fixes;
  },
});

/** In an agent of a plugin these replace an unusable description. */
const describesInstead = ({ name }: Entry, { scope, verdict, runtime }: AgentContext): boolean =>
  scope === 'plugin' && verdict.reading.fields.has(name) && runtime.fields.describing(verdict.reading.fields) === name;

/** Not a misspelling. A common misspelling counts as another program's field only with a value that ours rejects. */
function isReadElsewhere(entry: Entry, context: AgentContext): boolean {
  const elsewhere = context.runtime.fields.elsewhere(entry.name, fieldValue(entry, context));
  return (
    elsewhere !== undefined && (elsewhere.byValue || context.runtime.fields.wrongSpelling(entry.name) === undefined)
  );
}

/** Whether the field accepts the written value, so that a rename suffices. */
function takes(name: string, entry: Entry, fields: FieldFacts): boolean {
  if (entry.style === 'broken' || entry.style === 'empty') return false;
  const value = plainOf(entry);
  if (name === 'hooks') return isPlainMap(value);
  return fields.validate(name, value).length === 0;
}

const isOtherCase = (field: string, name: string): boolean => field.toLowerCase() === name.toLowerCase();

/** A known field at edit distance 1 that accepts the value; larger distances give other words. */
function typoOf(field: string, entry: Entry, fields: FieldFacts): string | undefined {
  if (field.length < 4) return undefined;
  const folded = field.toLowerCase();
  return fields.all.find(({ name }) => slips(folded, name.toLowerCase(), 1) === 1 && takes(name, entry, fields))?.name;
}
