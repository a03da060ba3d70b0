// `Agent(x)` in a tool list that names no known agent.

import { agentNames } from '../../syntax/toolList';
import { replace } from '../../text/edit';
import { suggestions } from '../../text/nearest';
import type { AgentContext } from '../../workspace/agentContext';
import { rule, title } from '../rule';
import { toolItems } from '../tools/toolItems';

export default rule<{ readonly to: string | undefined }>({
  id: 'unknown-agent',
  since: '0.1.0',
  severity: 'hint',
  docs: {
    title: 'No agent in sight is called so',
    why: '`Agent(a, b)` names the agents that may be started. A name that no file of the workspace, no user agent and no built-in one has allows nothing; an agent of a plugin may still have it.',
    bad: '---\nname: lead\ndescription: Use this agent to split work.\ntools: Read, Agent(Explor)\ninitialPrompt: Begin.\n---\nSplit the work.\n',
    good: '---\nname: lead\ndescription: Use this agent to split work.\ntools: Read, Agent(Explore)\ninitialPrompt: Begin.\n---\nSplit the work.\n',
    source: 'Measured: only commas separate names, and each is compared letter by letter.',
  },
  messages: {
    meant: 'No agent in sight is called `{name}`. Did you mean `{to}`?',
    unknown: 'No agent in sight is called `{name}`. Fine if a plugin has it.',
  },
  *check(context) {
    if (context.verdict.status !== 'loads') return;
    const suggest = suggestions(() => namesInSight(context));
    for (const { meaning, specifier, item, name } of toolItems(context)) {
      if (specifier === undefined || (meaning.is !== 'tool' && meaning.is !== 'alias') || meaning.tool.name !== 'Agent')
        continue;
      for (const { name: agent, start: at } of agentNames(specifier)) {
        if (isInSight(agent, context) || agent.includes(':') || agent === '*') continue;
        const start = item.span.start + name.length + 1 + at;
        const to = suggest(agent);
        yield {
          span: { start, end: start + agent.length },
          messageId: to === undefined ? 'unknown' : 'meant',
          ...(to === undefined ? {} : { severity: 'information' as const }),
          args: { name: agent, to: to ?? '' },
          data: { to },
        };
      }
    }
  },
  fixes({ to }, at, context) {
    const from = context.doc.text.slice(at.start, at.end);
    return to === undefined ? [] : [{ title: title('replace', { from, to }), edits: [replace(at, to)], safe: false }];
  },
});

const isInSight = (name: string, { workspace, runtime }: AgentContext): boolean =>
  workspace.byName(name).length > 0 || runtime.builtIn.agents.some((agent) => agent.name === name);

const namesInSight = ({ workspace, runtime }: AgentContext): readonly string[] => [
  ...workspace.names,
  ...runtime.builtIn.agents.map((agent) => agent.name),
];
