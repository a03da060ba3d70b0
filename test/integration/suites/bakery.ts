// Sample agents of a fictitious bakery that compete for the same requests, for suites about the preview.

const agent = (
  name: string,
  description: string,
  examples: readonly string[],
  body: string,
): readonly [string, string] => [
  `${name}.md`,
  `---
name: ${name}
description: |
  ${description}
${examples.map((said) => `\n  <example>\n  user: ${said}\n  assistant: I will ask ${name}.\n  </example>\n`).join('')}
tools: Read, Grep
---

${body}
`,
];

export const BAKERY: readonly (readonly [file: string, text: string])[] = [
  agent(
    'oven-keeper',
    'Finds out why a loaf comes out burnt, pale or flat, and sets heat and time of the oven.',
    [
      'The rye loaf is burnt below and pale on top, what is wrong?',
      'Which oven loses heat at night?',
      'The dough rises too fast since the summer.',
    ],
    'Read the log of the crates before the oven. Count the trays.',
  ),
  agent(
    'dough-mixer',
    'Plans a dough: flour, water, salt, how long it rises and how it is folded in summer and winter.',
    ['How much water does the new flour take?', 'The dough tears when it is folded.'],
    'Weigh everything. Trays are none of your business.',
  ),
  agent(
    'shelf-counter',
    'Counts what is left on the shelf at night and says what to bake less of.',
    ['How many rolls were left on Tuesday night?'],
    'Count crates and trays.',
  ),
  agent('crate-writer', 'Writes the note for the driver.', [], 'Crates and trays.'),
  agent('crate-scribe', 'Writes the note for the driver.', [], 'Crates.'),
];

export const PROMPT = 'Since the summer the rye loaf is flat and the crates stay full. Is the oven heat wrong?';
