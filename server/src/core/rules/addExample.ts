// Puts one more `<example>` to fill in at the end of a description, keeping what the orchestrator reads before it.

import { writeReadable } from '../syntax/writeScalar';
import { type Fix, type RuleContext, title } from './rule';
import { eolOf, valueEdit } from './valueFixes';

/** None where the file does not load: what the orchestrator sees is not known then. */
export function addExampleFix(context: RuleContext): readonly Fix[] {
  const entry = context.view.entry('description');
  if (!entry || context.verdict.status !== 'loads') return [];
  const { name, description } = context.verdict;
  const example = [
    '<example>',
    'Context: TODO what happened before',
    'user: "TODO what the user says"',
    `assistant: "I'll use the ${name} agent for this."`,
    '</example>',
  ].join('\n');
  const value = `${description.trimEnd()}\n\n${example}`;
  const lead = entry.colon !== undefined && entry.valueSpan.start === entry.colon + 1 ? ' ' : '';
  return [
    {
      title: title('addExample'),
      edits: [valueEdit(entry, lead + writeReadable(value, eolOf(context.doc.text)), context)],
      safe: false,
      placeholder: true,
    },
  ];
}
