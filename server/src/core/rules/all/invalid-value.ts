// A value of the right kind that the runtime does not accept, and therefore ignores.

import { nearest } from '../../catalogue/nearest';
import { fieldByName } from '../../schema/fieldModel';
import { validateField } from '../../schema/validate';
import { remove, replace } from '../../text/edit';
import { lineOf } from '../../text/lineOf';
import { fieldValue } from '../fieldValue';
import { type Fix, RUNTIME, rule, title } from '../rule';
import { textSpan } from '../valueFixes';

export default rule<{ readonly field: string; readonly from: string; readonly to: string | undefined }>({
  id: 'invalid-value',
  severity: 'warning',
  docs: {
    title: 'Claude Code does not accept this value',
    why: 'A value outside the accepted ones is ignored without a word in the session, and the field’s default applies.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\npermissionMode: acceptedits\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\npermissionMode: acceptEdits\n---\nReview the change.\n',
    source: 'Measured.',
    checked: RUNTIME,
  },
  messages: {
    meant: 'Claude Code ignores `{from}`. Did you mean `{to}`?',
    default: 'Claude Code ignores `{from}`: `{field}` takes {our:expected}.',
  },
  *check(context) {
    for (const entry of context.doc.frontmatter.entries) {
      const field = fieldByName(entry.name);
      const value = fieldValue(entry, context);
      if (!field || value === undefined) continue;
      if (['name', 'description', 'tools', 'disallowedTools', 'model', 'hooks'].includes(field.name)) continue;
      const problems = validateField(field.name, value);
      if (problems.length === 0 || problems.some((item) => item.keyword === 'type' && item.path.length === 0)) continue;
      const written = context.doc.text.slice(entry.valueSpan.start, entry.valueSpan.end);
      const from = typeof value === 'string' ? value : written;
      const to = nearest(
        from,
        field.values.map((value) => value.value),
      );
      yield {
        span: entry.valueSpan,
        say: to === undefined ? 'default' : 'meant',
        args: { field: field.name, from, to: to ?? '', expected: field.expects },
        data: { field: field.name, from, to },
      };
    }
  },
  fixes({ field, from, to }, at, context) {
    const fixes: Fix[] = [];
    const entry = context.view.entry(field);
    const inner = entry ? textSpan(entry, context) : at;
    if (to !== undefined)
      fixes.push({ title: title('replace', { from, to }), edits: [replace(inner, to)], safe: true });
    if (entry)
      fixes.push({
        title: title('removeField', { field }),
        edits: [remove(lineOf(context.doc.text, entry.span))],
        safe: false,
      });
    return fixes;
  },
});
