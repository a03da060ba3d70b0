// The file is called one thing, the agent another. Claude Code does not mind; people looking for the file do.

import { replace } from '../../text/edit';
import { asAgentName, nameForFile } from '../agentName';
import { nameSpanOf } from '../nameSpan';
import { RUNTIME, rule, title } from '../rule';

export default rule<{ readonly to: string }>({
  id: 'name-differs-from-file',
  severity: 'hint',
  docs: {
    title: 'The name is not that of the file',
    why: 'Only `name` counts for Claude Code. A file of another name is found less easily, and a renamed copy that kept its `name` stands against the original.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: checker\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured: the file’s own name has no influence outside plugins.',
    checked: RUNTIME,
  },
  messages: { default: 'The agent is called `{name}` for Claude Code, whatever the file is called (`{file}`).' },
  *check(context) {
    const { verdict, doc } = context;
    if (verdict.status !== 'loads' || !context.view.entry('name')) return;
    const file = nameForFile(doc.uri);
    const name = asAgentName(verdict.name);
    if (GENERIC.test(file) || file === name || isFolderBefore(name, file, doc.uri)) return;
    yield {
      span: nameSpanOf(context),
      say: 'default',
      args: { name: verdict.name, file: `${file}.md` },
      data: { to: file },
    };
  },
  fixes: ({ to }, at) => [{ title: title('renameAgent', { to }), edits: [replace(at, to)], safe: false }],
});

/** File names that say only what kind of file it is. */
const GENERIC = /^(?:agent|agents|index|main|readme|claude)$/;

/** `payments-reviewer` in `payments/agents/reviewer.md`: the folder's name is put before that of the file. */
const isFolderBefore = (name: string, file: string, uri: string): boolean =>
  name.endsWith(`-${file}`) && uri.includes(`/${name.slice(0, -file.length - 1)}/`);
