// YAML forbids tabs for indentation.

import type { Entry } from '../../syntax/document';
import { replace } from '../../text/edit';
import { RUNTIME, rule, title } from '../rule';
import { causesOf } from '../skipped';

export default rule<Entry | undefined>({
  id: 'tab-indentation',
  severity: 'error',
  docs: {
    title: 'Indented with a tab',
    why: 'YAML does not allow tabs for indentation. Claude Code replaces them only at the start of a line and only when that makes the file readable; here it does not.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools:\n \t- Read\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools:\n   - Read\n---\nReview the change.\n',
    source: 'Measured.',
    checked: RUNTIME,
  },
  messages: { default: 'Claude Code skips this file: YAML cannot be indented with a tab. Use spaces.' },
  *check(context) {
    for (const cause of causesOf(context, 'tab-indentation'))
      yield { span: cause.span, say: 'default', data: cause.entry };
  },
  fixes(entry, _span, context) {
    if (!entry) return [];
    const edits = [...context.doc.text.slice(entry.span.start, entry.span.end).matchAll(/\n[ ]*(\t+)/g)].map(
      (match) => {
        const tabs = match[1] ?? '';
        const start = entry.span.start + match.index + match[0].length - tabs.length;
        return replace({ start, end: start + tabs.length }, '  '.repeat(tabs.length));
      },
    );
    return edits.length > 0 ? [{ title: title('spaces'), edits, safe: true }] : [];
  },
});
