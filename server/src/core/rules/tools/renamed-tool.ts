// An old name that the runtime still accepts for the new one.

import { replace } from '../../text/edit';
import { rule, title } from '../rule';
import { timesListed, toolItems } from './toolItems';

export default rule<{ readonly to: string }>({
  id: 'renamed-tool',
  since: '0.1.0',
  severity: 'hint',
  hasSafeFix: true,
  docs: {
    title: 'This tool has a newer name',
    why: 'Claude Code still takes the old name for the new one. Other readers of the file and later releases may not.',
    bad: '---\nname: lead\ndescription: Use this agent to split work.\ntools: Read, Task\n---\nSplit the work.\n',
    good: '---\nname: lead\ndescription: Use this agent to split work.\ntools: Read, Agent\n---\nSplit the work.\n',
    source: 'Measured.',
  },
  messages: { default: '`{name}` is called `{to}` now; the old name still works.' },
  *check(context) {
    // `duplicate-tool` reports the others; the other name is the one to keep.
    for (const { field, meaning, name, nameSpan, specifier } of toolItems(context))
      if (meaning.is === 'alias' && timesListed(field, meaning.tool.name, specifier, context) === 1)
        yield {
          span: nameSpan,
          messageId: 'default',
          args: { name, to: meaning.tool.name },
          data: { to: meaning.tool.name },
        };
  },
  fixes({ to }, at, context) {
    const from = context.doc.text.slice(at.start, at.end);
    return [{ title: title('replace', { from, to }), edits: [replace(at, to)], safe: true }];
  },
});
