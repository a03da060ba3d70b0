// Names that differ only in case or separators: each works only in its exact spelling.

import { canShareSession } from '../../workspace/precedence';
import { normalizeAgentName } from '../../workspace/workspace';
import { nameSpanOf } from '../contextQueries';
import { relatedAgent, rule } from '../rule';

export default rule({
  id: 'ambiguous-name',
  since: '0.1.0',
  severity: 'hint',
  docs: {
    title: 'Differs from another name only in case or hyphens',
    why: 'Claude Code loads `code-reviewer` and `Code Reviewer` as two agents and finds each by its exact name. Where only one of them exists, any spelling finds it, `code_reviewer` for example; with both, a call by another spelling is refused as ambiguous.',
    bad: '---\nname: code-reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: test-reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source:
      'Measured: “CodeReviewer” is refused with “is ambiguous — matches Code Reviewer, code-reviewer”; both exact names start their own agent.',
  },
  messages: {
    default:
      'Only the exact name `{name}` starts this agent: any other spelling also matches `{other}` in {path}, and {product} refuses it as ambiguous.',
    related: 'Called `{other}`',
  },
  *check(context) {
    const { verdict, doc, workspace, scope } = context;
    if (verdict.status !== 'loads' || scope === 'plugin') return;
    const own = workspace.byUri(doc.uri);
    if (!own) return;
    const others = workspace
      .byNormalizedName(normalizeAgentName(own.name))
      .filter((agent) => agent.name !== own.name && agent.scope !== 'plugin' && canShareSession(own, agent));
    const first = others[0];
    if (!first) return;
    yield {
      span: nameSpanOf(context),
      messageId: 'default',
      args: { name: own.name, other: first.name, path: first.path },
      related: others.map((agent) =>
        relatedAgent(agent, { id: 'ambiguous-name.related', args: { other: agent.name } }),
      ),
      data: undefined,
    };
  },
});
