// Hooks outside `hooks`, and hooks and servers of the wrong shape: each line was put before Claude Code 2.1.329.

import { describe, expect, it } from 'vitest';
import { serverProblems } from '../../../../../server/src/core/dialects/claude/loader/mcpServers';
import { contextOf } from '../../../../support/agents';

const agent = (fields: string): string => `---\nname: guarded\ndescription: Checks.\n${fields}\n---\nCheck.\n`;
const status = (fields: string): string => contextOf(agent(fields)).verdict.status;
const HOOK = '[{hooks: [{type: command, command: ./x.sh}]}]';

describe('a misplaced guard keeps the agent from loading', () => {
  it.each([
    `PreToolUse: ${HOOK}`,
    'PreToolUse: ./x.sh',
    "PreToolUse: ''",
    'PreToolUse: false',
    'PermissionRequest: [x]',
    `preToolUse: ${HOOK}`,
    `anything: ${HOOK}`,
    `stop: ${HOOK}`,
    'anything: {matcher: Bash, hooks: [x]}',
    'anything: {PreToolUse: x}',
    `anything: {other: ${HOOK}}`,
    `Hooks: {PreToolUse: ${HOOK}}`,
    'anything: {a: {a: {a: {PreToolUse: x}}}}',
    'anything: [[[{PreToolUse: x}]]]',
    'Stop: {PreToolUse: x}',
    'tools: {PreToolUse: x}',
    'hooks: {hooks: {PreToolUse: [{hooks: []}]}}',
    'hooks: {Stop: [{PreToolUse: x, hooks: []}]}',
    'hooks: {PreToolUse: [{hooks: [{type: http, url: "https://x.example", headers: {A: 1}}]}]}',
  ])('for %s', (fields) => expect(status(fields)).toBe('skipped'));
});

describe('no guard is found', () => {
  it.each([
    `Stop: ${HOOK}`,
    `SubagentStop: ${HOOK}`,
    'PreToolUse:',
    'PreToolUse: []',
    'preToolUse: ./x.sh',
    'preToolUse: {a: b}',
    `anything: {Stop: ${HOOK}}`,
    'anything: {PreToolUse: []}',
    'anything: [{matcher: Bash}]',
    'anything: {hooks: []}',
    'anything: {a: {a: {a: {a: {PreToolUse: x}}}}}',
    `metadata: {PreToolUse: ${HOOK}}`,
    'mcpServers: {PreToolUse: x}',
    `hooks: {preToolUse: ${HOOK}}`,
    'hooks: {PreToolUse: }',
  ])('in %s', (fields) => expect(status(fields)).toBe('loads'));
});

describe('items of mcpServers', () => {
  const server = (entries: Record<string, unknown>) => new Map([['docs', new Map(Object.entries(entries))]]) as never;
  it.each([
    ['a command', { command: 'x' }, undefined],
    ['an empty command', { command: '' }, 'value'],
    ['arguments as text', { command: 'x', args: '-y' }, 'value'],
    ['a number in the environment', { command: 'x', env: new Map([['A', 1]]) }, 'value'],
    ['an unknown key', { command: 'x', ours: 1 }, undefined],
    ['a URL without a type', { url: 'https://docs.example.com' }, 'type-needed'],
    ['a URL with a type', { type: 'streamable-http', url: 'https://docs.example.com' }, undefined],
    ['a type in capitals', { type: 'HTTP', url: 'https://docs.example.com' }, 'type'],
    ['nothing', {}, 'configuration'],
  ])('%s', (_what, entries, kind) => {
    expect(serverProblems([server(entries)]).map((problem) => problem.kind)).toEqual(kind === undefined ? [] : [kind]);
  });

  it.each([
    ['docs', 0],
    ['', 0],
    [5, 1],
    [null, 1],
  ])('%s', (item, count) => expect(serverProblems([item])).toHaveLength(count));
});
