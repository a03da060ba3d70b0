// A skill that is not in the workspace, or lies where no agent finds it.

import { replace } from '../../text/edit';
import { suggestions } from '../../text/nearest';
import { rule, title } from '../rule';

export default rule<{ readonly to: string | undefined }>({
  id: 'unknown-skill',
  since: '0.1.0',
  severity: 'hint',
  docs: {
    title: 'The skill is not in this workspace',
    why: 'The text of a skill is put before the agent when it starts. One that is not found is left out and only the debug log says so. An agent names a skill by its folder or by its `name`, and a command by its file; names are compared letter by letter. A skill more than one folder below `skills`, and one with `disable-model-invocation: true`, is not found. Skills of the user and of plugins are not all in sight here.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nskills: house-style\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured: which skills are put before the agent.',
  },
  messages: {
    meant: 'There is no skill `{name}` here. Did you mean `{to}`?',
    unknown: 'There is no skill `{name}` here. Fine if your user or a plugin has it.',
    depth:
      '{product} does not find the skill `{name}`: {path} is more than one folder below `skills`. Move its folder up.',
    hidden: '{product} does not give the skill `{name}` to an agent: `disable-model-invocation` is set in {path}.',
  },
  *check(context) {
    const { skills, lostSkills = [] } = context.workspace;
    const list = context.view.list('skills');
    if (context.verdict.status !== 'loads' || !list || (!skills && lostSkills.length === 0)) return;
    const known = new Set([...(skills ?? []), ...context.runtime.builtIn.skills]);
    const lostByName = new Map([...lostSkills].reverse().map((skill) => [skill.name, skill]));
    const plugins = new Set([...(skills ?? [])].flatMap((name) => pluginOf(name) ?? []));
    const suggest = suggestions(() => known);
    for (const { value, span } of list.items) {
      if (known.has(value)) continue;
      const plugin = pluginOf(value);
      // A plugin without known skills may have it.
      if (plugin !== undefined && !plugins.has(plugin) && !lostByName.has(value.slice(plugin.length))) continue;
      const bare = value.replace(/^\//, '').replace(/(?:\/SKILL)?\.md$/, '');
      const last = bare.split(/[/:]/).at(-1);
      const lost = lostByName.get(bare) ?? (last === undefined ? undefined : lostByName.get(last));
      const to = [bare, last].find((each) => each !== undefined && known.has(each)) ?? suggest(value);
      const args = { name: value, to: to ?? '', path: lost?.path ?? '' };
      if (lost) yield { span, messageId: lost.why, args, severity: 'warning', data: { to: undefined } };
      else yield { span, messageId: to === undefined ? 'unknown' : 'meant', args, data: { to } };
    }
  },
  fixes({ to }, at, context) {
    const from = context.doc.text.slice(at.start, at.end);
    return to === undefined ? [] : [{ title: title('replace', { from, to }), edits: [replace(at, to)], safe: false }];
  },
});

/** With its colon. */
const pluginOf = (skill: string): string | undefined => /^([^:]+):/.exec(skill)?.[0];
