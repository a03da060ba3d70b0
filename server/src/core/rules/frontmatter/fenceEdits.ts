// Adds both fences around unfenced fields and moves the text before them to the start of the prompt.

import type { LooseFields } from '../../syntax/displaced';
import { parseAgent } from '../../syntax/parse';
import { applyEdits, insert, replace, type TextEdit } from '../../text/edit';
import { lineOf, slice, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { eolOf } from './valueFixes';

/** Absent where the fields are not YAML, or the result would still not be read as an agent. */
export function fenceEdits(
  { open, fields, close, hasEquals }: LooseFields,
  context: AgentContext,
): readonly TextEdit[] | undefined {
  const { doc, scope, runtime } = context;
  if (hasEquals) return undefined;
  const eol = eolOf(doc.text);
  const edits = [replace(span(0, fields.start), `---${eol}`)];
  const before = open ? '' : doc.text.slice(0, fields.start).replaceAll('\uFEFF', '').trim();
  if (!close) edits.push(insert(fields.end, `${eol}---`));
  else if (slice(doc.text, close) !== '---') edits.push(replace(close, '---'));
  if (close && before !== '') edits.push(insert(lineOf(doc.text, close).end, `${before}${eol}${eol}`));
  const after = parseAgent(doc.uri, applyEdits(doc.text, edits), runtime.profile);
  const { reading } = runtime.load(after, { scope, path: doc.uri });
  return reading.state === 'absent' || reading.state === 'no-fields' ? undefined : edits;
}
