// YAML forbids tabs for indentation.

import type { Entry } from '../../syntax/document';
import { MOST_APART } from '../../syntax/entries';
import type { UnreadableCause } from '../../syntax/faults/fault';
import { readYaml } from '../../syntax/plainYaml';
import { replace } from '../../text/edit';
import { type Span, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { causesOf } from '../contextQueries';
import { rule, title } from '../rule';
import { slipFixes } from './slipFixes';

export default rule<UnreadableCause | { readonly entry: Entry }>({
  id: 'tab-indentation',
  since: '0.1.0',
  explains: ['tab-indentation'],
  severity: 'error',
  hasSafeFix: true,
  docs: {
    title: 'Indented with a tab',
    why: 'YAML does not allow tabs for indentation. Claude Code replaces them only at the start of a line and only when that makes the file readable; here it does not.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools:\n \t- Read\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools:\n   - Read\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    blank: '{product} skips this file: what indents this line looks like spaces and is something else. Use spaces.',
    repaired:
      '{product} puts spaces in the place of this tab and reads the file; most other readers reject it. Use spaces.',
    default: '{product} skips this file: YAML cannot be indented with a tab. Use spaces.',
  },
  *check(context) {
    for (const cause of causesOf(context, 'tab-indentation'))
      yield {
        span: cause.span,
        messageId: context.doc.text[cause.span.start] === '\t' ? 'default' : 'blank',
        data: cause,
      };
    for (const { entry, tabs } of repairedTabs(context))
      yield { span: tabs, messageId: 'repaired', severity: 'warning', data: { entry } };
  },
  fixes(cause, _span, context) {
    const { entry } = cause;
    const slip = 'code' in cause ? slipFixes(cause) : undefined;
    if (slip || !entry) return slip ?? [];
    const edits = [...context.doc.text.slice(entry.span.start, entry.span.end).matchAll(INDENT)].map((match) => {
      const blanks = match[1] ?? '';
      const start = entry.span.start + match.index + match[0].length - blanks.length;
      return replace({ start, end: start + blanks.length }, blanks.replace(/\t/g, '  ').replace(/[^ ]/g, ' '));
    });
    return edits.length > 0 ? [{ title: title('spaces'), edits, safe: true }] : [];
  },
});

const INDENT = /\n[ ]*([\t\u00a0\u2000-\u200b\u3000]+)/g;

/** Fields that are readable only because the runtime replaces their leading tabs. */
function repairedTabs({ doc, verdict }: AgentContext): readonly { readonly entry: Entry; readonly tabs: Span }[] {
  if (verdict.reading.state !== 'repaired') return [];
  return doc.frontmatter.entries.slice(0, MOST_APART).flatMap((entry) => {
    const chunk = doc.text.slice(entry.span.start, entry.span.end);
    const tabs = entry.style === 'broken' ? /\n(\t+)/.exec(chunk) : null;
    if (!tabs || !('error' in readYaml(chunk)) || 'error' in readYaml(chunk.replace(/\t/g, '  '))) return [];
    const start = entry.span.start + tabs.index + 1;
    return [{ entry, tabs: span(start, start + tabs[0].length - 1) }];
  });
}
