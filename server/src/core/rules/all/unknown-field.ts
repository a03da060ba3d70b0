// A field the runtime does not know is ignored, whatever it was meant to do.

import { nearest } from '../../catalogue/nearest';
import { unknownField } from '../../catalogue/unknownFields';
import { fieldByName, fields, wrongSpelling } from '../../schema/fieldModel';
import { remove, replace } from '../../text/edit';
import { lineOf } from '../../text/lineOf';
import { type Fix, RUNTIME, rule, title } from '../rule';
import { isSkippedBy } from '../skipped';
import { misspelt } from './field-case';

export default rule<{ readonly to: string | undefined; readonly field: string }>({
  id: 'unknown-field',
  severity: 'warning',
  docs: {
    title: 'Claude Code does not know this field',
    why: 'An unknown field is ignored without a word in the session. Where it is a known field in another spelling, what it says has no effect: `allowed-tools` leaves the agent with all tools.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nallowed-tools: Read\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read\n---\nReview the change.\n',
    source: 'Measured: one line in the debug log, nothing in the session.',
    checked: RUNTIME,
  },
  messages: {
    meant: 'Claude Code ignores `{field}`: the field is called `{to}`.',
    both: 'Claude Code ignores `{field}`: the field is called `{to}`, and this file has one.',
    unknown: 'Claude Code does not know `{field}` and ignores it.',
    harmless: 'Claude Code ignores `{field}`.',
  },
  *check(context) {
    const explained = isSkippedBy(context, 'field-case') ? misspelt(context).map(({ entry }) => entry) : [];
    for (const entry of context.doc.frontmatter.entries) {
      if (explained.includes(entry)) continue;
      const field = entry.name;
      if (fieldByName(field) || (entry.colon === undefined && field === '') || field.startsWith('x-')) continue;
      if (entry.colon === undefined) continue;
      const listed = unknownField(field);
      const harmless = listed !== undefined && listed.insteadOf === undefined;
      const to =
        wrongSpelling(field) ??
        listed?.insteadOf ??
        (harmless
          ? undefined
          : nearest(
              field,
              fields.map((known) => known.name),
            ));
      if (to !== undefined)
        yield {
          span: entry.nameSpan,
          say: context.view.entry(to) ? 'both' : 'meant',
          args: { field, to },
          data: { to, field },
        };
      else if (harmless)
        yield {
          span: entry.nameSpan,
          say: 'harmless',
          args: { field },
          severity: 'hint',
          tag: 'unnecessary',
          data: { to, field },
        };
      else
        yield { span: entry.nameSpan, say: 'unknown', args: { field }, severity: 'information', data: { to, field } };
    }
  },
  fixes({ to, field }, at, context) {
    const entry = context.doc.frontmatter.entries.find((candidate) => candidate.nameSpan.start === at.start);
    const fixes: Fix[] = [];
    if (to !== undefined && !context.view.entry(to))
      fixes.push({ title: title('rename', { to }), edits: [replace(at, to)], safe: true });
    if (entry)
      fixes.push({
        title: title('removeField', { field }),
        edits: [remove(lineOf(context.doc.text, entry.span))],
        safe: false,
      });
    return fixes;
  },
});
