// `description-needs-quotes` for all other fields.

import type { Entry } from '../../syntax/document';
import { rule } from '../rule';
import { repairedEntries, repairedFixes } from './repairedValues';

export default rule<Entry>({
  id: 'value-needs-quotes',
  since: '0.1.0',
  severity: 'warning',
  hasSafeFix: true,
  docs: {
    title: 'A value works in Claude Code only',
    why: 'The unquoted value is not valid YAML. Claude Code quotes such a line by itself and reads it; most other readers reject the whole file.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: *\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: "*"\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    colon:
      '{product} repairs this and reads it, but YAML does not: `: ` inside unquoted text starts a new field. Quote the value of `{field}`.',
    special:
      '{product} repairs this and reads it, but YAML does not: unquoted text cannot start with `{char}`. Quote the value of `{field}`.',
    other: '{product} repairs this and reads it, but YAML does not. Quote the value of `{field}`.',
  },
  subsumes: ['readers-disagree'],
  *check(context) {
    for (const { entry, span, messageId, char } of repairedEntries(context))
      if (entry.name !== 'description') yield { span, messageId, args: { char, field: entry.name }, data: entry };
  },
  fixes: (entry, _span, context) => repairedFixes(entry, context),
});
