// The fields of a document as typed values, computed on first use and cached with its frontmatter; as written, not validated.

import type { AgentDocument, Entry, Frontmatter, ListValue, Text } from './document';
import { type Example, parseExamples } from './examples';
import { listOf } from './lists';
import { textOf, withLineBreaks } from './scalars';

export interface AgentView {
  entry(field: string): Entry | undefined;
  /** The decoded text of a field; absent if the field is missing or a collection. */
  text(field: string): Text | undefined;
  list(field: string): ListValue | undefined;
  /** The description with literal `\n` as line breaks, as the orchestrator reads it, mapped to the file. */
  readonly description: Text | undefined;
  /** Its `<example>` blocks, as offsets into `description.value`. */
  readonly examples: readonly Example[];
}

const views = new WeakMap<Frontmatter, AgentView>();

export function viewOf(doc: AgentDocument): AgentView {
  const known = views.get(doc.frontmatter);
  if (known) return known;
  const view = createView(doc.frontmatter, doc.text);
  views.set(doc.frontmatter, view);
  return view;
}

function createView(frontmatter: Frontmatter, text: string): AgentView {
  const texts = new Map<string, Text | undefined>();
  const lists = new Map<string, ListValue | undefined>();
  let examples: readonly Example[] | undefined;
  let description: Text | undefined;
  const read = <T>(field: string, from: (entry: Entry, text: string) => T | undefined): T | undefined => {
    const entry = frontmatter.field(field);
    return entry && from(entry, text);
  };
  const view: AgentView = {
    entry: (field) => frontmatter.field(field),
    text(field) {
      if (!texts.has(field)) texts.set(field, read(field, textOf));
      return texts.get(field);
    },
    list(field) {
      if (!lists.has(field)) lists.set(field, read(field, listOf));
      return lists.get(field);
    },
    get description() {
      const decoded = view.text('description');
      if (decoded && !description) description = withLineBreaks(decoded);
      return description;
    },
    get examples() {
      examples ??= parseExamples(view.description?.value ?? '');
      return examples;
    },
  };
  return view;
}
