// The ways out of mistakes in lists of tools and servers, in each style people write them.

import { describe, it } from 'vitest';
import { fixes } from '../../support/drivers';

const agent = (fields: string): string =>
  `---\nname: reviewer\ndescription: Use this agent to review.\n${fields}---\nReview.\n`;
const becomes = (rule: string, before: string, after: string, title?: string): void =>
  fixes(rule, agent(before), agent(after), title);

describe('removing one name', () => {
  it.each([
    ['tools: Read, AskUserQuestion, Grep\n', 'tools: Read, Grep\n'],
    ['tools: AskUserQuestion Read Grep\n', 'tools: Read Grep\n'],
    ['tools: [Read, "AskUserQuestion"]\n', 'tools: [Read]\n'],
    ['tools:\n- Read\n- AskUserQuestion # asks\n- Grep\n', 'tools:\n- Read\n- Grep\n'],
    ['tools:\r\n  - Read\r\n  - AskUserQuestion\r\n', 'tools:\r\n  - Read\r\n'],
  ])('works for %j', (before, after) => becomes('withheld-tool', before, after));
});

describe('adding one name', () => {
  const server = 'mcpServers: [tracker]\n';
  it.each([
    ['tools: Read\n', 'tools: Read, mcp__tracker\n'],
    ['tools: "Read"\n', 'tools: "Read, mcp__tracker"\n'],
    ['tools: [Read, "Grep" ]\n', 'tools: [Read, "Grep", mcp__tracker ]\n'],
    ['tools:\n- Read # looks\n', 'tools:\n- Read # looks\n- mcp__tracker\n'],
    ['tools:\r\n  -   Read\r\n', 'tools:\r\n  -   Read\r\n  -   mcp__tracker\r\n'],
  ])('works for %j', (before, after) => becomes('mcp-not-granted', before + server, after + server));
});

describe('correcting punctuation', () => {
  it.each([
    ['tools: Read; Write; Grep\n', 'tools: Read, Write; Grep\n'],
    ['tools: Read, `Write`\n', 'tools: Read, Write\n'],
    ['tools: [Read, "Write; Grep"]\n', 'tools: [Read, "Write, Grep"]\n'],
    ['tools:\n  - Read\n  - \'"Write"\'\n', "tools:\n  - Read\n  - 'Write'\n"],
  ])('works for %j', (before, after) => becomes('tool-punctuation', before, after));

  it('covers every item if no other name is usable', () =>
    becomes('all-tools-unusable', 'tools: |\n  Read\n  Grep\n', 'tools: |\n  Read, Grep\n'));
});

describe('converting servers to a list', () => {
  it.each([
    ['mcpServers: github, slack\n', 'mcpServers: [github, slack]\n'],
    [
      'mcpServers:\n  github:\n    command: github-server\n\n  docs:\n    type: http\n    url: https://docs.example.com\n',
      'mcpServers:\n  - github:\n      command: github-server\n\n  - docs:\n      type: http\n      url: https://docs.example.com\n',
    ],
  ])('works for %j', (before, after) => becomes('wrong-type', before, after));
});

describe('moving an event below `hooks`', () => {
  const event = (name: string, indent = ''): string =>
    [`${name}:`, '  - hooks:', '      - type: command', '        command: ./x.sh', '']
      .map((line) => (line === '' ? '' : indent + line))
      .join('\n');

  it('creates missing hooks', () => becomes('misplaced-hook-event', event('Stop'), `hooks:\n${event('Stop', '  ')}`));

  it('adds to existing hooks', () =>
    becomes(
      'misplaced-hook-event',
      `hooks:\n${event('Stop', '  ')}${event('SubagentStop')}`,
      `hooks:\n${event('Stop', '  ')}${event('SubagentStop', '  ')}`,
    ));

  it('corrects its name', () =>
    becomes('hooks-unloadable', event('pre_tool_use'), `hooks:\n${event('PreToolUse', '  ')}`));
});

describe('correcting values', () => {
  it.each([
    ['color: "#34D399"\n', 'color: "cyan"\n'],
    ['color: Red\n', 'color: red\n'],
    ['memory: global\n', 'memory: user\n'],
    ['background: yes\n', 'background: true\n'],
    ['experimental:\n  cacheTTL: 1h\n', 'experimental:\n  cacheTtl: 1h\n'],
  ])('works for %j', (before, after) => becomes('invalid-value', before, after));
});
