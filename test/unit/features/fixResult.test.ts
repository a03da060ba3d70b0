import { describe, expect, test } from 'vitest';
import {
  changedParts,
  errorsOf,
  newErrorOf,
  type Part,
  rejectionOf,
} from '../../../server/src/core/features/fixResult';
import { contextOf } from '../../support/agents';

const agent = (...fields: readonly string[]): string =>
  ['---', 'name: baker', 'description: Use this agent to bake bread.', ...fields, '---', 'Bake.', ''].join('\n');
const between = (before: string, after: string, announced: ReadonlySet<Part> | 'nothing' = 'nothing') =>
  rejectionOf(contextOf(before), contextOf(after), announced);

describe('refusal of safe fixes', () => {
  test.each([
    ['nothing differs', agent('tools: Read'), agent('tools: Read')],
    ['a tool differs in letter case', agent('tools: read, Grep'), agent('tools: Read, Grep')],
    ['a tool has a new name', agent('tools: Task, Read'), agent('tools: Agent, Read')],
    ['a tool stands once instead of twice', agent('tools: Read, Read'), agent('tools: Read')],
    ['a denied tool differs in letter case', agent('disallowedTools: bash'), agent('disallowedTools: Bash')],
    ['no tool was usable', agent('tools: "[Read]"'), agent('tools: [Read]')],
    ['a mode differs in letter case', agent('permissionMode: acceptedits'), agent('permissionMode: acceptEdits')],
    ['a field differs in letter case', agent('Model: opus'), agent('model: opus')],
    ['an event differs in letter case', agent('hooks:', '  pretooluse: []'), agent('hooks:', '  PreToolUse: []')],
    ['the file did not load', '---\ndescription: x: y\n---\n', '---\ndescription: "x: y"\n---\n'],
  ])('accepts the result where %s', (_, before, after) => {
    expect(between(before, after)).toBeUndefined();
  });
});

describe('refusal of changed results', () => {
  const changes: readonly [Part, string, string][] = [
    ['tools', agent('tools: Read'), agent()],
    ['tools', agent('tools: nothing_here'), agent('tools: "*"')],
    ['tools', agent('tools: nothing_here'), agent()],
    ['tools', agent('tools: nothing_here'), agent('tools: Bash')],
    ['tools', agent('tools: Read'), agent('tools: Read, Bash')],
    ['tools', agent('tools: Bsh, Read'), agent('tools: Bash, Read')],
    ['tools', agent('tools: Read, Grep'), agent('tools: Read')],
    ['tools', agent(), agent('tools: Read')],
    ['tools', agent('disallowedTools: Bash'), agent()],
    ['tools', agent(), agent('disallowedTools: Bash')],
    ['model', agent('model: opus'), agent('model: haiku')],
    ['model', agent(), agent('model: haiku')],
    ['permissionMode', agent('permission: plan'), agent('permissionMode: plan')],
    ['hooks', agent('hooks:', '  PreToolUse: []'), agent('hooks:', '  PostToolUse: []')],
    ['hooks', agent('hooks:', '  PreToolUse: []'), agent()],
    ['mcpServers', agent('mcpServers: [github]'), agent('mcpServers: [gitlab]')],
    ['skills', agent('skills: brew'), agent('skills: pour')],
    ['memory', agent('memory: project'), agent('memory: user')],
    ['name', agent(), agent().replace('baker', 'miller')],
    ['field', agent('maxTurns: 3'), agent()],
    ['field', agent('notes: mine'), agent()],
  ];
  test.each(changes)('refuses a changed `%s`: %j', (part, before, after) => {
    expect(between(before, after)).toMatchObject({ kind: 'changed', parts: expect.arrayContaining([part]) });
  });

  const skipped = (...fields: readonly string[]): string => agent(...fields).replace('name: baker\n', '');
  test.each([
    ['is hidden in another field', skipped('tools: Read'), agent('initialPrompt: "tools: Read"')],
    ['is removed', skipped('tools: Read'), agent()],
    ['that is a list is removed', skipped('disallowedTools:', '  - Bash'), agent()],
    ['of bullets becomes `*`', skipped('tools:', '  * Read', '  * Grep'), agent('tools: "* Read, * Grep, *"')],
    ['that goes on in bullets becomes `*`', skipped('tools: Read', '  * Bash'), agent('tools: "Read, *"')],
  ])('refuses a result in which a written list %s', (_, before, after) => {
    expect(between(before, after)).toEqual({ kind: 'changed', parts: ['tools'] });
  });

  test.each([
    ['`*`', skipped('tools: *'), agent('tools: "*"')],
    ['a list with `*`', skipped('tools: [Read, *]'), agent('tools: [Read, "*"]')],
    ['names', skipped('tools: Read, Grep'), agent('tools: Read, Grep')],
    ['no tools at all', skipped('tools:'), agent('tools:')],
  ])('accepts a result in which the list is %s', (_, before, after) => {
    expect(between(before, after)).toBeUndefined();
  });

  test('refuses a file that would no longer load', () => {
    expect(between(agent(), agent().replace('name: baker\n', ''))).toEqual({ kind: 'unloaded' });
  });
});

describe('newErrorOf', () => {
  const before = '---\nName: baker\ndescription: Use this agent to bake bread.\ntools: nothing_here\n---\n';
  const newError = (from: string, to: string) => newErrorOf(errorsOf(contextOf(from)), contextOf(to));

  test('returns an error of a rule that had none', () => {
    expect(newError(before, before.replace('Name', 'name'))).toMatchObject({ rule: 'all-tools-unusable' });
  });

  test('ignores an existing error with another message', () => {
    expect(newError(agent('tools: nothing'), agent('tools: nothing_else'))).toBeUndefined();
    expect(newError(agent('tools: nothing'), agent('tools: Read'))).toBeUndefined();
  });
});

describe('refusal of named fixes', () => {
  test('accepts only the changes that each fix announces', () => {
    const [before, after] = [agent('tools: Read', 'model: opus'), agent('model: haiku')];
    expect(between(before, after, new Set<Part>(['tools', 'model', 'field']))).toBeUndefined();
    expect(between(before, after, new Set<Part>(['tools', 'field']))).toEqual({ kind: 'changed', parts: ['model'] });
  });

  test('takes announcements from the fixes themselves', () => {
    expect(changedParts(contextOf(agent('tools: Read')), contextOf(agent()))).toEqual(['tools', 'field']);
    expect(changedParts(contextOf(agent()), contextOf(agent()))).toEqual([]);
  });
});
