// Ways out of hooks and servers in another shape: the first fix of the first finding makes the file load with nothing said of them.

import { describe, expect, test } from 'vitest';
import { fixesOf } from '../../../server/src/core/rules/run';
import { applyEdits } from '../../../server/src/core/text/edit';
import { contextOf, findingsIn } from '../../support/agents';

const file = (field: string): string =>
  `---\nname: guard\ndescription: Use this agent to review a change.\n${field}\n---\nReview the change.\n`;

const RULES = ['hooks-unloadable', 'hook-ignored', 'unknown-hook-event', 'mcp-server-shape', 'misplaced-hook-event'];

function firstFix(text: string) {
  const finding = findingsIn(text).find(({ rule }) => RULES.includes(rule));
  const [fix] = finding ? fixesOf(finding, contextOf(text)) : [];
  return { finding, fix, after: fix && applyEdits(text, fix.edits) };
}

const HOOK = '[{"type":"command","command":"x"}]';

describe('hooks of a wrong shape', () => {
  test.each([
    `hooks: [{"PreToolUse":[{"hooks":${HOOK}}]}]`,
    'hooks:\n  - event: PreToolUse\n    matcher: Bash\n    command: ./guard.sh',
    'hooks:\n  PreToolUse:\n    matcher: Bash\n    hooks:\n      - type: command\n        command: x',
    'hooks:\n  PreToolUse: ./guard.sh',
    'hooks:\n  PreToolUse:\n    - ./guard.sh',
    'hooks:\n  PreToolUse:\n    - matcher: Bash\n      command: ./guard.sh',
    'hooks:\n  PreToolUse:\n    - type: command\n      command: ./guard.sh',
    'hooks:\n  PreToolUse:\n    - matcher: Bash\n      hooks:\n        - command: ./guard.sh',
    'hooks:\n  PreToolUse:\n    - matcher: Bash\n      hooks: ./guard.sh',
    'hooks:\n  PreToolUse:\n    - matcher: Bash\n      hooks:\n        type: command\n        command: x',
    'hooks:\n  PreToolUse:\n    - matcher: [Bash, Edit]\n      hooks:\n        - type: command\n          command: x',
    'hooks:\n  PreToolUse:\n    - matcher: Bash\n      hooks:\n        - ./guard.sh',
    'hooks:\n  PreToolUse:\n    - matcher: Bash\n      hooks:\n        - type: command\n          command: [./guard.sh, --all]',
    'hooks:\n  PreToolUse:\n    - matcher: Bash\n      hooks:\n        - type: shell\n          command: x',
    'hooks:\n  pretooluse:\n    hooks:\n      - type: command\n        command: x',
    'hooks:\n  hooks:\n    PreToolUse:\n      - hooks:\n          - type: command\n            command: x',
    `PreToolUse:\n  - matcher: Bash\n    hooks:\n      - type: command\n        command: x`,
    'hooks:\n  PostToolUse:\n    matcher: Write\n    hooks:\n      - type: command\n        command: x',
    'hooks:\n  PostToolUse: ./after.sh',
  ])('have a fix: %j', (field) => {
    const { finding, fix, after } = firstFix(file(field));
    expect(finding).toBeDefined();
    expect(fix?.safe).toBe(false);
    expect(contextOf(after ?? '').verdict.status).toBe('loads');
    expect(findingsIn(after ?? '').filter(({ rule }) => RULES.includes(rule))).toEqual([]);
  });

  test.each([
    'hooks:\n  hooks:\n    - type: command\n      command: x',
    'hooks:\n  - matcher: Bash\n    hooks:\n      - type: command\n        command: x',
    'hooks: run the guard',
    'hooks:\n  PreToolUse: # the guard\n    matcher: Bash\n    hooks:\n      - type: command\n        command: x',
  ])('have none without an event or with a comment: %j', (field) => {
    const { finding, fix } = firstFix(file(field));
    expect(finding?.rule).toBe('hooks-unloadable');
    expect(fix).toBeUndefined();
  });
});

describe('a server of a wrong shape', () => {
  test.each([
    [
      '- name: docs\n    command: npx\n    args: [-y, docs]',
      '- docs:\n      command: npx\n      args:\n        - -y\n        - docs',
    ],
    ['- docs:\n    command: npx', '- docs:\n      command: npx'],
    ['- docs: https://docs.example.com/mcp', '- docs:\n      type: http\n      url: https://docs.example.com/mcp'],
    ['- docs: npx -y docs', '- docs:\n      command: npx\n      args:\n        - -y\n        - docs'],
    [
      '- docs:\n      type: remote\n      url: https://a.example',
      '- docs:\n      type: http\n      url: https://a.example',
    ],
    [
      '- docs:\n      command: [npx, -y, docs]',
      '- docs:\n      command: npx\n      args:\n        - -y\n        - docs',
    ],
    [
      '- docs:\n      command: npx\n      args: -y docs',
      '- docs:\n      command: npx\n      args:\n        - -y\n        - docs',
    ],
    [
      '- docs:\n      command: npx\n      env:\n        PORT: 80',
      '- docs:\n      command: npx\n      env:\n        PORT: "80"',
    ],
    [
      '- docs:\n      type: http\n      serverUrl: https://a.example',
      '- docs:\n      type: http\n      url: https://a.example',
    ],
  ])('has a fix: %j', (item, shaped) => {
    const { finding, fix, after } = firstFix(file(`mcpServers:\n  - other\n  ${item}`));
    expect(finding?.rule).toBe('mcp-server-shape');
    expect(fix?.safe).toBe(false);
    expect(after).toBe(file(`mcpServers:\n  - other\n  ${shaped}`));
  });

  test.each(['- command: npx\n    args: [-y, docs]', '- 3', '- docs:\n      port: 80'])(
    'has none where it lacks something: %j',
    (item) => {
      expect(firstFix(file(`mcpServers:\n  ${item}`)).fix).toBeUndefined();
    },
  );
});

describe('a CLAUDE.md field under another name', () => {
  test.each([
    ['loadClaudeMd: false', 'true'],
    ['loadClaudeMd: true', 'false'],
    ['include_claude_md: "false"', 'true'],
    ['ignoreClaudeMd: true', 'true'],
    ['skip-claude-md: false', 'false'],
  ])('%s becomes omitClaudeMd: %s', (field, value) => {
    const text = file(field);
    const finding = findingsIn(text).find(({ rule }) => rule === 'unknown-field');
    const [fix] = finding ? fixesOf(finding, contextOf(text)) : [];
    expect(fix?.safe).toBe(false);
    expect(applyEdits(text, fix?.edits ?? [])).toBe(file(`omitClaudeMd: ${value}`));
  });
});
