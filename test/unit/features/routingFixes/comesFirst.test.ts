// Adding an example that contains a prompt moves that prompt to the first place as it stands, where it was not before.

import { expect, it } from 'vitest';
import { promptExample } from '../../../../server/src/core/features/routingFixes/promptExample';
import { addWords } from '../../../../server/src/core/features/routingFixes/sentences';
import { rankByWords } from '../../../../server/src/core/routing/rankByWords';
import { createWordIndex } from '../../../../server/src/core/routing/wordIndex';
import { applyEdits } from '../../../../server/src/core/text/edit';
import { contextOf } from '../../../support/agents';

const PROMPT = 'The orders load died overnight with a column mismatch, can you see why?';
const OWL = `---
name: tide-importer
description: |-
  Use this agent to bring tide tables into the harbour database.

  <example>
  user: "Import the tables of next month"
  assistant: "I'll use the tide-importer agent for this."
  </example>
---

Import.
`;
const OTHERS = [
  {
    name: 'schema-migrator',
    description: 'Use this agent when a column is added to a table.',
    body: '',
  },
  {
    name: 'paint-shop',
    description: 'Use this agent when a wall needs paint, or a colour is chosen for a room.',
    body: '',
  },
];

function ranked(text: string) {
  const { verdict, doc } = contextOf(text);
  if (verdict.status !== 'loads') throw new Error('it does not load');
  const { name, description } = verdict;
  const index = createWordIndex([...OTHERS, { name, description, body: doc.text.slice(doc.body.start) }]);
  return rankByWords(index, { text: PROMPT }).ranked.map(({ agent }) => agent);
}

it.each(['|-', '>-', 'in quotes'])('a prompt added as an example ranks the agent first, description %s', (style) => {
  const text =
    style === 'in quotes'
      ? OWL.replace(
          /\|-\n([\s\S]*?)\n---/,
          (_whole, lines: string) => `${JSON.stringify(lines.replace(/^ {2}/gm, ''))}\n---`,
        )
      : OWL.replace('|-', style);
  expect(ranked(text)[0]).toBe('schema-migrator');
  const found = promptExample(contextOf(text), PROMPT);
  expect(found).toBeDefined();
  expect(ranked(applyEdits(text, found?.edits ?? []))[0]).toBe('tide-importer');
});

it('added words rank the agent first', () => {
  const found = addWords(contextOf(OWL), ['orders', 'load', 'died', 'column', 'mismatch']);
  expect(ranked(applyEdits(OWL, found?.edits ?? []))[0]).toBe('tide-importer');
});
