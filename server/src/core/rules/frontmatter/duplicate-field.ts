// A field that occurs more than once: the last one counts, and other readers reject the file.

import type { Entry } from '../../syntax/document';
import { remove } from '../../text/edit';
import { lineOf } from '../../text/span';
import { rule, title } from '../rule';

export default rule<Entry>({
  id: 'duplicate-field',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'The field stands in the file twice',
    why: 'Claude Code uses the last of several fields of one name and ignores the others without a message. Most other readers of the file reject it.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nmodel: opus\nmodel: sonnet\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\nmodel: sonnet\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    default:
      '{product} ignores this `{field}`: another stands below, and the last one counts. Most other readers reject the file.',
    related: 'This `{field}` is used',
  },
  subsumes: ['*'],
  *check({ doc, verdict }) {
    if (verdict.reading.state !== 'valid' && verdict.reading.state !== 'repaired') return;
    const { cutAt = doc.text.length } = verdict.reading;
    const read = doc.frontmatter.entries.filter((entry) => entry.span.start < cutAt);
    const lasts = new Map(read.map((entry) => [entry.name, entry]));
    for (const entry of read) {
      const last = lasts.get(entry.name);
      if (!last || last === entry) continue;
      const start = doc.lines.positionAt(last.nameSpan.start);
      const end = doc.lines.positionAt(last.nameSpan.end);
      yield {
        span: entry.nameSpan,
        messageId: 'default',
        args: { field: entry.name },
        tag: 'unnecessary',
        related: [
          {
            uri: doc.uri,
            span: last.nameSpan,
            line: start.line,
            character: start.character,
            endCharacter: end.character,
            message: { id: 'duplicate-field.related', args: { field: entry.name } },
          },
        ],
        data: entry,
      };
    }
  },
  fixes(entry, _at, context) {
    const edits = [remove(lineOf(context.doc.text, entry.span))];
    // Where the runtime repairs or cuts the frontmatter, an unused field may still change how the others are read.
    const { state, cutAt } = context.verdict.reading;
    const safe = state === 'valid' && cutAt === undefined;
    return [{ title: title('removeUnused', { field: entry.name }), edits, safe }];
  },
});
