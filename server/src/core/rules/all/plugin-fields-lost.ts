// A plugin's agent whose frontmatter cannot be read loads all the same, with nothing of what is written in it.

import { fieldByName } from '../../schema/fieldModel';
import type { Entry } from '../../syntax/document';
import { insert, remove, replace, type TextEdit } from '../../text/edit';
import { span } from '../../text/span';
import { unreadableCauses } from '../../verdict/causes';
import { isMeantAsAgent } from '../../verdict/verdict';
import { type Fix, type Found, RUNTIME, type RuleContext, rule, title } from '../rule';
import { fenceSpan } from '../skipped';
import { eolOf, meantText, rewriteFixes } from '../valueFixes';

interface Lost {
  readonly cause: 'text' | 'value' | 'list' | FenceProblem;
  readonly entry?: Entry | undefined;
}

type FenceProblem = 'open' | 'lines' | 'before' | 'fence';

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
    text: 'Claude Code cannot read the frontmatter from here and loads this agent as `{name}` with none of its fields: all tools, no description. Quote the value.',
    value:
      'Claude Code cannot read the frontmatter from here and loads this agent as `{name}` with none of its fields: all tools, no description.',
    list: 'Claude Code loads this agent as `{name}` with all tools and no description: the frontmatter must be fields such as `name: …`, not a list or a text.',
    open: 'Claude Code finds no closing `---` and loads this agent as `{name}` with none of its fields: all tools, no description. Close the frontmatter.',
    lines:
      'Claude Code sees a single line here and loads this agent as `{name}` with none of its fields: all tools, no description. Use LF line ends.',
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
    for (const { span: at, entry } of unreadableCauses(doc, verdict.reading.errorAt ?? 0)) {
      const cause = isTextField(entry) ? 'text' : 'value';
      yield { span: at, say: cause, args, data: { cause, entry } };
    }
  },
  fixes(lost, _at, context) {
    // Its fields come to count, and the agent may get fewer tools.
    return offeredFor(lost, context).map((fix) => ({ ...fix, safe: false }));
  },
});

/** Quoted, a list or a map would be another value. */
const isTextField = (entry: Entry | undefined): boolean =>
  entry !== undefined &&
  (fieldByName(entry.name)?.listStyles ?? []).length === 0 &&
  !['hooks', 'mcpServers', 'experimental'].includes(entry.name);

function offeredFor({ cause, entry }: Lost, context: RuleContext): readonly Fix[] {
  const { doc } = context;
  const { open, region } = doc.fence;
  const offer = (id: string, edit: TextEdit): readonly Fix[] => [{ title: title(id), edits: [edit], safe: false }];
  switch (cause) {
    case 'text': {
      if (entry?.style !== 'broken') return [];
      const raw = doc.text.slice(entry.valueSpan.start, entry.valueSpan.end);
      return rewriteFixes(entry, meantText(raw, context), context);
    }
    case 'open':
      return offer('closeFence', insert(region.end, `${eolOf(doc.text)}---`));
    case 'lines':
      return offer('lf', replace(span(0, doc.text.length), doc.text.replaceAll('\r', '\n')));
    case 'before':
      return offer(doc.text.startsWith('\uFEFF---') ? 'removeMark' : 'removeBeforeFence', remove(span(0, open.start)));
    case 'fence': {
      const rest = /^[^\r\n]*/.exec(doc.text.slice(open.end))?.[0].length ?? 0;
      return rest > 0 ? offer('fence', remove(span(open.end, open.end + rest))) : [];
    }
    default:
      return [];
  }
}

function fenceProblem({ doc: { fence, text } }: RuleContext): FenceProblem {
  if (fence.open.start > 0 || text.startsWith('\uFEFF')) return 'before';
  if (fence.state !== 'open') return 'fence';
  return text.includes('\r') && !text.includes('\n') ? 'lines' : 'open';
}
