// An agent overridden by another one of the same name, by scope or by folder depth.

import { shadowOf } from '../../workspace/precedence';
import { nameSpanOf } from '../contextQueries';
import { relatedAgent, rule } from '../rule';

export default rule({
  id: 'shadowed-by-scope',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'Another agent of this name is used instead',
    why: 'Of agents with the same name Claude Code uses the one of the higher scope: managed, then project, user, plugin, built-in. Inside a project the folder closest to where the session starts wins.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer-of-tests\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    scope: '{product} uses another `{name}` instead of this one: {path}, which is a {scope} agent.',
    depth: 'A session started near {path} uses the `{name}` there instead of this one.',
    related: 'This `{name}` is used',
  },
  *check(context) {
    const { verdict, workspace, doc } = context;
    const own = workspace.byUri(doc.uri);
    const shadow = own && shadowOf(own, workspace);
    const winner = shadow?.by[0];
    if (verdict.status !== 'loads' || !own || !shadow?.certain || !winner || winner.tree === own.tree) return;
    yield {
      span: nameSpanOf(context),
      messageId: winner.scope === own.scope ? 'depth' : 'scope',
      args: { name: own.name, path: winner.path, scope: winner.scope },
      related: shadow.by.map((agent) =>
        relatedAgent(agent, { id: 'shadowed-by-scope.related', args: { name: own.name } }),
      ),
      data: undefined,
    };
  },
});
