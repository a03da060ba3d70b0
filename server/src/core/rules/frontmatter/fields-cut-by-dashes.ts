// The runtime ends the frontmatter at the first `---`, wherever it stands; fields below it become text.

import { codeSpans } from '../../../../../common/src/text/sanitize';
import type { Fix } from '../../fixes/fix';
import type { Entry } from '../../syntax/document';
import { replace } from '../../text/edit';
import { span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { isSkippedBy } from '../contextQueries';
import { rule, title } from '../rule';
import { intendedText, rewriteFixes } from './valueFixes';

export default rule({
  id: 'fields-cut-by-dashes',
  since: '0.1.0',
  explains: ['fields-cut-by-dashes'],
  severity: 'warning',
  docs: {
    title: 'Three dashes end the frontmatter too early',
    why: 'Claude Code reads the frontmatter up to the next three dashes, even in the middle of a line. What its author wrote after them, fields included, is part of the prompt. In double quotes dashes can be written as `\\x2d`.',
    bad: '---\nname: reviewer\ndescription: Use this agent --- and no other --- to review a change.\ntools: Read\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: "Use this agent -\\x2d- and no other -\\x2d- to review a change."\ntools: Read\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    fields: '{product} ends the frontmatter at this `---`: {our:fields} below {our:verb} not read.',
    text: '{product} ends the frontmatter at this `---` and does not read what comes after it as part of the value.',
    skipped: '{product} skips this file: it ends the frontmatter at this `---` and does not read what comes after it.',
  },
  subsumes: ['description-needs-quotes', 'value-needs-quotes', 'description-escaped-newlines', 'readers-disagree'],
  *check(context) {
    const cut = context.verdict.reading.cutAt;
    if (cut === undefined) return;
    const unread = context.doc.frontmatter.entries.filter((entry) => entry.span.start > cut).map((entry) => entry.name);
    const skipped = isSkippedBy(context, 'fields-cut-by-dashes');
    yield {
      span: span(cut, cut + 3),
      messageId: skipped ? 'skipped' : unread.length > 0 ? 'fields' : 'text',
      args: { fields: codeSpans(unread), verb: unread.length === 1 ? 'is' : 'are' },
      ...(skipped ? { severity: 'error' as const } : {}),
      data: undefined,
    };
  },
  fixes(_data, at, context): readonly Fix[] {
    const entry = context.doc.frontmatter.entries.find(
      (each) => each.span.start <= at.start && at.start < each.span.end,
    );
    if (entry) return rewritten(entry, context).map((fix) => ({ ...fix, safe: false }));
    const dashes = /^-+/.exec(context.doc.text.slice(at.start))?.[0].length ?? 3;
    const edits = [replace(span(at.start, at.start + dashes), '--')];
    return [{ title: title('replace', { from: '-'.repeat(dashes), to: '--' }), edits, safe: false }];
  },
});

function rewritten(entry: Entry, context: AgentContext): readonly Fix[] {
  if (entry.style === 'flow' || entry.style === 'block' || entry.style === 'alias') return [];
  const decoded = entry.style === 'broken' ? undefined : context.view.text(entry.name)?.value;
  const raw = context.doc.text.slice(entry.valueSpan.start, entry.valueSpan.end);
  return rewriteFixes(entry, intendedText(decoded ?? raw, context), context);
}
