// The prompt refers to a file that does not exist.

import { fileReferences, isJudgedIn } from '../../syntax/fileReferences';
import { rule } from '../rule';

export default rule({
  id: 'broken-link',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'The prompt refers to a file that is not there',
    why: 'Claude Code does not expand links or `@file` in an agent’s prompt: the agent reads the path and looks for it, from the project’s folder or from the agent’s own file. Looked at are links and mentions in prose that say the file is there; code, quotes, samples, templates, placeholders, optional files and files the agent is to write are left alone.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nFollow [the guide](./missing.md).\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nFollow [the guide](https://example.com/guide).\n',
    source:
      'Measured: `@docs/guide.md` reaches the model as these characters. The file system at the time of the check.',
  },
  messages: {
    default:
      'The agent will not find `{target}`: it lies neither beside this file nor in a folder above. Correct the path or leave it out.',
  },
  *check(context) {
    const missing = context.workspace.missingFiles;
    if (!missing || missing.size === 0 || context.verdict.status !== 'loads') return;
    for (const reference of fileReferences(context.doc)) {
      const { uris, span, target, asserted } = reference;
      if (!asserted || !isJudgedIn(reference, context.scope)) continue;
      if (uris.every((uri) => missing.has(uri)))
        yield { span, messageId: 'default', args: { target }, data: undefined };
    }
  },
});
