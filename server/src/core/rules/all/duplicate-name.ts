// Two files of one folder with the same name: one of them is never used, and which one depends on read order.

import { nameSpanOf } from '../nameSpan';
import { relatedAgent } from '../relatedAgent';
import { RUNTIME, rule } from '../rule';

export default rule({
  id: 'duplicate-name',
  severity: 'warning',
  docs: {
    title: 'Another file has the same name',
    why: 'Inside one `agents` folder Claude Code keeps one agent of a name and drops the others without a message. Which one it keeps depends on the order in which the system lists the files.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer-of-tests\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured: one line in the debug log.',
    checked: RUNTIME,
  },
  messages: {
    two: 'Two files are called `{name}`; which one Claude Code uses depends on the order it reads them. See {path}.',
    more: '{count} files are called `{name}`; which one Claude Code uses depends on the order it reads them. See {path} and the others.',
    related: 'Also called `{name}`',
  },
  *check(context) {
    const { verdict, doc, workspace } = context;
    if (verdict.status !== 'loads') return;
    const own = workspace.byUri(doc.uri);
    const others = workspace
      .byName(verdict.name)
      .filter(
        (agent) =>
          agent.uri !== doc.uri &&
          agent.status === 'loads' &&
          agent.scope === context.scope &&
          (!own || (agent.tree === own.tree && agent.prefix === own.prefix)),
      );
    const first = others[0];
    if (!own || !first) return;
    yield {
      span: nameSpanOf(context),
      say: others.length === 1 ? 'two' : 'more',
      args: { name: verdict.name, count: others.length + 1, path: first.path },
      related: others.map((agent) =>
        relatedAgent(agent, { id: 'duplicate-name.related', args: { name: verdict.name } }),
      ),
      data: undefined,
    };
  },
});
