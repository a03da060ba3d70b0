// A skill that is not in the workspace: fine where the user or a plugin has it.

import { nearest } from '../../catalogue/nearest';
import { replace } from '../../text/edit';
import { RUNTIME, rule, title } from '../rule';

export default rule<{ readonly to: string | undefined }>({
  id: 'unknown-skill',
  severity: 'hint',
  docs: {
    title: 'The skill is not in this workspace',
    why: 'The text of a skill is put before the agent when it starts. One that is not found is left out and only the debug log says so. Skills of the user and of plugins are not all in sight here.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nskills: house-style\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
    checked: RUNTIME,
  },
  messages: {
    meant: 'There is no skill `{name}` here. Did you mean `{to}`?',
    unknown: 'There is no skill `{name}` here. Fine if your user or a plugin has it.',
  },
  *check(context) {
    const skills = context.workspace.skills;
    const list = context.view.list('skills');
    if (context.verdict.status !== 'loads' || !skills || !list) return;
    for (const { value, span } of list.items) {
      if (skills.has(value) || value.includes(':')) continue;
      const to = nearest(value, skills);
      yield { span, say: to === undefined ? 'unknown' : 'meant', args: { name: value, to: to ?? '' }, data: { to } };
    }
  },
  fixes({ to }, at, context) {
    const from = context.doc.text.slice(at.start, at.end);
    return to === undefined ? [] : [{ title: title('replace', { from, to }), edits: [replace(at, to)], safe: false }];
  },
});
