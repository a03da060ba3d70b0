// Text that begins like a YAML anchor or tag loses that beginning.

import type { Entry } from '../../syntax/document';
import { yamlSignOf } from '../../syntax/entryQueries';
import { intendedText, rewriteFixes } from '../frontmatter/valueFixes';
import { rule } from '../rule';

export default rule<Entry>({
  id: 'yaml-feature',
  since: '0.1.0',
  severity: 'warning',
  hasSafeFix: true,
  docs: {
    title: 'The text begins with a sign that YAML takes away',
    why: 'YAML reads `&word` at the start of a value as an anchor, and a word with an exclamation mark before it as a tag. Claude Code accepts both and drops them, so that the orchestrator reads the text without its first word; many other readers reject the tag.',
    bad: '---\nname: reviewer\ndescription: !important Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: "!important Use this agent to review a change."\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    anchor:
      '{product} drops `{sign}`: YAML takes such a word at the start of a value for a name of it. Quote the value.',
    tag: '{product} drops `{sign}`, and most other readers reject the file: YAML takes such a word at the start of a value for a tag. Quote the value.',
  },
  subsumes: ['readers-disagree'],
  *check(context) {
    if (context.verdict.reading.state !== 'valid') return;
    for (const entry of context.doc.frontmatter.entries) {
      const at = yamlSignOf(entry, context.doc);
      if (!at) continue;
      const sign = context.doc.text.slice(at.start, at.end);
      yield { span: at, messageId: sign.startsWith('&') ? 'anchor' : 'tag', args: { sign }, data: entry };
    }
  },
  fixes(entry, _at, context) {
    const { start, end } = entry.valueSpan;
    return rewriteFixes(entry, intendedText(context.doc.text.slice(start, end), context), context);
  },
});
