// Why Claude Code reads none of the fields of a plugin's agent: frontmatter not found, or without fields.

import { fenceSpan } from '../../../../rules/contextQueries';
import { type LooseFields, looseFields } from '../../../../syntax/displaced';
import { type Span, span } from '../../../../text/span';
import type { AgentContext } from '../../../../workspace/agentContext';
import { displacedBy, hasTextBefore, isDocumentName } from '../../loader/misplacedAgent';
import { isMeantAsAgent } from '../../loader/verdict';

export interface LostFields {
  readonly cause: 'list' | 'open' | 'lines' | 'before' | 'fence' | 'missing' | 'encoding';
  readonly span: Span;
  /** Fields without fences around them. */
  readonly loose?: LooseFields;
}

/** Absent for text that is not intended as an agent. */
export function lostFields(context: AgentContext): LostFields | undefined {
  const { doc, verdict } = context;
  const { fence, text } = doc;
  if (hasTextBefore(doc) && isDocumentName(doc.uri)) return undefined;
  const displaced = displacedBy(doc, doc.uri);
  if (displaced === 'encoding-not-utf8') return { cause: 'encoding', span: fenceSpan(context) };
  const loose = displaced && looseFields(text, context.runtime.profile.isField);
  if (loose) return { cause: loose.open ? 'fence' : 'missing', span: loose.open ?? firstLineOf(loose, text), loose };
  if (!isMeantAsAgent(doc, verdict.reading)) return undefined;
  if (fence.open.start > 0 || text.startsWith('\uFEFF'))
    return { cause: 'before', span: span(0, Math.max(fence.open.end, 1)) };
  const at = fenceSpan(context);
  if (verdict.reading.state === 'no-fields') return { cause: 'list', span: at };
  if (fence.state !== 'open') return { cause: 'fence', span: at };
  return { cause: text.includes('\r') && !text.includes('\n') ? 'lines' : 'open', span: at };
}

function firstLineOf({ fields: { start } }: LooseFields, text: string): Span {
  return span(start, start + (/^[^\r\n]*/.exec(text.slice(start))?.[0].length ?? 0));
}
