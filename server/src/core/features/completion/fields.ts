// Completions of missing fields, in conventional order, with common values as snippets.

import type { Field } from '../../dialects/facts';
import type { Runtime } from '../../dialects/runtime';
import type { Text } from '../../messages/render';
import { fact, text } from '../../messages/text';
import type { AgentDocument } from '../../syntax/document';
import type { CursorContext } from './cursorContext';
import { type Completion, order } from './item';

export function fieldCompletions(
  doc: AgentDocument,
  cursor: Extract<CursorContext, { at: 'key' }>,
  runtime: Runtime,
): readonly Completion[] {
  const present = new Set(
    doc.frontmatter.entries.filter((entry) => entry.nameSpan.start !== cursor.replace.start).map((entry) => entry.name),
  );
  const known = runtime.fields.all
    .filter((field) => !present.has(field.name))
    .flatMap((field, index): readonly Completion[] => [
      {
        label: field.name,
        kind: 'field',
        ...(field.required ? { detail: text('completion.required') } : {}),
        documentation: () => fieldDoc(field),
        replace: cursor.replace,
        newText: cursor.hasColon ? field.name : `${field.name}:${afterColon(field)}`,
        isSnippet: !cursor.hasColon,
        sortText: order(index),
        retrigger: !cursor.hasColon && afterColon(field) === ' ',
      },
      ...(cursor.hasColon ? [] : readyMade(field, index, cursor)),
    ]);
  const more = runtime.fields.learned
    .filter((name) => !present.has(name))
    .map(
      (name, index): Completion => ({
        label: name,
        kind: 'field',
        detail: text('learned.words', { version: runtime.plainVersion }),
        replace: cursor.replace,
        newText: cursor.hasColon ? name : `${name}: `,
        sortText: `y${order(index)}`,
      }),
    );
  return [...known, ...more];
}

/** The same paragraphs as in a hover. */
const fieldDoc = (field: Field): readonly Text[] =>
  field.doc
    .split('\n\n')
    .map((paragraph, index) => fact(`field.${field.name}${index === 0 ? '' : `.${index}`}`, paragraph));

/** With several common values, each is an item of its own, labelled by its purpose. */
const readyMade = (
  field: Field,
  index: number,
  cursor: Extract<CursorContext, { at: 'key' }>,
): readonly Completion[] =>
  field.snippets.length < 2
    ? []
    : field.snippets.map((snippet, at) => ({
        label: `${field.name}: ${snippet.label}`,
        kind: 'snippet',
        documentation: () => [fact(`field.${field.name}.snippet.${snippet.label}`, snippet.description)],
        replace: cursor.replace,
        newText: `${field.name}:${snippet.body.startsWith('\n') ? '' : ' '}${snippet.body}`,
        isSnippet: true,
        // No colon in the filter: typing beyond it triggers value completion.
        filterText: field.name,
        sortText: `${order(index)}.${at}`,
      }));

/** Fields with values to choose from retrigger completion; the others insert their shape. */
function afterColon(field: Field): string {
  if (field.values.length > 0 || (field.valueSource !== undefined && field.valueSource !== 'hookEvents'))
    return field.listStyles.length > 0 && !field.listStyles.includes('csv') ? (field.snippets[0]?.body ?? ' ') : ' ';
  const body = field.snippets[0]?.body ?? '';
  return body.startsWith('\n') ? body : ` ${body}`;
}
