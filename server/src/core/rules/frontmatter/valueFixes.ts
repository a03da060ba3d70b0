// Rewrites field values so that every YAML reader accepts them and the orchestrator reads the same text.

import { stringify } from 'yaml';
import type { Message } from '../../../../../common/src/messages/message';
import type { Fix } from '../../fixes/fix';
import type { Entry } from '../../syntax/document';
import { commentAfter } from '../../syntax/entryQueries';
import type { Plain } from '../../syntax/plainYaml';
import { writeQuoted, writeScalar } from '../../syntax/writeScalar';
import { insert, replace, type TextEdit } from '../../text/edit';
import { type Span, slice, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { title } from '../rule';

/** The line ending the file uses. */
export const eolOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/**
 * `value`: what the runtime must read; for a description, what the orchestrator reads today, so that the fix cannot change it.
 * The most readable fix comes first.
 */
export function rewriteFixes(entry: Entry, value: string, context: AgentContext): readonly Fix[] {
  const eol = eolOf(context.doc.text);
  const field = entry.name === 'description' ? 'description' : valueOfField(entry.name);
  const at = entry.valueSpan;
  const lead = entry.colon !== undefined && at.start === entry.colon + 1 ? ' ' : '';
  const quoted: Fix = {
    title: title('quote', { field }),
    edits: [valueEdit(entry, lead + writeQuoted(value, eol), context)],
    safe: true,
    // A value that stays unreadable because of its surroundings would be rewritten again and again.
    reads: [{ field: entry.name, value }],
  };
  // Readers differ about line breaks at the end of a block in the last field; they agree about quoted text.
  const block = value.includes('\n') && !value.endsWith('\n') ? writeScalar(value, 'literal', eol) : undefined;
  if (block === undefined) return [quoted];
  const blocked: Fix = {
    ...quoted,
    title: title('block', { field }),
    edits: [valueEdit(entry, lead + block, context)],
  };
  return [blocked, quoted];
}

/** Replaces a value by `written`. A comment after the value moves to the first line of a block, not into its text. */
export function valueEdit(entry: Entry, written: string, { doc }: AgentContext): TextEdit {
  const { colon, valueSpan } = entry;
  if (colon !== undefined && isAtMargin(doc.text.slice(colon + 1, valueSpan.start)))
    return replace(span(colon + 1, valueSpan.end), ` ${written}`);
  const comment = /^ ?[|>]/.test(written) ? commentAfter(entry, doc.text) : undefined;
  if (!comment) return replace(entry.valueSpan, written);
  const head = /^[^\r\n]*/.exec(written)?.[0] ?? '';
  const moved = `${head} ${doc.text.slice(comment.start, comment.end)}${written.slice(head.length)}`;
  return replace({ start: entry.valueSpan.start, end: comment.end }, moved);
}

/** Below its field and not indented, where YAML allows no value, quoted or not. */
const isAtMargin = (between: string): boolean => /^[ \t]*(?:\r?\n)+$/.test(between);

/** An unclosed flow list in a field that takes lists; quoted, it would become text with a bracket in it. */
export function isOpenList(entry: Entry, { doc, runtime }: AgentContext): boolean {
  const raw = doc.text.slice(entry.valueSpan.start, entry.valueSpan.end);
  return raw.startsWith('[') && !raw.includes(']') && (runtime.fields.get(entry.name)?.listStyles.length ?? 0) > 0;
}

export const closeList = (entry: Entry): Fix => ({
  title: title('closeBracket', { bracket: ']' }),
  edits: [insert(entry.valueSpan.end, ']')],
  safe: false,
});

/** Span of a value's text without its quotes, so that a replacement keeps them. */
export function textSpan(entry: Entry, context: AgentContext): Span {
  const text = context.view.text(entry.name);
  return text ? { start: text.toSource(0), end: text.toSource(text.value.length) } : entry.valueSpan;
}

/** The description of a raw text: line ends and `\n` as line breaks, without indentation. */
export function intendedText(raw: string, context: AgentContext): string {
  const lines = raw.replaceAll('\r\n', '\n').split('\n');
  const indents = lines
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const margin = indents.length > 0 ? Math.min(...indents) : 0;
  const text = [lines[0] ?? '', ...lines.slice(1).map((line) => line.slice(margin))].join('\n').trim();
  return context.scope === 'plugin' ? text : text.replaceAll('\\n', '\n');
}

/** As an argument of a title. */
export const valueOfField = (field: string): Message => ({ id: 'fix.valueOf', args: { field } });

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
