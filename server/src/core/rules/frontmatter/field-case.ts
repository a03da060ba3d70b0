// Field names are case-sensitive: `Name` is not `name`, and a file without `name` is no agent.

import { codeSpans } from '../../../../../common/src/text/sanitize';
import type { Entry } from '../../syntax/document';
import { replace } from '../../text/edit';
import type { AgentContext } from '../../workspace/agentContext';
import { isSkippedBy } from '../contextQueries';
import { rule, title } from '../rule';

export default rule({
  id: 'field-case',
  since: '0.1.0',
  explains: ['field-case'],
  when: 'skipped',
  severity: 'error',
  hasSafeFix: true,
  docs: {
    title: 'A required field is written with other letters',
    why: 'Claude Code knows `name` and `description` in lower case only. Written otherwise the field is missing, and so is the agent.',
    bad: '---\nName: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    one: '`{from}` is not `{to}`: {product} does not see an agent here.',
    both: '`{from}` and `{otherFrom}` are not `{to}` and `{otherTo}`: {product} does not see an agent here.',
  },
  subsumes: ['unknown-field', 'name-missing', 'description-missing'],
  *check(context) {
    if (!isSkippedBy(context, 'field-case')) return;
    const [first, second] = misspelt(context);
    if (!first) return;
    yield {
      span: first.entry.nameSpan,
      messageId: second ? 'both' : 'one',
      args: {
        from: first.entry.name,
        to: first.to,
        otherFrom: second?.entry.name ?? '',
        otherTo: second?.to ?? '',
      },
      data: undefined,
    };
  },
  fixes(_data, _span, context) {
    const found = otherCase(context);
    const [first, second] = found;
    if (!first) return [];
    const renamed =
      found.length > 2
        ? title('renameFields', { to: codeSpans(found.map(({ to }) => to)) })
        : second
          ? title('renameBoth', { to: first.to, other: second.to })
          : title('rename', { to: first.to });
    return [{ title: renamed, edits: found.map(({ entry, to }) => replace(entry.nameSpan, to)), safe: true }];
  },
});

interface Misspelt {
  readonly entry: Entry;
  readonly to: string;
}

/** Required fields in other letter case whose correct spelling is absent. */
export const misspelt = (context: AgentContext): readonly Misspelt[] =>
  otherCase(context).filter(({ to }) => to === 'name' || to === 'description');

/** All fields in other letter case: an unread `Tools` would leave the loaded agent with every tool. */
function otherCase(context: AgentContext): readonly Misspelt[] {
  return context.doc.frontmatter.entries.flatMap((entry): readonly Misspelt[] => {
    const to = context.runtime.fields.all.find(({ name }) => name.toLowerCase() === entry.name.toLowerCase())?.name;
    return to === undefined || to === entry.name || context.view.entry(to) ? [] : [{ entry, to }];
  });
}
