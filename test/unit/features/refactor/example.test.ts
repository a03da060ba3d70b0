// One more example: in the style of the description it is put into, everything before it untouched.

import { describe, expect, it } from 'vitest';
import { contextOf } from '../../../support/agents';
import { refactored, refactors, titlesAt } from '../../../support/refactors';

const ADD = 'Add an example to the description';
const file = (description: string, more = ''): string =>
  `---\nname: owl\ndescription: ${description}\n${more}---\nDo it.\n`;
const LINES = [
  '<example>',
  'Context: TODO what happened before',
  'user: "TODO what the user says"',
  'assistant: "I\'ll use the owl agent for this."',
  '</example>',
];
const block = (indent: string): string => LINES.map((line) => `\n${indent}${line}`).join('');
const escaped = `\\n\\n${LINES.join('\\n').replaceAll('"', '\\"')}`;

describe('anotherExample', () => {
  it.each<[string, string, string]>([
    ['to a block', '|\n  Use$0 it.', `|\n  Use it.\n${block('  ')}`],
    [
      'to a block with its own margin',
      '|-\n     Use$0 it:\n       now.',
      `|-\n     Use it:\n       now.\n${block('     ')}`,
    ],
    ['to a block that says its margin', '|2-\n    Use$0 it.', `|2-\n    Use it.\n${block('  ')}`],
    [
      'to a block with examples',
      '|-\n  Use$0 it.\n\n  <example>\n  user: "Now"\n  </example>',
      `|-\n  Use it.\n\n  <example>\n  user: "Now"\n  </example>\n${block('  ')}`,
    ],
    ['to double quotes', '"Use$0 \\"it\\"."', `"Use \\"it\\".${escaped}"`],
    ['to double quotes that end in line breaks', '"Use$0 it.\\n\\n"', `"Use it.${escaped}"`],
    ['to double quotes over lines', '"Use\n  $0it."', `"Use\n  it.${escaped}"`],
    ['to double quotes with a comment', '"Use$0 it." # now', `"Use it.${escaped}" # now`],
    ['to plain text, which becomes a block', 'Use$0 it.', `|-\n  Use it.\n${block('  ')}`],
    ['to single quotes, which become a block', "'Use$0 it.'", `|-\n  Use it.\n${block('  ')}`],
    ['to a fold, which becomes a block', '>\n  Use\n  i$0t.', `|-\n  Use it.\n${block('  ')}`],
  ])('adds an example %s', (_case, before, after) => {
    for (const more of ['', 'model: opus\n'])
      for (const eol of ['\n', '\r\n'])
        refactors(file(before, more).replaceAll('\n', eol), ADD, file(after, more).replaceAll('\n', eol));
  });

  it('is read by the orchestrator, for a plugin too', () => {
    for (const description of ['|\n  U$0se it.', '"U$0se it."', 'U$0se it.', "'Use\\\\n$0 it.'"])
      for (const scope of ['project', 'plugin'] as const) {
        const before = file(description);
        const after = refactored(before, ADD, { scope }).text;
        expect(contextOf(after, { scope }).verdict).toMatchObject({
          description: expect.stringContaining(`\n\n${LINES.join('\n')}`) as string,
        });
      }
  });
});

it('is not offered elsewhere, or where the file does not load', () => {
  expect(titlesAt('---\nna$0me: owl\ndescription: Use it.\n---\n')).not.toContain(ADD);
  expect(titlesAt('---\ndescription: Us$0e it.\n---\n')).not.toContain(ADD);
});
