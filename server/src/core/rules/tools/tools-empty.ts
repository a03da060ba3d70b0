// An empty `tools`: the agent starts without a single tool and without a warning.

import { remove } from '../../text/edit';
import { lineOf } from '../../text/span';
import { rule, title } from '../rule';
import { mapAsListFixes } from './toolMap';

export default rule({
  id: 'tools-empty',
  since: '0.1.0',
  severity: 'error',
  docs: {
    title: 'The agent gets no tools at all',
    why: 'A `tools` field that is left empty, or is `""` or `[]`, gives the agent zero tools, while the orchestrator is told it has all of them. Leaving the field out gives all tools.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools:\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured: the agent is started with an empty list of tools.',
  },
  messages: {
    default:
      'This agent gets no tools at all, although the orchestrator is told "All tools". Remove `tools` for all of them, or list some.',
  },
  subsumes: ['wrong-type', 'tool-in-both-lists'],
  *check(context) {
    const entry = context.view.entry('tools');
    if (!entry || context.verdict.status !== 'loads' || context.verdict.tools === null) return;
    if (context.runtime.effectiveTools(context.verdict).status !== 'none') return;
    const end = entry.colon === undefined ? entry.nameSpan.end : entry.colon + 1;
    yield {
      span: { start: entry.nameSpan.start, end: entry.style === 'empty' ? end : entry.span.end },
      messageId: 'default',
      data: undefined,
    };
  },
  fixes(_data, _span, context) {
    const entry = context.view.entry('tools');
    if (!entry) return [];
    const edits = [remove(lineOf(context.doc.text, entry.span))];
    const whole = { title: title('remove', { what: 'tools' }), edits, safe: false };
    return [...mapAsListFixes('tools', context), whole];
  },
});
