// A plugin's agent without a description is described by a sentence that says nothing.

import { insert } from '../../text/edit';
import { RUNTIME, rule, title } from '../rule';
import { fenceSpan } from '../skipped';
import { eolOf } from '../valueFixes';
import { DESCRIPTION_PLACEHOLDER } from './description-missing';

export default rule({
  id: 'plugin-placeholder-description',
  severity: 'information',
  docs: {
    title: 'The orchestrator is told nothing about this agent',
    why: 'An agent of a plugin loads without a description, and Claude Code writes “Agent from … plugin” in its place. The orchestrator has no reason to call it.',
    bad: '---\nname: reviewer\ntools: Read\n---\nReview the change.\n',
    good: '---\ndescription: Use this agent to review a change.\nname: reviewer\ntools: Read\n---\nReview the change.\n',
    source: 'Measured.',
    checked: RUNTIME,
  },
  messages: {
    missing: 'The orchestrator reads “{shown}” and nothing else: there is no `description`.',
    unusable: 'The orchestrator reads “{shown}” instead of this: `description` takes text.',
  },
  *check(context) {
    const { scope, verdict, view } = context;
    if (scope !== 'plugin' || verdict.status !== 'loads' || verdict.reading.state === 'unreadable') return;
    const { fields } = verdict.reading;
    const given = ['description', 'when_to_use', 'when-to-use'].map((key) => fields.get(key));
    if (
      given.some(
        (value) =>
          typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value !== ''),
      )
    )
      return;
    const entry = view.entry('description');
    const lost = entry !== undefined && entry.style !== 'empty' && fields.get('description') !== '';
    yield {
      span: entry ? entry.nameSpan : fenceSpan(context),
      say: lost ? 'unusable' : 'missing',
      args: { shown: verdict.description },
      ...(lost ? { severity: 'warning' as const } : {}),
      data: undefined,
    };
  },
  fixes(_data, _at, context) {
    if (context.view.entry('description')) return [];
    const line = `description: ${DESCRIPTION_PLACEHOLDER}${eolOf(context.doc.text)}`;
    return [{ title: title('addDescription'), edits: [insert(context.doc.fence.region.start, line)], safe: false }];
  },
});
