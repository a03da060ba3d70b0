// Edits that remove needless quotes around a field's text and around names in its list.

import { isScalar, isSeq } from 'yaml';
import type { AgentDocument, Entry } from '../../syntax/document';
import { commentAfter } from '../../syntax/entryQueries';
import { writeScalar } from '../../syntax/writeScalar';
import { replace, type TextEdit } from '../../text/edit';
import { type Span, slice, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';

export const unquotings = (context: AgentContext): readonly TextEdit[] =>
  context.doc.frontmatter.entries.flatMap((entry) => unquotingsIn(entry, context.doc));

function unquotingsIn(entry: Entry, { text, profile }: AgentDocument): readonly TextEdit[] {
  const { node, nodeBase } = entry;
  // Before a comment, quotes mark the end of the text.
  if (isScalar(node)) return commentAfter(entry, text) ? [] : unquoted(node.value, entry.valueSpan, false, text);
  if (!isSeq(node) || (profile.shapeOf(entry.name)?.listStyles.length ?? 0) === 0) return [];
  return node.items.flatMap((item) =>
    isScalar(item) && item.range
      ? unquoted(item.value, span(nodeBase + item.range[0], nodeBase + item.range[1]), node.flow === true, text)
      : [],
  );
}

/** Only if the quotes are the whole syntax: one line and no escapes. */
function unquoted(value: unknown, at: Span, inFlow: boolean, text: string): readonly TextEdit[] {
  if (typeof value !== 'string' || !needsNoQuotes(value, inFlow)) return [];
  const raw = slice(text, at);
  return raw === `"${value}"` || raw === `'${value.replaceAll("'", "''")}'` ? [replace(at, value)] : [];
}

/** Words that some YAML version reads as booleans or null. */
const SPECIAL = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

/** Whether every YAML reader, 1.1 or 1.2, reads the text unquoted as itself. `inFlow`: between brackets. */
export function needsNoQuotes(value: string, inFlow = false): boolean {
  if (!/^\p{L}/u.test(value) || /\s$/.test(value) || SPECIAL.test(value)) return false;
  if (/:(?:\s|$)|\s#|\t/.test(value) || (inFlow && /[,[\]{}:]/.test(value))) return false;
  return writeScalar(value, 'plain') !== undefined;
}
