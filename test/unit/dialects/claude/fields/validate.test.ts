// Which values Claude Code accepts. What it said about each was asked of 2.1.329.

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fields } from '../../../../../server/src/core/dialects/claude/fields/fields';
import { validateField } from '../../../../../server/src/core/dialects/claude/fields/validate';

/** `field: value` in YAML, to the keywords it does not meet. */
function faults(line: string): string[] {
  const [[name, value]] = Object.entries(parse(line) as Record<string, unknown>) as [[string, unknown]];
  return validateField(name, value).map(({ keyword, path }) => [keyword, ...path].join(' '));
}

describe('validateField accepts', () => {
  it.each([
    'name: Code Reviewer 2',
    'tools: Read, Grep',
    'tools: [Read, Grep]',
    'model: gpt-5',
    'permissionMode: manual',
    'maxTurns: 5',
    'maxTurns: "5"',
    'maxTurns: "05"',
    'maxTurns: " 5"',
    'effort: HIGH',
    'effort: Med',
    'effort: 3',
    'effort: "3"',
    'memory: local',
    'background: "true"',
    'isolation: remote',
    'autoCompactWindow: 100000',
    'autoCompactWindow: " 150000"',
    'color: cyan',
    'omitClaudeMd: "true"',
    'mcpServers: [github, { own: { command: x } }]',
    'experimental: { cacheTtl: 5m, later: 1 }',
    'hooks: { Stop: [{ hooks: [{ type: command, command: x }] }] }',
    'nobodyKnows: 1',
  ])('%s', (line) => expect(faults(line)).toEqual([]));
});

describe('validateField rejects', () => {
  it.each([
    ['name: 5', 'type'],
    ['name: "-x"', 'pattern'],
    ['name: "a：b"', 'pattern'],
    ['description: ""', 'minLength'],
    ['tools: { Read: true }', 'type'],
    ['tools: [Read, 5]', 'type 1'],
    ['model: 4', 'type'],
    ['permissionMode: Plan', 'enum'],
    ['permissionMode: delegate', 'enum'],
    ['maxTurns: 0', 'minimum'],
    ['maxTurns: 5.5', 'type'],
    ['maxTurns: abc', 'pattern'],
    ['effort: none', 'pattern'],
    ['effort: true', 'type'],
    ['memory: User', 'enum'],
    ['memory: [user]', 'type'],
    ['background: yes', 'enum'],
    ['background: 1', 'type'],
    ['isolation: docker', 'enum'],
    ['color: Red', 'enum'],
    ['color: teal', 'enum'],
    ['initialPrompt: "  "', 'pattern'],
    ['autoCompactWindow: 99999', 'minimum'],
    ['autoCompactWindow: 200k', 'pattern'],
    ['mcpServers: github, slack', 'type'],
    ['mcpServers: [5]', 'type 0'],
    ['skills: 5', 'type'],
    ['experimental: { cacheTtl: 2h }', 'enum cacheTtl'],
    ['hooks: []', 'type'],
  ])('%s', (line, fault) => expect(faults(line)).toContain(fault));
});

it('lists the accepted values', () => {
  expect(validateField('memory', 'User')).toEqual([
    { keyword: 'enum', path: [], allowed: ['user', 'project', 'local'] },
  ]);
  expect(validateField('maxTurns', 0)).toEqual([{ keyword: 'minimum', path: [], limit: 1 }]);
  expect(validateField('color', ['red'])).toEqual([{ keyword: 'type', path: [], types: ['string'] }]);
});

it('accepts maps for mappings, and hostile keys', () => {
  expect(validateField('experimental', new Map([['cacheTtl', '1h']]))).toEqual([]);
  expect(validateField('experimental', new Map([['__proto__', 1]]))).toEqual([]);
  expect(validateField('__proto__', 'x')).toEqual([]);
});

it('accepts every value a field offers', () => {
  for (const field of fields)
    for (const { value } of field.values) {
      expect([field.name, faults(`${field.name}: ${value}`)]).toEqual([field.name, []]);
    }
});
