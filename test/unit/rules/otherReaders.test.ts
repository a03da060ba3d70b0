// What other programs read is no mistake here, unless a limit is lost with it.

import { describe, expect, it } from 'vitest';
import { readElsewhere } from '../../../server/src/core/dialects/claude/catalogue/otherReaders';
import model from '../../../server/src/generated/fieldModel.json';
import { findingsIn } from '../../support/agents';
import { appliedFixes } from '../../support/drivers';

const agent = (fields: string): string =>
  `---\nname: agent\ndescription: Use this agent to check.\n${fields}\n---\nDo.\n`;
const rulesFor = (fields: string): readonly string[] => findingsIn(agent(fields)).map(({ rule }) => rule);

interface Listed {
  readonly key: string;
  readonly values?: readonly string[];
  readonly list?: boolean;
}
const listed = model.otherReaders.flatMap(({ reader, fields }) =>
  fields.map((field: Listed) => [reader, field.key, field] as const),
);

describe('fields of other programs', () => {
  it.each(listed)('%s: %s has no finding', (_reader, key, { values, list }) => {
    const value = values?.[0] ?? (list ? '[{effect: allow}]' : '1');
    expect(rulesFor(`${key}: ${value}`)).not.toContain('unknown-field');
  });

  it.each([
    ['mode: plan', 'a permission mode of Claude Code'],
    ['permission: plan', 'a permission mode of Claude Code'],
    ['permissions: acceptEdits', 'a permission mode of Claude Code'],
    ['steps: 5', 'a usual misspelling'],
    ['max_turns: 5', 'a usual misspelling'],
    ['mcp-servers: [github]', 'a usual misspelling'],
    ['zebra: 1', 'nobody’s'],
    ['prompt: Look.', 'a prompt that is lost'],
    ['__proto__: 1', 'nobody’s'],
    ['constructor: 1', 'nobody’s'],
  ])('%s is not recognized: %s', (fields) => expect(rulesFor(fields)).toContain('unknown-field'));

  it('are recognized by program', () => {
    expect(readElsewhere('mode', 'subagent')).toMatchObject({ reader: 'OpenCode', effect: 'other' });
    expect(readElsewhere('mode', 'ask')).toMatchObject({ reader: 'VS Code', effect: 'other' });
    expect(readElsewhere('mode', undefined)).toBeUndefined();
    expect(readElsewhere('tools', 'Read')).toBeUndefined();
  });
});

describe('a restriction of another program', () => {
  it.each([
    ['readonly: "true"', true],
    ['readonly: false', false],
    ['permission: {edit: {"*": deny}}', true],
    ['permission: {edit: allow}', false],
    ['sandbox_mode: read-only\nmaxTurns: 3', true],
    ['sandbox_mode: read-only\ndisallowedTools: Write', false],
    ['sandbox_mode: read-only\ntools: Read', false],
    ['approvalMode: plan\npermissionMode: plan', false],
    ['disable: true\ntools: Read', true],
  ])('%j: %s', (fields, found) => expect(rulesFor(fields).includes('restriction-elsewhere')).toBe(found));

  it('has no safe fix', () => {
    const [fix] = appliedFixes('restriction-elsewhere', agent('readonly: true\nmaxTurns: 3'));
    expect(fix).toMatchObject({
      title: 'Add `disallowedTools: Write, Edit, NotebookEdit`: takes `Write`, `Edit`, `NotebookEdit` away',
      text: agent('readonly: true\ndisallowedTools: Write, Edit, NotebookEdit\nmaxTurns: 3'),
      safe: false,
    });
    expect(appliedFixes('restriction-elsewhere', agent('disable: true'))).toEqual([]);
  });
});
