// Completions for single-value fields.

import type { Field } from '../../dialects/facts';
import { fact, text } from '../../messages/text';
import { nameForFile } from '../../rules/frontmatter/agentName';
import type { AgentDocument, Entry } from '../../syntax/document';
import type { Span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { learnedDetail } from '../catalogueTexts';
import { modelChoices } from '../modelChoices';
import type { CursorContext } from './cursorContext';
import { type Completion, order } from './item';

type At = Extract<CursorContext, { at: 'value' }>;

export function valueCompletions(context: AgentContext, cursor: At): readonly Completion[] {
  const { doc } = context;
  const field = context.runtime.fields.get(cursor.field);
  if (!field) return [];
  const lead = needsSpace(doc, cursor.entry, cursor.replace) ? ' ' : '';
  const items =
    field.valueSource === 'models'
      ? modelCompletions(context, cursor.replace, lead)
      : field.name === 'name'
        ? nameCompletions(doc, cursor, lead)
        : context.runtime.fields.valuesOf(field).map(
            (value, index): Completion => ({
              label: value.value,
              kind: field.name === 'color' ? 'color' : 'value',
              ...learnedDetail(value),
              documentation: () => (value.doc === '' ? [] : [fact(`field.${field.name}.${value.value}`, value.doc)]),
              replace: cursor.replace,
              newText: lead + value.value,
              filterText: value.value,
              sortText: order(index),
            }),
          );
  const snippets = cursor.entry.style === 'empty' ? snippetCompletions(field, cursor.replace, lead) : [];
  return [...items, ...snippets];
}

export const snippetCompletions = (field: Field, replace: Span, lead: string): readonly Completion[] =>
  field.snippets
    .filter((snippet) => snippet.label !== field.name || field.values.length === 0)
    .map((snippet, index) => ({
      label: snippet.label,
      kind: 'snippet',
      detail: field.name,
      documentation: () => [fact(`field.${field.name}.snippet.${snippet.label}`, snippet.description)],
      replace,
      newText: lead + snippet.body,
      isSnippet: true,
      sortText: `z${order(index)}`,
    }));

/** `tools:` with the cursor right after the colon. */
const needsSpace = (doc: AgentDocument, entry: Entry, replace: Span): boolean =>
  entry.colon !== undefined && replace.start === entry.colon + 1 && doc.text[entry.colon] === ':';

/** The file's name, which most agents use as their name. */
function nameCompletions(doc: AgentDocument, { entry, replace }: At, lead: string): readonly Completion[] {
  const name = onlyValue(doc, entry, replace) ? nameForFile(doc.uri) : '';
  return name === ''
    ? []
    : [
        {
          label: name,
          kind: 'value',
          detail: text('completion.asTheFile'),
          replace,
          newText: lead + name,
          sortText: order(0),
        },
      ];
}

function modelCompletions({ options, runtime }: AgentContext, replace: Span, lead: string): readonly Completion[] {
  return [
    ...modelChoices(runtime, options.today).map((model, index) => ({
      label: model.name,
      kind: 'model' as const,
      detail: model.summary,
      documentation: () => model.doc,
      replace,
      newText: lead + model.name,
      filterText: model.name,
      sortText: order(index),
    })),
    ...options.extraModels.map((name, index) => ({
      label: name,
      kind: 'model' as const,
      replace,
      newText: lead + name,
      filterText: name,
      sortText: `y${order(index)}`,
    })),
  ];
}

/** The replaced span is the whole value. */
const onlyValue = (doc: AgentDocument, { valueSpan }: Entry, replace: Span): boolean =>
  doc.text.slice(valueSpan.start, valueSpan.end).replace(/["']/g, '').trim() ===
  doc.text.slice(replace.start, replace.end);
