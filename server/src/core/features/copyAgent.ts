// Copies an agent file under another name; changes only its `name` field.

import type { AgentDocument } from '../syntax/document';
import { parseAgent } from '../syntax/parse';
import { viewOf } from '../syntax/view';
import { writeQuoted, writeScalar } from '../syntax/writeScalar';
import { applyEdits, insert, replace, type TextEdit } from '../text/edit';

/** Absent where the file has no frontmatter for a name, or the written name would not be read back. */
export function copyAs(doc: AgentDocument, name: string): string | undefined {
  const edit = nameEdit(doc, name);
  if (!edit) return undefined;
  const text = applyEdits(doc.text, [edit]);
  return viewOf(parseAgent(doc.uri, text, doc.profile)).text('name')?.value === name ? text : undefined;
}

function nameEdit({ text, fence, frontmatter }: AgentDocument, name: string): TextEdit | undefined {
  if (fence.state === 'none') return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const entry = frontmatter.field('name');
  if (!entry) return insert(fence.region.start, `name: ${written(name, eol)}${eol}`);
  if (entry.colon === undefined) return replace(entry.span, `name: ${written(name, eol)}`);
  const lead = entry.valueSpan.start === entry.colon + 1 ? ' ' : '';
  const kept = entry.style === 'single' || entry.style === 'double' ? writeScalar(name, entry.style, eol) : undefined;
  return replace(entry.valueSpan, lead + (kept ?? written(name, eol)));
}

const written = (name: string, eol: string): string => writeScalar(name, 'plain', eol) ?? writeQuoted(name, eol);
