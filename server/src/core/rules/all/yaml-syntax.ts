// What makes a frontmatter unreadable and has no rule of its own.

import type { Entry } from '../../syntax/document';
import { slice } from '../../text/span';
import { meantShape } from '../../verdict/shapes';
import { RUNTIME, type RuleContext, rule } from '../rule';
import { causesOf } from '../skipped';
import { meantText, rewriteFixes } from '../valueFixes';

export default rule<Entry | undefined>({
  id: 'yaml-syntax',
  when: 'skipped',
  severity: 'error',
  docs: {
    title: 'The frontmatter cannot be read',
    why: 'YAML stops here and Claude Code’s own repair does not help, so the whole file is skipped.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ninitialPrompt: - start\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ninitialPrompt: "- start"\n---\nReview the change.\n',
    source: 'Measured.',
    checked: RUNTIME,
  },
  messages: {
    field:
      'Claude Code skips this file: it cannot read the value of `{field}` from here. Quoting the value makes it text.',
    word: 'Claude Code skips this file: `{field}` stands here alone, without a colon, and is no field.',
    part: 'Claude Code skips this file: it cannot read `{field}` from here.',
    default: 'Claude Code skips this file: it cannot read the frontmatter from here.',
  },
  *check(context) {
    for (const cause of causesOf(context, 'yaml-syntax'))
      yield {
        span: cause.span,
        say: !cause.entry
          ? 'default'
          : cause.entry.colon === undefined
            ? 'word'
            : isText(cause.entry, context)
              ? 'field'
              : 'part',
        args: { field: cause.entry?.name ?? '' },
        data: cause.entry,
      };
  },
  fixes(entry, _span, context) {
    if (entry?.style !== 'broken' || !isText(entry, context)) return [];
    const raw = context.doc.text.slice(entry.valueSpan.start, entry.valueSpan.end);
    return rewriteFixes(entry, meantText(raw, context), context).map((fix) => ({ ...fix, safe: false }));
  },
});

const isText = (entry: Entry, { doc }: RuleContext): boolean =>
  entry.style === 'broken' && meantShape(entry, slice(doc.text, entry.span)) === 'text';
