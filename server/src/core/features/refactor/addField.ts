// Finds the line where a field that is not there yet belongs by convention.

import { eolOf } from '../../rules/frontmatter/valueFixes';
import { insert, type TextEdit } from '../../text/edit';
import { lineOf } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';

/** The places in the order in which they suit: behind the fields that come before it, at the end, at the beginning. */
export function fieldInsertions(name: string, value: string, { doc, runtime }: AgentContext): readonly TextEdit[] {
  const eol = eolOf(doc.text);
  const orderOf = (field: string): number => runtime.fields.get(field)?.order ?? runtime.fields.all.length * 100;
  const before = doc.frontmatter.entries.filter((entry) => orderOf(entry.name) < orderOf(name)).at(-1);
  const places = [
    ...(before ? [lineOf(doc.text, before.span).end] : []),
    doc.fence.close.start,
    doc.fence.region.start,
  ];
  return places.map((offset) => insert(offset, `${name}:${value}${eol}`));
}
