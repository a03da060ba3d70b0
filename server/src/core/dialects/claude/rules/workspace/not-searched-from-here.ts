// An `agents` folder below the workspace folder: sessions started at the top do not search it.

import { rule } from '../../../../rules/rule';
import { searchedOnlyFrom } from '../../places/agentPlaces';

export default rule({
  id: 'not-searched-from-here',
  since: '0.1.0',
  severity: 'hint',
  docs: {
    title: 'A session started at the top does not find this agent',
    why: 'Claude Code looks for `.claude/agents` from the folder it is started in upwards, never downwards. Agents of a folder further down are there for sessions started in it.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: { default: 'Claude Code finds this agent only when it is started in {folder} or below.' },
  *check(context) {
    const { verdict, workspace, doc } = context;
    const own = workspace.byUri(doc.uri);
    const folder = own && searchedOnlyFrom(own, workspace.roots);
    if (verdict.status !== 'loads' || folder === undefined) return;
    yield {
      span: context.view.entry('name')?.span ?? doc.fence.open,
      messageId: 'default',
      args: { folder: decodeURI(folder) },
      data: undefined,
    };
  },
});
