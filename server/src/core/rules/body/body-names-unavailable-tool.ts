// The prompt tells the agent to use a tool that it cannot have.

import type { Runtime } from '../../dialects/runtime';
import type { Loads } from '../../dialects/verdict';
import { orderToUse } from '../../syntax/orders';
import { proseBlocks } from '../../syntax/prose';
import { span } from '../../text/span';
import { rule } from '../rule';
import { isMeantForMain } from '../workspace/mainThread';

export default rule({
  id: 'body-names-unavailable-tool',
  since: '0.1.0',
  severity: 'hint',
  docs: {
    title: 'The prompt orders the use of a tool the agent does not have',
    why: 'An agent that is told to use a tool it was not given works around it or gives up. Only orders to the agent itself count, with names that can mean nothing else, such as `AskUserQuestion`: no prohibitions, conditions, lists of tools, samples or sentences about another agent.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nAsk with the AskUserQuestion tool when something is unclear.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nSay so when something is unclear.\n',
    source: 'Measured: which tools subagents get.',
  },
  messages: {
    withheld: 'Subagents never get `{name}`, so this cannot be followed.',
    gone: '`{name}` is gone from {product}, so this cannot be followed.',
    unlisted: '`{name}` is not among this agent’s tools, so this cannot be followed.',
  },
  *check(context) {
    const { verdict, doc, runtime } = context;
    if (verdict.status !== 'loads') return;
    const text = doc.text.slice(verdict.reading.body.start, verdict.reading.body.end);
    const reasonOf = unavailability(verdict, runtime);
    const names = new Set([...text.matchAll(/\b[A-Z][a-z]+[A-Z][A-Za-z]+\b/g)].map(([name]) => name));
    for (const name of names) {
      const reason = reasonOf(name);
      if (reason === 'withheld' && isMeantForMain(context)) continue;
      const start = reason && orderToUse(name, proseBlocks(doc));
      if (reason && start !== undefined)
        yield { span: span(start, start + name.length), messageId: reason, args: { name }, data: undefined };
    }
  },
});

type Reason = 'withheld' | 'gone' | 'unlisted';

/** Why the agent cannot have a tool; absent for tools it has and for names that are no tools. */
function unavailability(verdict: Loads, runtime: Runtime): (name: string) => Reason | undefined {
  const mode = verdict.reading.fields.get('permissionMode');
  const effective = runtime.effectiveTools(verdict);
  const listed = new Set(effective.status === 'granted' ? effective.tools : []);
  const restricted = verdict.tools !== null && effective.status === 'granted';
  return (name) => {
    const tool = runtime.tools.resolve(name);
    if (!tool) return runtime.tools.removed(name) ? 'gone' : undefined;
    if (runtime.tools.isWithheld(tool, typeof mode === 'string' ? mode : undefined)) return 'withheld';
    const has = listed.has(tool.name) || (tool.replacedBy !== undefined && listed.has(tool.replacedBy));
    const known = tool.foreground === 'yes' && runtime.tools.all.includes(tool);
    return restricted && known && !has ? 'unlisted' : undefined;
  };
}
