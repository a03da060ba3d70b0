// A plugin's agent whose frontmatter cannot be read loads all the same, with nothing of what is written in it.

import type { Entry } from '../../syntax/document';
import { unreadableCauses } from '../../verdict/causes';
import { isMeantAsAgent } from '../../verdict/verdict';
import { type Found, RUNTIME, type RuleContext, rule } from '../rule';
import { fenceSpan } from '../skipped';
import { meantText, rewriteFixes } from '../valueFixes';
import fenceNotFirst from './fence-not-first';
import fenceUnclosed from './fence-unclosed';

interface Lost {
  readonly cause: 'field' | 'list' | 'open' | 'before' | 'fence';
  readonly entry?: Entry | undefined;
}

export default rule<Lost>({
  id: 'plugin-fields-lost',
  when: 'unread',
  severity: 'warning',
  docs: {
    title: 'An agent of a plugin loses all its fields',
    why: 'Where Claude Code cannot read the frontmatter of a plugin’s agent, or finds none because a fence is missing, it loads the agent under the name of its file: with all tools, the usual model and no description.',
    bad: '---\nname: reviewer\ndescription: "Use this" or "use that" to review a change, says "she"\ntools: Read\n---\nReview the change.\n',
    good: `---\nname: reviewer\ndescription: '"Use this" or "use that" to review a change, says "she"'\ntools: Read\n---\nReview the change.\n`,
    source: 'Measured.',
    checked: RUNTIME,
  },
  messages: {
    field:
      'Claude Code cannot read the frontmatter from here and loads this agent as `{name}` with none of its fields: all tools, no description. Quote the value.',
    list: 'Claude Code loads this agent as `{name}` with all tools and no description: the frontmatter must be fields such as `name: …`, not a list or a text.',
    open: 'Claude Code finds no closing `---` and loads this agent as `{name}` with none of its fields: all tools, no description. Close the frontmatter.',
    before:
      'Claude Code sees no frontmatter and loads this agent as `{name}` with none of its fields: all tools, no description. The opening `---` must be the very first characters of the file.',
    fence:
      'Claude Code sees no frontmatter and loads this agent as `{name}` with none of its fields: all tools, no description. The opening line must be `---` and nothing else.',
  },
  *check(context): Iterable<Found<Lost>> {
    const { verdict, doc } = context;
    if (verdict.status !== 'loads' || (verdict.reading.state !== 'unreadable' && !isMeantAsAgent(doc, verdict.reading)))
      return;
    const args = { name: verdict.name };
    if (verdict.reading.state !== 'unreadable') {
      const cause = verdict.reading.state === 'no-fields' ? 'list' : fenceProblem(context);
      const at = cause === 'before' ? { start: 0, end: Math.max(doc.fence.open.end, 1) } : fenceSpan(context);
      yield { span: at, say: cause, args, data: { cause } };
      return;
    }
    for (const { span, entry } of unreadableCauses(doc, verdict.reading.errorAt ?? 0))
      yield { span, say: 'field', args, data: { cause: 'field', entry } };
  },
  fixes({ cause, entry }, at, context) {
    const offered =
      cause === 'open'
        ? fenceUnclosed.fixes(undefined, at, context)
        : cause === 'before' || cause === 'fence'
          ? fenceNotFirst.fixes(undefined, at, context)
          : entry?.style === 'broken'
            ? rewriteFixes(entry, meantText(rawValue(entry, context), context), context)
            : [];
    // Its fields come to count, and the agent may get fewer tools.
    return offered.map((fix) => ({ ...fix, safe: false }));
  },
});

const rawValue = ({ valueSpan }: Entry, { doc }: RuleContext): string => doc.text.slice(valueSpan.start, valueSpan.end);

function fenceProblem({ doc: { fence, text } }: RuleContext): 'open' | 'before' | 'fence' {
  if (fence.open.start > 0 || text.startsWith('\uFEFF')) return 'before';
  return fence.state === 'open' ? 'open' : 'fence';
}
