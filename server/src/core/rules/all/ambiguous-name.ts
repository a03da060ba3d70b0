// Two names that are told apart when agents are loaded and not when one is called.

import { calledAlike, inSightTogether } from '../../workspace/alike';
import { nameSpanOf } from '../nameSpan';
import { relatedAgent } from '../relatedAgent';
import { RUNTIME, rule } from '../rule';

export default rule({
  id: 'ambiguous-name',
  severity: 'warning',
  docs: {
    title: 'Differs from another name only in case or hyphens',
    why: 'Claude Code loads `code-reviewer` and `Code Reviewer` as two agents. When one is called, case and separators are ignored, so that the orchestrator may get the other one.',
    bad: '---\nname: code-reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: test-reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured: a call of “Code Reviewer” starts `code-reviewer`.',
    checked: RUNTIME,
  },
  messages: {
    default:
      'Claude Code ignores case and separators when it calls an agent: `{name}` and `{other}` are the same to it. See {path}.',
    related: 'Called `{other}`',
  },
  *check(context) {
    const { verdict, doc, workspace, scope } = context;
    if (verdict.status !== 'loads' || scope === 'plugin') return;
    const own = workspace.byUri(doc.uri);
    if (!own) return;
    const others = calledAlike(own, workspace).filter(
      (agent) => agent.name !== own.name && agent.scope !== 'plugin' && inSightTogether(own, agent),
    );
    const first = others[0];
    if (!first) return;
    yield {
      span: nameSpanOf(context),
      say: 'default',
      args: { name: own.name, other: first.name, path: first.path },
      related: others.map((agent) =>
        relatedAgent(agent, { id: 'ambiguous-name.related', args: { other: agent.name } }),
      ),
      data: undefined,
    };
  },
});
