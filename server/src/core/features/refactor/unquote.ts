// Quotes that nothing needs: around the text of a field, and around names in its list. What is nested deeper is left alone.

import { isScalar, isSeq } from 'yaml';
import { commentAfter } from '../../syntax/commentAfter';
import type { AgentDocument, Entry } from '../../syntax/document';
import { replace, type TextEdit } from '../../text/edit';
import { type Span, slice, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { needsNoQuotes } from './plainText';

export const unquotings = (context: AgentContext): readonly TextEdit[] =>
  context.doc.frontmatter.entries.flatMap((entry) => unquotingsIn(entry, context.doc));

function unquotingsIn(entry: Entry, { text, profile }: AgentDocument): readonly TextEdit[] {
  const { node, nodeBase } = entry;
  // Before a comment, quotes say where the text ends.
  if (isScalar(node)) return commentAfter(entry, text) ? [] : unquoted(node.value, entry.valueSpan, false, text);
  if (!isSeq(node) || (profile.shapeOf(entry.name)?.listStyles.length ?? 0) === 0) return [];
  return node.items.flatMap((item) =>
    isScalar(item) && item.range
      ? unquoted(item.value, span(nodeBase + item.range[0], nodeBase + item.range[1]), node.flow === true, text)
      : [],
  );
}

/** Only where the quotes are all there is around the text, on one line and without an escape. */
function unquoted(value: unknown, at: Span, inFlow: boolean, text: string): readonly TextEdit[] {
  if (typeof value !== 'string' || !needsNoQuotes(value, inFlow)) return [];
  const raw = slice(text, at);
  return raw === `"${value}"` || raw === `'${value.replaceAll("'", "''")}'` ? [replace(at, value)] : [];
}
