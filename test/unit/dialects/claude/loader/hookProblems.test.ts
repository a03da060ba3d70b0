// What is wrong with hooks, where, and whether it keeps the agent from loading.

import { describe, expect, test } from 'vitest';
import { hookProblems, topLevelGuards } from '../../../../../server/src/core/dialects/claude/loader/hooks';
import { isPlainMap, readYaml } from '../../../../../server/src/core/syntax/plainYaml';
import { RUNTIME_VERSION } from '../../../../support/runtime';

function problems(yaml: string): readonly string[] {
  const read = readYaml(yaml);
  if (!('value' in read) || !isPlainMap(read.value)) throw new Error('not a mapping');
  return [
    ...hookProblems(read.value.get('hooks'), RUNTIME_VERSION),
    ...topLevelGuards(read.value, RUNTIME_VERSION),
  ].map(({ kind, path, subject, fatal }) => `${kind} ${path.join('.')} ${subject}${fatal ? ' fatal' : ''}`);
}

const RUN = '{type: command, command: ./a.sh}';

describe('hookProblems accepts', () => {
  test.each([
    'hooks:',
    'hooks: 0',
    'hooks: {}',
    `hooks: {PreToolUse: [{matcher: Bash, hooks: [${RUN}]}]}`,
    `hooks: {Stop: [{hooks: [${RUN}]}]}`,
    'hooks: {PreToolUse: []}',
    'hooks: {PreToolUse: [{hooks: []}]}',
  ])('%s', (yaml) => expect(problems(yaml)).toEqual([]));
});

describe('hookProblems reports', () => {
  test.each([
    ['hooks: x', ['hooks-shape hooks hooks fatal']],
    ['hooks: [a]', ['hooks-shape hooks hooks fatal']],
    [`hooks: {matcher: Bash, hooks: [${RUN}]}`, ['hooks-shape hooks hooks fatal']],
    ['hooks: {preToolUse: []}', ['unknown-event hooks.preToolUse preToolUse']],
    [`hooks: {Later: {PreToolUse: [${RUN}]}}`, ['unknown-event hooks.Later Later fatal']],
    [`hooks: {Later: [{hooks: [${RUN}]}]}`, ['unknown-event hooks.Later Later']],
    ['hooks: {PreToolUse: x}', ['event-shape hooks.PreToolUse PreToolUse fatal']],
    ['hooks: {PreToolUse: }', ['event-shape hooks.PreToolUse PreToolUse']],
    ['hooks: {Stop: x}', ['event-shape hooks.Stop Stop']],
    ['hooks: {Stop: {PreToolUse: x}}', ['event-shape hooks.Stop Stop fatal']],
    ['hooks: {PreToolUse: [x]}', ['matcher-shape hooks.PreToolUse.0 PreToolUse fatal']],
    ['hooks: {Stop: [x]}', ['matcher-shape hooks.Stop.0 Stop']],
    ['hooks: {Stop: [{PreToolUse: x, hooks: []}]}', ['matcher-shape hooks.Stop.0 Stop fatal']],
    ['hooks: {PreToolUse: [{matcher: 5, hooks: []}]}', ['key-value hooks.PreToolUse.0.matcher matcher fatal']],
    ['hooks: {Stop: [{matcher: 5, hooks: []}]}', ['key-value hooks.Stop.0.matcher matcher']],
    ['hooks: {PreToolUse: [{matcher: Bash}]}', ['matcher-hooks hooks.PreToolUse.0 PreToolUse fatal']],
    ['hooks: {Stop: [{hooks: x}]}', ['matcher-hooks hooks.Stop.0.hooks Stop']],
    ['hooks: {Stop: [{hooks: [x]}]}', ['hook-shape hooks.Stop.0.hooks.0 Stop']],
    ['hooks: {PreToolUse: [{hooks: [x]}]}', ['hook-shape hooks.PreToolUse.0.hooks.0 PreToolUse fatal']],
    ['hooks: {Stop: [{hooks: [{command: x}]}]}', ['hook-type-missing hooks.Stop.0.hooks.0 Stop']],
    ['hooks: {Stop: [{hooks: [{type: }]}]}', ['hook-type-missing hooks.Stop.0.hooks.0 Stop']],
    ['hooks: {Stop: [{hooks: [{type: shell}]}]}', ['unknown-type hooks.Stop.0.hooks.0.type shell']],
    ['hooks: {PreToolUse: [{hooks: [{type: 5}]}]}', ['unknown-type hooks.PreToolUse.0.hooks.0.type 5 fatal']],
    ['hooks: {Stop: [{hooks: [{type: command}]}]}', ['key-missing hooks.Stop.0.hooks.0 command']],
    [
      'hooks: {PreToolUse: [{hooks: [{type: command, command: 5}]}]}',
      ['key-value hooks.PreToolUse.0.hooks.0.command command fatal'],
    ],
    ['PreToolUse: x', ['top-level-guard PreToolUse PreToolUse fatal']],
    ['later: {PreToolUse: x}', ['hidden-guard later later fatal']],
  ])('%s', (yaml, expected) => expect(problems(yaml)).toEqual(expected));

  test('every place with a problem', () => {
    expect(problems(`hooks: {Stop: [{hooks: [${RUN}, x]}, y], Other: [], PreToolUse: z}`)).toEqual([
      'hook-shape hooks.Stop.0.hooks.1 Stop',
      'matcher-shape hooks.Stop.1 Stop',
      'unknown-event hooks.Other Other',
      'event-shape hooks.PreToolUse PreToolUse fatal',
    ]);
  });

  test('a type that the event refuses, as harmless', () => {
    const refused = ['SessionStart', 'Stop', 'PreToolUse', 'UserPromptSubmit', 'SubagentStop', 'Notification'].flatMap(
      (event) =>
        ['http', 'prompt', 'agent', 'mcp_tool'].flatMap((type) =>
          problems(
            `hooks: {${event}: [{hooks: [{type: ${type}, url: "https://a.example", prompt: a, server: a, tool: a}]}]}`,
          ),
        ),
    );
    for (const each of refused.filter((text) => text.startsWith('refused-type')))
      expect(each).toMatch(/^refused-type hooks\.\w+\.0\.hooks\.0\.type \w+$/);
  });
});
