// What is known about fields, and what is made of keys that are none.

import { describe, expect, it } from 'vitest';
import {
  fieldByName,
  fields,
  isFieldLike,
  isKnownIn,
  wrongSpelling,
} from '../../../../../server/src/core/dialects/claude/fields/fields';

describe('fields', () => {
  it('are the 23 Claude Code knows, in conventional order', () => {
    expect(fields).toHaveLength(23);
    expect(fields.slice(0, 5).map(({ name }) => name)).toEqual([
      'name',
      'description',
      'tools',
      'disallowedTools',
      'model',
    ]);
    expect(fields.filter(({ required }) => required).map(({ name }) => name)).toEqual(['name', 'description']);
  });
  it('have a text, a source and a date', () => {
    for (const field of fields) {
      expect(field.doc).toMatch(/^[A-Z].*\.$/m);
      expect(field.expects).not.toMatch(/\.$/);
      expect(field.source).toContain('Claude Code');
      expect(field.checked).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });
  it('have descriptions for their values', () => {
    expect(fieldByName('memory')?.values.map(({ value }) => value)).toEqual(['user', 'project', 'local']);
    expect(fieldByName('effort')?.values.every(({ doc }) => doc !== '')).toBe(true);
    expect(fieldByName('experimental')?.keys.map(({ name }) => name)).toEqual(['cacheTtl']);
  });
  it('have the release that introduced them', () => {
    const field = fieldByName('autoCompactWindow');
    expect(field && isKnownIn(field, '2.1.240')).toBe(false);
    expect(field && isKnownIn(field, '2.1.329')).toBe(true);
  });
});

describe('common misspellings', () => {
  it.each([
    ['allowed-tools', 'tools'],
    ['allowedTools', 'tools'],
    ['Tools', 'tools'],
    ['tool', 'tools'],
    ['Name', 'name'],
    ['DESCRIPTION', 'description'],
    ['max_turns', 'maxTurns'],
    ['permission-mode', 'permissionMode'],
    ['disallowed-tools', 'disallowedTools'],
    ['mcp_servers', 'mcpServers'],
    ['colour', 'color'],
    ['skill', 'skills'],
    ['Observe-Tool_Results', 'observeToolResults'],
    ['tools', undefined],
    ['version', undefined],
    ['', undefined],
    ['constructor', undefined],
  ])('of %j lead to %j', (key, field) => expect(wrongSpelling(key)).toBe(field));
});

it('differ from words before a colon', () => {
  expect(['name', 'Tools', 'version', 'PreToolUse', 'when_to_use'].every(isFieldLike)).toBe(true);
  expect(['Context', 'user', 'assistant', 'https', 'Note', '__proto__'].some(isFieldLike)).toBe(false);
});
