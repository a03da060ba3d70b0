// `Agent(a, b)` restricts only the main conversation; a subagent with it may start any agent.

import { rule, title } from '../../../../rules/rule';
import { isTool, toolItems } from '../../../../rules/tools/toolItems';
import { isMeantForMain } from '../../../../rules/workspace/mainThread';
import { agentsListed } from '../../../../syntax/toolList';
import { remove } from '../../../../text/edit';

export default rule({
  id: 'agent-list-ignored',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'A subagent may start any agent',
    why: 'Claude Code keeps only the main conversation to the agents in `Agent(a, b)`: one run with `claude --agent`, or named as `agent` in the settings. As a subagent the same agent may start every other one. An agent with `initialPrompt`, or one that the settings name, is taken for a main conversation and has no finding.',
    bad: '---\nname: lead\ndescription: Use this agent to split work.\ntools: Read, Agent(Explore)\n---\nSplit the work.\n',
    good: '---\nname: lead\ndescription: Use this agent to split work.\ntools: Read, Agent\n---\nSplit the work.\n',
    source: 'Measured: a subagent with `Agent(a)` starts `b`.',
  },
  messages: {
    default:
      '`{item}` restricts nothing in a subagent, which may start any agent. The names count only in the main conversation (`claude --agent`).',
  },
  *check(context) {
    const { verdict } = context;
    if (verdict.status !== 'loads') return;
    const effective = context.runtime.effectiveTools(verdict);
    if (effective.status !== 'granted' || !effective.tools.includes('Agent')) return;
    const items = toolItems(context).filter(
      ({ field, meaning }) => field === 'tools' && isTool(meaning) && meaning.tool.name === 'Agent',
    );
    if (agentsListed(items.map(({ specifier }) => specifier)) === undefined) return;
    const first = items.find(({ specifier }) => !context.runtime.tools.isWhole(specifier));
    if (first && !isMeantForMain(context))
      yield { span: first.specifierSpan, messageId: 'default', args: { item: first.item.value }, data: undefined };
  },
  fixes(_data, at, context) {
    const what = context.doc.text.slice(at.start, at.end);
    return [{ title: title('remove', { what }), edits: [remove(at)], safe: false }];
  },
});
