// The prompt refers to a file that is not there.

import { fileReferences } from '../../syntax/fileReferences';
import { RUNTIME, rule } from '../rule';

export default rule({
  id: 'broken-link',
  severity: 'information',
  docs: {
    title: 'The prompt refers to a file that is not there',
    why: 'The agent is told to read something that it will not find, seen from the agent’s own file.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nFollow [the guide](./missing.md).\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nFollow [the guide](https://example.com/guide).\n',
    source: 'The file system at the time of the check.',
    checked: RUNTIME,
  },
  messages: { default: '`{target}` is not there, seen from this file.' },
  *check(context) {
    const missing = context.workspace.missingFiles;
    if (!missing || missing.size === 0 || context.verdict.status !== 'loads') return;
    for (const { uri, span, target } of fileReferences(context.doc))
      if (missing.has(uri)) yield { span, say: 'default', args: { target }, data: undefined };
  },
});
