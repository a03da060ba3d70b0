// A plugin's agent whose frontmatter cannot be read loads all the same, with nothing of what is written in it.

import type { Entry } from '../../syntax/document';
import { unreadableCauses } from '../../verdict/causes';
import { RUNTIME, rule } from '../rule';
import { meantText, rewriteFixes } from '../valueFixes';

export default rule<Entry | undefined>({
  id: 'plugin-fields-lost',
  severity: 'warning',
  docs: {
    title: 'An agent of a plugin loses all its fields',
    why: 'Where Claude Code cannot read the frontmatter of a plugin’s agent, it loads the agent under the name of its file: with all tools, the usual model and no description.',
    bad: '---\nname: reviewer\ndescription: "Use this" or "use that" to review a change, says "she"\ntools: Read\n---\nReview the change.\n',
    good: `---\nname: reviewer\ndescription: '"Use this" or "use that" to review a change, says "she"'\ntools: Read\n---\nReview the change.\n`,
    source: 'Measured.',
    checked: RUNTIME,
  },
  messages: {
    default:
      'Claude Code cannot read the frontmatter from here and loads this agent as `{name}` with none of its fields: all tools, no description. Quote the value.',
  },
  *check({ scope, verdict, doc }) {
    if (scope !== 'plugin' || verdict.status !== 'loads' || verdict.reading.state !== 'unreadable') return;
    for (const cause of unreadableCauses(doc, verdict.reading.errorAt ?? 0))
      yield { span: cause.span, say: 'default', args: { name: verdict.name }, data: cause.entry };
  },
  fixes(entry, _at, context) {
    if (entry?.style !== 'broken') return [];
    const raw = context.doc.text.slice(entry.valueSpan.start, entry.valueSpan.end);
    return rewriteFixes(entry, meantText(raw, context), context).map((fix) => ({ ...fix, safe: false }));
  },
});
