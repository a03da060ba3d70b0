// A value the runtime reads only after repairing it. The agent works; most other readers of the file fail.

import { rule } from '../../../../rules/rule';
import { repairedEntries, repairedFixes } from '../../../../rules/yaml/repairedValues';
import type { Entry } from '../../../../syntax/document';

export default rule<Entry>({
  id: 'description-needs-quotes',
  since: '0.1.0',
  severity: 'warning',
  hasSafeFix: true,
  docs: {
    title: 'The description works in Claude Code only',
    why: 'Unquoted text with `: ` in it, or with one of YAML’s special characters at its start, is not valid YAML. Claude Code quotes such a line by itself and reads it; VS Code, OpenCode, GitHub and most scripts reject the whole file.',
    bad: '---\nname: reviewer\ndescription: Use when: a change is ready\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: "Use when: a change is ready"\n---\nReview the change.\n',
    source: 'Measured on Claude Code and with the readers of the other programs.',
  },
  messages: {
    colon:
      'Claude Code repairs this and reads it, but YAML does not: `: ` inside unquoted text starts a new field, so VS Code, OpenCode and most scripts see an error. Quote the description.',
    special:
      'Claude Code repairs this and reads it, but YAML does not: unquoted text cannot start with `{char}`, so VS Code, OpenCode and most scripts see an error. Quote the description.',
    other:
      'Claude Code repairs this and reads it, but YAML does not, so VS Code, OpenCode and most scripts see an error. Quote the description.',
  },
  subsumes: ['readers-disagree', 'description-escaped-newlines'],
  *check(context) {
    for (const found of repairedEntries(context))
      if (found.entry.name === 'description')
        yield { span: found.span, messageId: found.messageId, args: { char: found.char }, data: found.entry };
  },
  fixes: (entry, _span, context) => repairedFixes(entry, context),
});
