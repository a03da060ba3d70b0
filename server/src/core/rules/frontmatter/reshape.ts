// Writes the value of a field anew as a block, from the same values in another shape. For shapes that lines cannot be moved into;
// a field with comments or aliases is left alone, because they would be lost.

import { stringify } from 'yaml';
import type { Entry } from '../../syntax/document';
import type { Plain } from '../../syntax/plainYaml';
import { replace, type TextEdit } from '../../text/edit';
import { slice, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { eolOf } from './valueFixes';

/** Absent where something besides values is written in the field, or the result could not be read back. */
export function reshapeEdit(entry: Entry, value: Plain, { doc }: AgentContext): TextEdit | undefined {
  const written = slice(doc.text, entry.valueSpan);
  if (entry.colon === undefined || /(?:^|\s)#|(?:^|[\s,[{])[&*]\w/.test(written)) return undefined;
  const eol = eolOf(doc.text);
  const lines = stringify(value, { lineWidth: 0 }).trimEnd().split('\n');
  if (lines.some((line) => line.includes('---'))) return undefined;
  const block = lines.map((line) => `${eol}  ${line}`).join('');
  return replace(span(entry.colon + 1, entry.valueSpan.end), block);
}
