// A plugin's agent with unreadable frontmatter still loads, without any of its fields.

import type { Fix } from '../../../../fixes/fix';
import fenceMissing from '../../../../rules/frontmatter/fence-missing';
import fenceNotFirst from '../../../../rules/frontmatter/fence-not-first';
import { eolOf, intendedText, rewriteFixes } from '../../../../rules/frontmatter/valueFixes';
import { type Found, rule, title } from '../../../../rules/rule';
import type { AgentDocument, Entry } from '../../../../syntax/document';
import { unreadableCauses } from '../../../../syntax/faults/unreadableCauses';
import { insert, replace, type TextEdit } from '../../../../text/edit';
import { type Span, span } from '../../../../text/span';
import type { AgentContext } from '../../../../workspace/agentContext';
import { type LostFields, lostFields } from './lostFields';

type Lost = Omit<LostFields, 'cause' | 'span'> & {
  readonly cause: LostFields['cause'] | 'text' | 'value';
  readonly entry?: Entry | undefined;
};

export default rule<Lost>({
  id: 'plugin-fields-lost',
  since: '0.1.0',
  when: 'unread',
  severity: 'warning',
  docs: {
    title: 'An agent of a plugin loses all its fields',
    why: 'Where Claude Code cannot read the frontmatter of a plugin’s agent, or finds none because a fence is missing, it loads the agent under the name of its file: with all tools, the usual model and no description.',
    bad: '---\nname: reviewer\ndescription: "Use this" or "use that" to review a change, says "she"\ntools: Read\n---\nReview the change.\n',
    good: `---\nname: reviewer\ndescription: '"Use this" or "use that" to review a change, says "she"'\ntools: Read\n---\nReview the change.\n`,
    source: 'Measured.',
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
    missing:
      'Claude Code sees no frontmatter and loads this agent as `{name}` with none of its fields: all tools, no description. The fields need a line `---` before and after them.',
    encoding:
      'Claude Code loads this agent as `{name}` with all tools and no description: it reads UTF-8 only, and the file is saved in another encoding. Save it as UTF-8.',
    fence:
      'Claude Code sees no frontmatter and loads this agent as `{name}` with none of its fields: all tools, no description. The opening line must be `---` and nothing else.',
  },
  *check(context): Iterable<Found<Lost>> {
    const { verdict, doc } = context;
    if (verdict.status !== 'loads') return;
    const args = { name: verdict.name };
    if (verdict.reading.state !== 'unreadable') {
      const lost = lostFields(context);
      if (lost) yield { span: lost.span, messageId: lost.cause, args, data: lost };
      return;
    }
    const causes = unreadableCauses(doc, verdict.reading);
    for (const { span: at, entry } of causes) {
      const cause = isTextField(entry, doc) ? 'text' : 'value';
      yield { span: at, messageId: cause, args, data: { cause, entry } };
    }
    const { cutAt } = verdict.reading;
    if (causes.length === 0 && cutAt !== undefined)
      yield {
        span: { start: cutAt, end: cutAt + 3 },
        messageId: 'value',
        args,
        data: { cause: 'value', entry: undefined },
      };
  },
  fixes(lost, at, context) {
    // The fix makes its fields effective, and the agent may get fewer tools.
    return fixesFor(lost, at, context).map((fix) => ({ ...fix, safe: false }));
  },
});

/** Not a list or a map, whose value quoting would change. */
const isTextField = (entry: Entry | undefined, { profile }: AgentDocument): boolean =>
  entry !== undefined &&
  (profile.shapeOf(entry.name)?.listStyles ?? []).length === 0 &&
  !['hooks', 'mcpServers', 'experimental'].includes(entry.name);

function fixesFor({ cause, entry, loose }: Lost, at: Span, context: AgentContext): readonly Fix[] {
  const { doc } = context;
  const offer = (id: string, edit: TextEdit): readonly Fix[] => [{ title: title(id), edits: [edit], safe: false }];
  switch (cause) {
    case 'text': {
      if (entry?.style !== 'broken') return [];
      const raw = doc.text.slice(entry.valueSpan.start, entry.valueSpan.end);
      return rewriteFixes(entry, intendedText(raw, context), context);
    }
    case 'open':
      return offer('closeFence', insert(doc.fence.region.end, `${eolOf(doc.text)}---`));
    case 'lines':
      return offer('lf', replace(span(0, doc.text.length), doc.text.replaceAll('\r', '\n')));
    case 'before':
    case 'fence':
      return fenceNotFirst.fixes({ loose }, at, context);
    case 'missing':
      return fenceMissing.fixes(loose, at, context);
    default:
      return [];
  }
}
