// An agent is identified by its name; a file without one is no agent.

import type { Fix } from '../../fixes/fix';
import { insert } from '../../text/edit';
import type { AgentContext } from '../../workspace/agentContext';
import { fenceSpan, isSkippedBy } from '../contextQueries';
import { rule, title } from '../rule';
import { fileName, nameForFile } from './agentName';
import { lift, type NestedField, nestedField } from './nestedField';
import { eolOf } from './valueFixes';

export default rule<NestedField | undefined>({
  id: 'name-missing',
  since: '0.1.0',
  explains: ['name-missing'],
  when: 'skipped',
  severity: 'error',
  docs: {
    title: 'The name is missing',
    why: 'Claude Code takes a file without `name` for a document that lies beside the agents. It is silently left out. The file’s own name does not count.',
    bad: '---\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: agent\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured: no message at all in the session or its log.',
  },
  messages: {
    default: '{product} does not see an agent here: there is no `name`.',
    nested:
      '{product} does not see an agent here: its `name` stands inside `{path}`, where it is not read. Move it to the margin.',
  },
  *check(context) {
    if (!isSkippedBy(context, 'name-missing')) return;
    const entry = context.view.entry('name');
    const nested = entry ? undefined : nestedField('name', context);
    if (nested) yield { span: nested.key, messageId: 'nested', args: { path: nested.path.join('.') }, data: nested };
    else yield { span: entry ? entry.nameSpan : fenceSpan(context), messageId: 'default', data: undefined };
  },
  fixes(nested, _span, context) {
    if (nested) {
      const edits = lift('name', nested, context.doc.fence.region.start, context);
      return [
        { title: title('toMargin', { field: 'name' }), edits, safe: false },
        addName(nameForFile(context.doc.uri), context),
      ];
    }
    const [name, asFile] = [nameForFile(context.doc.uri), fileName(context.doc.uri)];
    const kept = asFile !== name && context.runtime.isAllowedName(asFile) && /^[\w.-]+$/.test(asFile);
    return [addName(name, context), ...(kept ? [addName(asFile, context)] : [])];
  },
});

function addName(name: string, context: AgentContext): Fix {
  const entry = context.view.entry('name');
  const at = entry?.colon === undefined ? context.doc.fence.region.start : entry.colon + 1;
  const text = entry ? ` ${name}` : `name: ${name}${eolOf(context.doc.text)}`;
  return { title: title('addName', { name }), edits: [insert(at, text)], safe: false };
}
