// A plugin's agent without a description gets a generic default.

import { fenceSpan } from '../../../../rules/contextQueries';
import { DESCRIPTION_PLACEHOLDER } from '../../../../rules/description/description-missing';
import { eolOf } from '../../../../rules/frontmatter/valueFixes';
import { rule, title } from '../../../../rules/rule';
import { insert } from '../../../../text/edit';
import { isMeantAsAgent } from '../../loader/verdict';

export default rule({
  id: 'plugin-placeholder-description',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'The orchestrator is told nothing about this agent',
    why: 'An agent of a plugin loads without a description, and Claude Code writes “Agent from … plugin” in its place. The orchestrator has no reason to call it.',
    bad: '---\nname: reviewer\ntools: Read\n---\nReview the change.\n',
    good: '---\ndescription: Use this agent to review a change.\nname: reviewer\ntools: Read\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    missing: 'The orchestrator reads “{shown}” and nothing else: there is no `description`.',
    blank: 'The orchestrator reads “{shown}” and nothing else: the `description` is blank.',
    unusable: 'The orchestrator reads “{shown}” instead of this: `description` takes text.',
    foreign:
      'Claude Code loads this file as the agent `{name}` with all tools: in a plugin every Markdown file below `agents` is one. Move it elsewhere, give it a `name` and a `description`, or list the agents in plugin.json.',
  },
  *check(context) {
    const { scope, verdict, view, doc } = context;
    if (scope !== 'plugin' || verdict.status !== 'loads') return;
    const { fields } = verdict.reading;
    if (context.runtime.fields.pluginDescription(fields) !== undefined) return;
    const entry = view.entry('description');
    const written = fields.get('description');
    const isLost = written !== undefined && written !== null && typeof written !== 'string';
    const isForeign = !isMeantAsAgent(doc, verdict.reading);
    yield {
      span: entry ? entry.nameSpan : fenceSpan(context),
      messageId: isForeign ? 'foreign' : isLost ? 'unusable' : entry ? 'blank' : 'missing',
      args: { shown: verdict.description, name: verdict.name },
      ...(isLost || isForeign ? { severity: 'warning' as const } : {}),
      data: undefined,
    };
  },
  fixes(_data, _at, context) {
    if (context.view.entry('description')) return [];
    const line = `description: ${DESCRIPTION_PLACEHOLDER}${eolOf(context.doc.text)}`;
    return [{ title: title('addDescription'), edits: [insert(context.doc.fence.region.start, line)], safe: false }];
  },
});
