// An `agents` folder below the folder that is open: a session started at the top does not look into it.

import { RUNTIME, rule } from '../rule';

export default rule({
  id: 'not-searched-from-here',
  severity: 'hint',
  docs: {
    title: 'A session started at the top does not find this agent',
    why: 'Claude Code looks for `.claude/agents` from the folder it is started in upwards, never downwards. Agents of a folder further down are there for sessions started in it.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
    checked: RUNTIME,
  },
  messages: { default: 'Claude Code finds this agent only when it is started in {folder} or below.' },
  *check(context) {
    const { verdict, workspace, doc, scope } = context;
    const own = workspace.byUri(doc.uri);
    const roots = workspace.roots ?? [];
    if (verdict.status !== 'loads' || scope !== 'project' || !own || !own.tree.endsWith('/.claude/agents')) return;
    const home = own.tree.slice(0, -'/.claude/agents'.length);
    if (roots.some((root) => `${root}/`.startsWith(`${home}/`))) return;
    const root = roots.find((candidate) => home.startsWith(`${candidate}/`));
    if (root === undefined) return;
    yield {
      span: context.view.entry('name')?.span ?? doc.fence.open,
      say: 'default',
      args: { folder: decodeURI(home.slice(root.length + 1)) },
      data: undefined,
    };
  },
});
