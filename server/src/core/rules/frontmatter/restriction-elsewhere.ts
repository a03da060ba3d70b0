// A field by which another program restricts or disables an agent; Claude Code ignores the field and the restriction.

import { insert } from '../../text/edit';
import { lineOf } from '../../text/span';
import { fieldValue } from '../contextQueries';
import { rule, title } from '../rule';
import { permissionModeOf } from '../tools/toolItems';
import { eolOf } from './valueFixes';

/** Tools that write files; a shell can still write. */
const WRITING: readonly string[] = ['Write', 'Edit', 'NotebookEdit'];

export default rule<{ readonly restricts: boolean }>({
  id: 'restriction-elsewhere',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'A limit that only another program keeps',
    why: 'Other programs limit an agent or switch it off by fields that Claude Code ignores. Without `tools`, `disallowedTools` or `permissionMode: plan` the agent gets all tools here.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nreadonly: true\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\nreadonly: true\ndisallowedTools: Write, Edit, NotebookEdit\n---\nReview the change.\n',
    source:
      'Measured: the agent is given all tools. The fields of other programs are in schemas/catalogue/other-readers.json.',
  },
  messages: {
    restricts: '{product} ignores `{field}`, by which {reader} limits this agent: here it gets all tools.',
    disables: '`{field}` switches this agent off in {reader}; {product} ignores it and uses the agent.',
  },
  *check(context) {
    if (context.verdict.status !== 'loads') return;
    const { view, doc } = context;
    const limited = view.entry('tools') || view.entry('disallowedTools') || permissionModeOf(context) === 'plan';
    for (const entry of doc.frontmatter.entries) {
      const elsewhere = context.runtime.fields.elsewhere(entry.name, fieldValue(entry, context));
      if (!elsewhere || elsewhere.effect === 'other' || (elsewhere.effect === 'restricts' && limited)) continue;
      yield {
        span: entry.nameSpan,
        messageId: elsewhere.effect,
        args: { field: entry.name, reader: elsewhere.reader },
        data: { restricts: elsewhere.effect === 'restricts' },
        about: entry,
      };
    }
  },
  fixes({ restricts }, at, { doc }) {
    const entry = doc.frontmatter.entries.find(({ nameSpan }) => nameSpan.start === at.start);
    if (!restricts || !entry) return [];
    const line = `disallowedTools: ${WRITING.join(', ')}`;
    const edits = [insert(lineOf(doc.text, entry.span).end, `${line}${eolOf(doc.text)}`)];
    return [{ title: title('addKey', { what: line }), edits, safe: false }];
  },
});
