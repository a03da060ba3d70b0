// File name and agent name differ. Claude Code accepts it; people who look for the file do not find it.

import { replace } from '../../text/edit';
import { nameSpanOf } from '../contextQueries';
import { rule, title } from '../rule';
import { differentFileName } from './agentName';

export default rule<{ readonly to: string }>({
  id: 'name-differs-from-file',
  since: '0.1.0',
  severity: 'hint',
  offByDefault: true,
  docs: {
    title: 'The name is not that of the file',
    why: 'Only `name` counts for Claude Code. A file of another name is found less easily, and a renamed copy that kept its `name` stands against the original. Most projects mean it so: this is off by default, and the *Subagents* view shows the file beside the name.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: checker\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured: the file’s own name has no influence outside plugins.',
  },
  messages: { default: 'The agent is called `{name}` for {product}, whatever the file is called (`{file}`).' },
  *check(context) {
    const { verdict, doc } = context;
    if (verdict.status !== 'loads' || !context.view.entry('name')) return;
    const file = differentFileName(verdict.name, doc.uri);
    if (file === undefined) return;
    yield {
      span: nameSpanOf(context),
      messageId: 'default',
      args: { name: verdict.name, file: `${file}.md` },
      data: { to: file },
    };
  },
  fixes: ({ to }, at) => [{ title: title('renameAgent', { to }), edits: [replace(at, to)], safe: false }],
});
