// The runtime refuses names with a leading hyphen, with a colon, or of more than 256 characters.

import { replace } from '../../text/edit';
import type { Span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { fenceSpan, isSkippedBy } from '../contextQueries';
import { rule, title } from '../rule';
import { asAgentName } from './agentName';

export default rule({
  id: 'name-not-allowed',
  since: '0.1.0',
  explains: ['name-not-allowed'],
  severity: 'error',
  docs: {
    title: 'The name is not allowed',
    why: 'Claude Code keeps `:` for agents of plugins, refuses a name that starts with `-`, and one of more than 256 characters. Capitals, spaces, dots and other alphabets are fine.',
    bad: '---\nname: team:reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: team-reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    colon: '{product} skips this file: a name must not contain `:`, which is kept for agents of plugins.',
    dash: '{product} skips this file: a name must not start with `-`.',
    long: '{product} skips this file: a name has at most 256 characters, this one has {length}.',
    ignored:
      '{product} ignores this name and calls the agent `{name}`, after its file: a name has at most 256 characters, this one has {length}.',
  },
  *check(context) {
    const name = context.view.text('name');
    const read = context.verdict.reading.fields.get('name');
    if (isSkippedBy(context, 'name-not-allowed') && typeof read === 'string' && read !== name?.value) {
      // The runtime reads another name than the written one: after its repair, before dashes, or through a merge key.
      yield { span: readSpan(context), ...messageFor(read), data: undefined };
      return;
    }
    if (!name) return;
    const value = name.value;
    const at = { start: name.toSource(0), end: name.toSource(value.length) };
    const { scope, verdict } = context;
    if (scope === 'plugin' && verdict.status === 'loads' && value.length > context.runtime.nameLimit)
      yield {
        span: at,
        messageId: 'ignored',
        args: { name: verdict.name, length: value.length },
        severity: 'warning',
        data: undefined,
      };
    if (!isSkippedBy(context, 'name-not-allowed')) return;
    const colon = value.normalize('NFKC').indexOf(':');
    const direct = value.indexOf(':');
    if (value.startsWith('-'))
      yield { span: { start: at.start, end: at.start + 1 }, messageId: 'dash', data: undefined };
    else if (direct >= 0)
      yield {
        span: { start: name.toSource(direct), end: name.toSource(direct) + 1 },
        messageId: 'colon',
        data: undefined,
      };
    else if (colon >= 0) yield { span: at, messageId: 'colon', data: undefined };
    else yield { span: at, messageId: 'long', args: { length: value.length }, data: undefined };
  },
  fixes(_data, _span, context) {
    const name = context.view.text('name');
    if (context.verdict.reading.fields.get('name') !== name?.value) return [];
    const entry = context.view.entry('name');
    if (!name || !entry) return [];
    const to = asAgentName(name.value);
    return [{ title: title('replace', { from: name.value, to }), edits: [replace(entry.valueSpan, to)], safe: false }];
  },
});

const messageFor = (name: string) =>
  name.startsWith('-')
    ? { messageId: 'dash' as const }
    : name.normalize('NFKC').includes(':')
      ? { messageId: 'colon' as const }
      : { messageId: 'long' as const, args: { length: name.length } };

function readSpan(context: AgentContext): Span {
  const entry = context.doc.frontmatter.field('name');
  const { cutAt = Number.POSITIVE_INFINITY } = context.verdict.reading;
  if (!entry || entry.valueSpan.start >= cutAt) return fenceSpan(context);
  return { start: entry.valueSpan.start, end: Math.min(entry.valueSpan.end, cutAt) };
}
