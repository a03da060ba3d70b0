// Comments that the runtime reads as text, because it repairs the frontmatter and quotes whole lines.

import { commentAfter } from '../../syntax/commentAfter';
import type { Entry } from '../../syntax/document';
import type { Span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';

interface RepairedComment {
  readonly entry: Entry;
  readonly comment: Span;
}

/** Behind values that YAML reads, in lines that the runtime quotes. */
export function repairedComments({ doc, verdict }: AgentContext): readonly RepairedComment[] {
  if (verdict.reading.state !== 'repaired') return [];
  return doc.frontmatter.entries.flatMap((entry): readonly RepairedComment[] => {
    if (entry.style === 'broken' || entry.style === 'empty') return [];
    const end = doc.text.indexOf('\n', entry.span.start);
    const line = doc.text.slice(entry.nameSpan.start, end < 0 ? doc.text.length : end);
    const comment = doc.profile.repair(line) !== line ? commentAfter(entry, doc.text) : undefined;
    return comment && comment.end <= (verdict.reading.cutAt ?? comment.end) ? [{ entry, comment }] : [];
  });
}
