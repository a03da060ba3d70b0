// What a line that begins a field takes from the description, measured on 2.1.332: all of these files load with the first part alone.

import { describe, expect, test } from 'vitest';
import { fixesOf } from '../../../server/src/core/rules/run';
import { applyEdits } from '../../../server/src/core/text/edit';
import { contextOf, findingsIn } from '../../support/agents';

const file = (description: string, eol = '\n'): string =>
  `---\nname: painter\ndescription: ${description}\ncolor: green\n---\nYou draw.\n`.replaceAll('\n', eol);

const READ = 'Use this agent when charts are needed.';
const HEADS = [
  READ,
  `"${READ}"`,
  `'${READ}'`,
  `|\n  ${READ}`,
  `>\n  ${READ}`,
  'Use this agent when\n  charts are needed.',
];
const PLAIN_CUTS = [
  'user: Draw the chart\nassistant: I will draw it',
  'Examples: user asks to draw the chart\nContext: quarterly figures',
  'Example 1: user asks to draw the chart',
  'Note: always ask for the figures first',
  'IMPORTANT: never draw without figures.',
  'Do NOT use for: tables or text.',
  '"user": draw it please',
  'user : draw it please',
  'Human: draw it please\nassistant: gladly, at once',
];
/** The lines, and what the orchestrator is to read of them. */
const CUTS = [
  {
    cut: 'user: "Draw the chart"\\nassistant: "I will."\\n</example>',
    meant: 'user: "Draw the chart"\nassistant: "I will."\n</example>',
  },
  ...PLAIN_CUTS.map((cut) => ({ cut, meant: cut })),
];

const cutIn = (text: string) => findingsIn(text).filter(({ rule }) => rule === 'description-cut-by-key');

describe.each(HEADS)('below the description %j', (head) => {
  // A block that is read by itself cannot be repaired by Claude Code, so escapes in quotes below it would drop the file.
  test.each(CUTS.filter(({ cut }) => !(/^[|>]/.test(head) && cut.includes('</example>'))))(
    '$cut is lost',
    ({ cut, meant }) => {
      for (const eol of ['\n', '\r\n']) {
        if (eol === '\r\n' && (cut.includes('</example>') || head.includes('\n'))) continue;
        const text = file(`${head}\n${cut}`, eol);
        const context = contextOf(text);
        expect(context.verdict.status === 'loads' && context.verdict.description.trim()).toBe(READ);
        const [finding, other] = cutIn(text);
        expect(other).toBeUndefined();
        expect(findingsIn(text).map(({ rule }) => rule)).not.toContain('unknown-field');
        expect(finding?.severity).toBe('warning');
        expect(finding && text.slice(finding.span.start, finding.span.end)).toBe(cut.replaceAll('\n', eol));
        expect(finding?.message.args).toMatchObject({ lost: meant.length, all: READ.length + 1 + meant.length });
        const [fix] = finding ? fixesOf(finding, context) : [];
        expect(fix?.safe).toBe(false);
        const after = contextOf(applyEdits(text, fix?.edits ?? []));
        expect(after.verdict.status === 'loads' && after.verdict.description.trim()).toBe(`${READ}\n${meant}`);
        expect(after.view.text('color')?.value).toBe('green');
      }
    },
  );

  test.each([
    ...[
      'version: 1.0.0',
      'author: Jane Doe of the platform team',
      'Author: Jane Doe',
      'category: data and charts',
      'tags: [a, b]',
    ],
    ...[
      'examples:\n  - user asks for a chart',
      'Examples:\n  - user asks for a chart\n  - or a table',
      'role: draws charts for people',
    ],
    ...[
      'priority: high',
      'context: fork',
      'Version: 2',
      'Owner: Platform Team',
      'metadata:\n  note: a b c',
      'x-note: one two three',
    ],
    ...[
      'expertise: charts, tables and text',
      'readonly: true',
      'subagent_type: planner',
      'notes: internal use only',
      'model: opus',
    ],
    ...[
      'triggers: "draw, paint"',
      'color: red',
      'tools: Read',
      'License: MIT',
      'url: https://example.com/a',
      'last_updated: 2026-01-01',
    ],
  ])('leaves %j as a field of its own', (field) => {
    expect(cutIn(file(`${head}\n${field}`))).toEqual([]);
  });
});

test('takes the lines below an open example as part of the description', () => {
  const text = file('Use this. <example>\\nContext: Sales\nReply: done\\n</example>');
  expect(cutIn(text)).toHaveLength(1);
});

test('ends the lost text at a known field', () => {
  const text = file(`${READ}\nuser: "Draw the chart"\nmodel: opus\nNote: never draw without figures.`);
  const [finding] = cutIn(text);
  expect(finding && text.slice(finding.span.start, finding.span.end)).toBe('user: "Draw the chart"');
});
