// Appends an `<example>` template to a description in its own style; what the orchestrator reads before it stays the same.

import type { Fix } from '../../fixes/fix';
import type { Entry } from '../../syntax/document';
import { parseAgent } from '../../syntax/parse';
import { viewOf } from '../../syntax/view';
import { writeReadable, writeScalar } from '../../syntax/writeScalar';
import { applyEdits, insert, replace, type TextEdit } from '../../text/edit';
import { slice, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { eolOf, valueEdit } from '../frontmatter/valueFixes';
import { title } from '../rule';

/** None where the file does not load: the description in effect is unknown then. */
export function addExampleFix(context: AgentContext): readonly Fix[] {
  const entry = context.view.entry('description');
  if (!entry || context.verdict.status !== 'loads') return [];
  const { name, description } = context.verdict;
  const added = [
    '',
    '',
    '<example>',
    'Context: TODO what happened before',
    'user: "TODO what the user says"',
    `assistant: "I'll use the ${name} agent for this."`,
    '</example>',
  ].join('\n');
  const value = description.trimEnd() + added;
  const edit = appended(entry, value, added, context) ?? rewritten(entry, value, context);
  return [{ title: title('addExample'), edits: [edit], safe: false, placeholder: true }];
}

function rewritten(entry: Entry, value: string, context: AgentContext): TextEdit {
  const lead = entry.colon !== undefined && entry.valueSpan.start === entry.colon + 1 ? ' ' : '';
  return valueEdit(entry, lead + writeReadable(value, eolOf(context.doc.text)), context);
}

/** The existing text unchanged, and the new text after it; absent where the style cannot hold it. */
function appended(entry: Entry, value: string, added: string, context: AgentContext): TextEdit | undefined {
  const { doc, view, scope } = context;
  const edit =
    entry.style === 'double'
      ? inQuotes(entry, added, context)
      : entry.style === 'literal'
        ? inBlock(entry, added, context)
        : undefined;
  if (!edit) return undefined;
  const after = viewOf(parseAgent(doc.uri, applyEdits(doc.text, [edit]), context.runtime.profile));
  const reads = scope === 'plugin' ? after.text('description') : after.description;
  const others = after.entry('description')?.style === entry.style && view.entry('name')?.style;
  return others === after.entry('name')?.style && reads?.value.trimEnd() === value ? edit : undefined;
}

function inQuotes(entry: Entry, added: string, { doc, view, scope }: AgentContext): TextEdit | undefined {
  const text = scope === 'plugin' ? view.text('description') : view.description;
  const quoted = writeScalar(added, 'double')?.slice(1, -1);
  if (!text || quoted === undefined || doc.text[entry.valueSpan.end - 1] !== '"') return undefined;
  return replace(span(text.toSource(text.value.trimEnd().length), entry.valueSpan.end - 1), quoted);
}

function inBlock(entry: Entry, added: string, { doc }: AgentContext): TextEdit | undefined {
  const raw = slice(doc.text, entry.valueSpan);
  const given = /^\|[-+]?(\d)/.exec(raw)?.[1];
  const indent = given === undefined ? /\n([ ]+)[^\s]/.exec(raw)?.[1] : ' '.repeat(Number(given));
  if (indent === undefined || added.includes('---')) return undefined;
  const lines = added.split('\n').map((line) => (line === '' ? '' : indent + line));
  return insert(entry.valueSpan.end, lines.join(eolOf(doc.text)));
}
