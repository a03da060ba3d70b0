// What makes a frontmatter unreadable and has no rule of its own.

import type { Entry } from '../../syntax/document';
import { RUNTIME, rule } from '../rule';
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
    default: 'Claude Code skips this file: it cannot read the frontmatter from here.',
  },
  *check(context) {
    for (const cause of causesOf(context, 'yaml-syntax'))
      yield {
        span: cause.span,
        say: !cause.entry ? 'default' : cause.entry.colon === undefined ? 'word' : 'field',
        args: { field: cause.entry?.name ?? '' },
        data: cause.entry,
      };
  },
  fixes(entry, _span, context) {
    if (entry?.style !== 'broken') return [];
    const raw = context.doc.text.slice(entry.valueSpan.start, entry.valueSpan.end);
    return rewriteFixes(entry, meantText(raw, context), context).map((fix) => ({ ...fix, safe: false }));
  },
});
