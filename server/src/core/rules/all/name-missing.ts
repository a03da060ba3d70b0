// An agent is known by its name alone; without one there is none.

import { insert } from '../../text/edit';
import { nameForFile } from '../agentName';
import { RUNTIME, rule, title } from '../rule';
import { fenceSpan, isSkippedBy } from '../skipped';
import { eolOf } from '../valueFixes';

export default rule({
  id: 'name-missing',
  when: 'skipped',
  severity: 'error',
  docs: {
    title: 'The name is missing',
    why: 'Claude Code takes a file without `name` for a document that lies beside the agents. It is silently left out. The file’s own name does not count.',
    bad: '---\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: agent\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured: no message at all in the session or its log.',
    checked: RUNTIME,
  },
  messages: { default: 'Claude Code does not see an agent here: there is no `name`.' },
  *check(context) {
    if (!isSkippedBy(context, 'name-missing')) return;
    const entry = context.view.entry('name');
    yield { span: entry ? entry.nameSpan : fenceSpan(context), say: 'default', data: undefined };
  },
  fixes(_data, _span, context) {
    const name = nameForFile(context.doc.uri);
    const entry = context.view.entry('name');
    const at = entry?.colon === undefined ? context.doc.fence.region.start : entry.colon + 1;
    const text = entry ? ` ${name}` : `name: ${name}${eolOf(context.doc.text)}`;
    return [{ title: title('addName', { name }), edits: [insert(at, text)], safe: false }];
  },
});
