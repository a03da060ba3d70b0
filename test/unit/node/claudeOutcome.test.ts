// Reads recorded and invented output streams of Claude Code.

import { expect, test } from 'vitest';
import { streamLines } from '../../../server/src/node/claudeCode/headless';
import { callKind, createOutcomeReader, toolsToAskFor } from '../../../server/src/node/claudeCode/outcome';
import { kinds, streams } from '../../fixtures/claude/streams.mjs';

function outcomeOf(kind: string) {
  const { lines, code = 0, errors = '' } = streams(kind);
  const reader = createOutcomeReader();
  for (const line of lines) {
    const outcome = reader.line(line);
    if (outcome) return { ...outcome, facts: reader.facts };
  }
  return { ...reader.end({ code, errors }), facts: reader.facts };
}

test.each([
  ['pick', { kind: 'agent', agent: 'tester', known: true }],
  ['task', { kind: 'agent', agent: 'code-reviewer', known: true }],
  ['readsFirst', { kind: 'agent', agent: 'tester', known: true }],
  ['writesFirst', { kind: 'main-thread', tool: 'Write' }],
  ['unknownTool', { kind: 'main-thread', tool: 'mcp__mail__send' }],
  ['noCall', { kind: 'main-thread', tool: null }],
  ['fourTurns', { kind: 'main-thread', tool: null }],
  ['threeTurns', { kind: 'main-thread', tool: null }],
  ['unknownAgent', { kind: 'agent', agent: 'nobody', known: false }],
  ['noType', { kind: 'agent', agent: 'general-purpose', known: true }],
  ['subagentSpeaks', { kind: 'main-thread', tool: null }],
  ['lastLineOpen', { kind: 'agent', agent: 'tester', known: true }],
  ['huge', { kind: 'agent', agent: 'tester', known: true }],
  ['oddShapes', { kind: 'main-thread', tool: '' }],
])('reads the decision from the stream %s', (kind, expected) => expect(outcomeOf(kind)).toMatchObject(expected));

test.each([
  ['noLogin', /not logged in/, true],
  ['apiError', /could not answer: The API said \ufffd\[31mno\ufffd\.$/, true],
  ['localOnly', /without asking its model: Nothing to do\./, false],
  ['exit1', /code 1\. error: unknown option/, true],
  ['garbage', /not understood/, true],
  ['half', /in the middle/, false],
])('explains the failure of the stream %s', (kind, words, final) => {
  expect(outcomeOf(kind)).toMatchObject({ kind: 'failed', words: expect.stringMatching(words), final });
});

test('counts version, model, turns and tokens once per answer', () => {
  expect(outcomeOf('readsFirst').facts).toEqual({
    version: '9.9.9',
    model: 'model-x',
    turns: 3,
    tokens: { input: 300, output: 15 },
  });
  expect(outcomeOf('exit1').facts).toEqual({ version: null, model: null, turns: 0, tokens: null });
});

test('never throws on a truncated line', () => {
  for (const kind of kinds)
    for (const line of streams(kind).lines.filter((each) => each.length < 1000))
      for (let end = 0; end < line.length; end += 7)
        expect(() => createOutcomeReader().line(line.slice(0, end))).not.toThrow();
});

test('allows only tools that read, search or take notes', () => {
  for (const name of ['Read', 'Grep', 'Glob', 'TodoWrite', 'TaskCreate', 'TaskUpdate', 'TaskList', 'ToolSearch'])
    expect([name, callKind(name)]).toEqual([name, 'allowed']);
  for (const name of ['Agent', 'Task']) expect([name, callKind(name)]).toEqual([name, 'agent']);
  for (const name of [
    'Write',
    'Edit',
    'Bash',
    'WebFetch',
    'WebSearch',
    'Skill',
    'SendMessage',
    'TaskStop',
    'mcp__a__b',
    'New',
    '',
  ])
    expect([name, callKind(name)]).toEqual([name, 'could-change-or-send']);
  expect(toolsToAskFor).toEqual(expect.arrayContaining(['Agent', 'Task', 'Write', 'Bash', 'WebFetch']));
  expect(toolsToAskFor).not.toContain('Read');
});

test('splits lines independently of where the parts are cut and keeps multi-byte characters whole', () => {
  const bytes = Buffer.from('één\n{"a":"😀"}\n\nrest');
  for (let size = 1; size < bytes.length; size++) {
    const lines = streamLines();
    const got: string[] = [];
    for (let at = 0; at < bytes.length; at += size) got.push(...(lines.push(bytes.subarray(at, at + size)) ?? []));
    expect([...got, lines.rest()]).toEqual(['één', '{"a":"😀"}', '', 'rest']);
  }
});

test('gives up on a line longer than the limit', () => {
  const lines = streamLines(10);
  expect(lines.push(Buffer.from('12345\n123456'))).toEqual(['12345']);
  expect(lines.push(Buffer.from('78901'))).toBeUndefined();
});
