// Inserts a suppression comment above the line or for the file, where a comment does not change what is read.

import type { Fix } from '../fixes/fix';
import { eolOf } from '../rules/frontmatter/valueFixes';
import { type Finding, title } from '../rules/rule';
import { entryAt } from '../syntax/entryQueries';
import { insert } from '../text/edit';
import type { AgentContext } from '../workspace/agentContext';

export function silenceFixes(finding: Finding, context: AgentContext): readonly Fix[] {
  const { doc, verdict } = context;
  if (doc.fence.state === 'none' || verdict.reading.state === 'absent') return [];
  const eol = eolOf(doc.text);
  const inFile = (offset: number, comment: string): Fix => ({
    title: title('silenceFile', { rule: finding.rule }),
    edits: [insert(offset, comment)],
    safe: false,
  });
  if (finding.span.start >= doc.body.start)
    return [inFile(doc.body.start, `<!-- subagents-disable ${finding.rule} -->${eol}`)];
  const file = inFile(doc.fence.region.start, `# subagents-disable ${finding.rule}${eol}`);
  const entry = entryAt(doc, finding.span.start);
  const line = doc.lines.positionAt(finding.span.start).line;
  if (!entry || doc.lines.positionAt(entry.nameSpan.start).line !== line) return [file];
  const above: Fix = {
    title: title('silenceLine', { rule: finding.rule }),
    edits: [insert(doc.lines.lineStart(line), `# subagents-disable-next-line ${finding.rule}${eol}`)],
    safe: false,
  };
  return [above, file];
}
