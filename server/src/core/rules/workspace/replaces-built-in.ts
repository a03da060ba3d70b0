// An agent with the name of a built-in one replaces it wherever Claude Code uses that name.

import { nameSpanOf } from '../contextQueries';
import { rule } from '../rule';

export default rule({
  id: 'replaces-built-in',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'Replaces an agent that Claude Code brings along',
    why: 'An agent called like a built-in one is used instead of it, also where Claude Code starts that agent by itself. That may be meant; under another name both are there.',
    bad: '---\nname: Explore\ndescription: Use this agent to look around.\n---\nLook around.\n',
    good: '---\nname: look-around\ndescription: Use this agent to look around.\n---\nLook around.\n',
    source: 'Measured for several of them.',
  },
  messages: { default: '{product} uses this agent instead of its own `{name}`. Under another name both are there.' },
  *check(context) {
    const { verdict, scope, runtime } = context;
    if (verdict.status !== 'loads' || scope === 'plugin') return;
    const replaced = runtime.builtIn.agents.find(({ name }) => name === verdict.name);
    if (replaced)
      yield { span: nameSpanOf(context), messageId: 'default', args: { name: replaced.name }, data: undefined };
  },
});
