// Two files of one folder with the same name: the runtime uses only one of them.

import type { AgentContext } from '../../workspace/agentContext';
import { shadowOf } from '../../workspace/precedence';
import type { AgentSummary } from '../../workspace/workspace';
import { nameSpanOf } from '../contextQueries';
import { relatedAgent, rule } from '../rule';

export default rule({
  id: 'duplicate-name',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'Another file has the same name',
    why: 'Inside one `agents` folder Claude Code keeps one agent of a name and drops the others without a message: since 2.1.330 it keeps the file whose path sorts last, before that one that depends on the order in which the system lists the files.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer-of-tests\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured on 2.1.329 and 2.1.332: one line in the debug log.',
  },
  messages: {
    used: '{product} uses {path} instead of this file: both are called `{name}`, and of files in one folder it uses the one whose path sorts last.',
    two: 'Two files are called `{name}`; which one {product} uses depends on the order it reads them. See {path}.',
    more: '{count} files are called `{name}`; which one {product} uses depends on the order it reads them. See {path} and the others.',
    related: 'Also called `{name}`',
    winner: 'This `{name}` is used',
  },
  *check(context) {
    const own = context.workspace.byUri(context.doc.uri);
    const others = own ? namesakes(own, context) : [];
    const [first] = others;
    if (!own || !first) return;
    const { name } = own;
    if (own.lastPathIsUsed) {
      const shadow = shadowOf(own, context.workspace);
      const used = shadow?.by.find((agent) => agent.tree === own.tree);
      if (!used) return;
      const related = [relatedAgent(used, { id: 'duplicate-name.winner', args: { name } })];
      yield { span: nameSpanOf(context), messageId: 'used', args: { name, path: used.path }, related, data: undefined };
      return;
    }
    yield {
      span: nameSpanOf(context),
      messageId: others.length === 1 ? 'two' : 'more',
      args: { name, count: others.length + 1, path: first.path },
      related: others.map((agent) => relatedAgent(agent, { id: 'duplicate-name.related', args: { name } })),
      data: undefined,
    };
  },
});

/** Other agents of the same name that load from the same folder. */
function namesakes(own: AgentSummary, { verdict, workspace, scope }: AgentContext): readonly AgentSummary[] {
  if (verdict.status !== 'loads') return [];
  return workspace
    .byName(own.name)
    .filter(
      (agent) =>
        agent.uri !== own.uri &&
        agent.status === 'loads' &&
        agent.scope === scope &&
        agent.tree === own.tree &&
        agent.prefix === own.prefix,
    );
}
