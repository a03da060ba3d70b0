// What is said about frontmatters that no slip with a shape of its own explains: a rule by name and the characters at fault,
// never only that YAML stopped somewhere.

import { describe, expect, test } from 'vitest';
import { check, fixesOf } from '../../../../server/src/core/rules/run';
import { applyEdits } from '../../../../server/src/core/text/edit';
import { contextOf, strict } from '../../../support/agents';

const NAME = 'name: a\n';
const DESCRIPTION = 'description: Use it.\n';

/** The text of the frontmatter, the rule and message, and what is underlined. */
const FAULTS: readonly (readonly [what: string, fields: string, message: string, underlined: string])[] = [
  ['a value that begins with a dash', `${NAME}description: - one\n`, 'text-needs-quotes.default', '-'],
  ['a value that begins with a question mark', `${NAME}description: ? one\n`, 'text-needs-quotes.default', '?'],
  ['text behind a bracket', `${NAME}description:\n  [beta] reviews\n`, 'text-needs-quotes.default', '[beta]'],
  ['an empty item', `${NAME}${DESCRIPTION}tools: [\n  Read,,\n  Grep,\n]\n`, 'line-not-field.comma', ','],
  [
    'quotes in quotes in brackets',
    `${NAME}${DESCRIPTION}x: [\n  "Bash(echo "a, b")",\n]\n`,
    'text-after-quote.default',
    'a',
  ],
  ['a line for the YAML reader', `%YAML 1.2\n${NAME}${DESCRIPTION}`, 'yaml-syntax.directive', '%YAML 1.2'],
  ['a bullet before a field', `${NAME}${DESCRIPTION}* model: haiku\n`, 'line-not-field.bullet', '* model: haiku'],
  ['a list item among fields', `${NAME}${DESCRIPTION}tools: [Read]\n- item\n`, 'line-not-field.item', '- item'],
  ['a bracket that closes nothing', `${NAME}${DESCRIPTION}tools: [Read]\n},\n`, 'line-not-field.bracket', '},'],
  ['a word alone', `${NAME}t\n${DESCRIPTION}`, 'line-not-field.word', 't'],
  ['a word below an empty field', `name:\na\n${DESCRIPTION}`, 'continuation-not-indented.default', 'a'],
  ['fields that alone are indented', ` ${NAME}${DESCRIPTION}`, 'line-not-field.margin', ' '],
  ['a tab before the first field', `\t${NAME}${DESCRIPTION}`, 'tab-indentation.default', '\t'],
  ['a carriage return inside a line', `name: a\rb\n${DESCRIPTION}`, 'line-not-field.return', '\r'],
  [
    'a block that the repair breaks',
    `${NAME}description: Use when: asked\nnotes: |\n  One.\n`,
    'text-needs-quotes.colon',
    'when:',
  ],
  [
    'a list that the repair breaks',
    `${NAME}${DESCRIPTION}tools: [\n  *,\n  Read,\n]\n`,
    'text-needs-quotes.alias',
    '*',
  ],
];

const contexts = new Map(FAULTS.map(([what, fields]) => [what, contextOf(`---\n${fields}---\nBody.\n`)] as const));

describe('an unreadable frontmatter', () => {
  test.each(FAULTS)('has one finding that names %s', (what, _fields, message, underlined) => {
    const context = contexts.get(what) ?? contextOf('');
    const errors = check(context, strict).filter(({ severity }) => severity === 'error');
    expect(
      errors.map(({ message: { id }, span }) => [id, context.doc.text.slice(span.start, span.end)]),
    ).toContainEqual([message, underlined]);
  });

  test.each(FAULTS)('gets no fix without effect: %s', (what) => {
    const context = contexts.get(what) ?? contextOf('');
    for (const finding of check(context, strict))
      for (const fix of fixesOf(finding, context))
        expect(applyEdits(context.doc.text, fix.edits)).not.toBe(context.doc.text);
  });

  test.each([
    ['in quotes with a second slip', 'description: "Runs --- now"" \n'],
    ['in quotes over two lines', "description: 'Use --- when\nthe build breaks'\n"],
    ['behind an escape', 'description: "a\n  - Runs --- now\n  \\\\d+ \\d"\n'],
    ['in a text of several lines', 'description:\n  %d Runs --- now :\n  more: of it\n'],
    ['and the first field indented', '  x: y\ndescription: a ---\n'],
  ])('has an error where dashes cut it: %s', (_what, description) => {
    const context = contextOf(`---\n${NAME}${description}tools: Read\n---\nBody.\n`);
    expect(context.verdict.status).toBe('skipped');
    expect(check(context, strict).filter(({ severity }) => severity === 'error')).not.toEqual([]);
  });

  test('has its error even if a comment after the name explains the rest of that field', () => {
    const text = '---\nname: a # small\ndescription:"Use it: now."\ntools: *\n---\nBody.\n';
    const context = contextOf(text);
    expect(context.verdict).toMatchObject({ status: 'skipped', reason: { code: 'description-missing' } });
    expect(check(context, strict).map(({ rule }) => rule)).toContain('description-missing');
  });
});
