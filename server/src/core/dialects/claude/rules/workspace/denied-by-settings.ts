// An agent that the workspace's settings deny.

import { nameSpanOf } from '../../../../rules/contextQueries';
import { rule } from '../../../../rules/rule';
import { span } from '../../../../text/span';
import { deniedBy } from '../../../../workspace/precedence';

export default rule({
  id: 'denied-by-settings',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'The settings deny this agent',
    why: 'An entry such as `Agent(reviewer)` under `permissions.deny` keeps the orchestrator from calling the agent. `Task(reviewer)` is the old name and still counts.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: auditor\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Claude Code documentation, permissions.',
  },
  messages: {
    default: 'The orchestrator cannot call this agent: `{entry}` is denied in {path}.',
    related: 'Denied here',
  },
  *check(context) {
    const { verdict, workspace } = context;
    if (verdict.status !== 'loads') return;
    const own = workspace.byUri(context.doc.uri);
    const denied = own && deniedBy(own, workspace);
    if (!denied) return;
    yield {
      span: nameSpanOf(context),
      messageId: 'default',
      args: { entry: denied.entry, path: denied.path },
      related: [
        {
          uri: denied.uri,
          span: span(0, 0),
          line: denied.start.line,
          character: denied.start.character,
          endCharacter: denied.end.character,
          message: { id: 'denied-by-settings.related', args: {} },
        },
      ],
      data: undefined,
    };
  },
});
