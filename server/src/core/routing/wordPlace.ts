// Finds the place of a scored word in an agent's file. Compares words as ranking does.

import type { AgentDocument } from '../syntax/document';
import type { AgentView } from '../syntax/view';
import type { Span } from '../text/span';
import type { TermField } from './router';
import { tokens } from './tokenize';

/** The first occurrence in the field, else anywhere but the body; undefined where there is none. */
export function wordPlace(doc: AgentDocument, view: AgentView, term: string, field: TermField): Span | undefined {
  const wanted = new Set(tokens(term).map((token) => token.term));
  const within = places(doc, view, wanted);
  return (
    within[field]() ?? (field === 'body' ? undefined : (within.description() ?? within.example() ?? within.name()))
  );
}

/** The example from its opening to its closing tag. */
export function examplePlace(view: AgentView, example: number): Span | undefined {
  const found = view.examples[example];
  const { description } = view;
  if (!found || !description) return undefined;
  return { start: description.toSource(found.span.start), end: description.toSource(found.span.end) };
}

type Places = Readonly<Record<TermField, () => Span | undefined>>;

function places(doc: AgentDocument, view: AgentView, wanted: ReadonlySet<string>): Places {
  const { description } = view;
  const first = (text: string, where: (at: number) => boolean = () => true): Span | undefined =>
    tokens(text).find(({ term, span }) => wanted.has(term) && where(span.start))?.span;
  const inExample = (at: number): boolean => view.examples.some(({ span }) => at >= span.start && at < span.end);
  const inDescription = (where: (at: number) => boolean): Span | undefined => {
    const found = description && first(description.value, where);
    return found && { start: description.toSource(found.start), end: description.toSource(found.end) };
  };
  return {
    name() {
      const name = view.text('name');
      // Hyphens of names are counted as blanks.
      const found = name && first(name.value.replace(/[-_#0-9]/g, ' '));
      return found && { start: name.toSource(found.start), end: name.toSource(found.end) };
    },
    description: () => inDescription((at) => !inExample(at)),
    example: () => inDescription(inExample),
    body() {
      const found = first(doc.text.slice(doc.body.start, doc.body.end));
      return found && { start: doc.body.start + found.start, end: doc.body.start + found.end };
    },
  };
}
