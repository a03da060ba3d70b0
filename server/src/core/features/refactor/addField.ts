// Finds the line where a field that is not there yet belongs by convention.

import { fieldByName, fields } from '../../dialects/claude/fields/fields';
import { eolOf } from '../../rules/frontmatter/valueFixes';
import type { RuleContext } from '../../rules/rule';
import { insert, type TextEdit } from '../../text/edit';
import { lineOf } from '../../text/lineOf';

/** The places in the order in which they suit: behind the fields that come before it, at the end, at the beginning. */
export function fieldInsertions(name: string, value: string, { doc }: RuleContext): readonly TextEdit[] {
  const eol = eolOf(doc.text);
  const orderOf = (field: string): number => fieldByName(field)?.order ?? fields.length * 100;
  const before = doc.frontmatter.entries.filter((entry) => orderOf(entry.name) < orderOf(name)).at(-1);
  const places = [
    ...(before ? [lineOf(doc.text, before.span).end] : []),
    doc.fence.close.start,
    doc.fence.region.start,
  ];
  return places.map((offset) => insert(offset, `${name}:${value}${eol}`));
}
