// Items of tool lists that name tools of MCP servers. What each gives or takes away was asked of Claude Code 2.1.332 with a server.

import { describe, test } from 'vitest';
import { checks, fixes } from '../../support/drivers';

const agent = (fields: string): string =>
  `---\nname: reviewer\ndescription: Use this agent to review a change.\n${fields}\n---\nReview the change.\n`;
const SERVERS = { mcpServers: ['fil'] };

describe('an MCP tool name', () => {
  test.each([
    [
      'gives the tool whatever its specifier',
      'tools: Read, mcp__fil__get_top(x)\n                              ^^^ tool-specifier warning',
    ],
    [
      'gives every tool of the server whatever its specifier',
      'tools: Read, mcp__fil(x)\n                     ^^^ tool-specifier warning',
    ],
    [
      'gives every tool with a star and a specifier',
      'tools: Read, mcp__fil__*(x)\n                        ^^^ tool-specifier warning',
    ],
    ['starts an agent that lists nothing else', 'tools: mcp__fil(x)\n               ^^^ tool-specifier warning'],
    [
      'gives nothing by a part of its name',
      'tools: Read, mcp__fil__al*\n             ^^^^^^^^^^^^^ mcp-wildcard warning',
    ],
    [
      'gives nothing by a part and a specifier',
      'tools: Read, mcp__fil__al*(x)\n             ^^^^^^^^^^^^^^^^ mcp-wildcard warning',
    ],
    ['gives nothing by a part of the server', 'tools: Read, mcp__fi*\n             ^^^^^^^^ mcp-wildcard warning'],
    [
      'gives nothing with a star for the server',
      'tools: Read, mcp__*__get_top\n             ^^^^^^^^^^^^^^^ mcp-wildcard warning',
    ],
    [
      'gives nothing with a dot',
      'tools: Read, mcp__fil__mem.list\n             ^^^^^^^^^^^^^^^^^^ mcp-tool-name warning',
    ],
    [
      'gives nothing without a tool behind the underscores',
      'tools: Read, mcp__fil__\n             ^^^^^^^^^^ mcp-tool-name warning',
    ],
    [
      'alone with a dot stops the agent',
      'tools: mcp__fil__mem.list\n       ^^^^^^^^^^^^^^^^^^ all-tools-unusable error',
    ],
    [
      'takes nothing away by a part of its name',
      'disallowedTools: mcp__fil__al*\n                 ^^^^^^^^^^^^^ mcp-wildcard warning',
    ],
    [
      'takes nothing away by a part of the server',
      'disallowedTools: mcp__fi*\n                 ^^^^^^^^ mcp-wildcard warning',
    ],
    [
      'takes nothing away with a star for the server',
      'disallowedTools: mcp__*__write_file\n                 ^^^^^^^^^^^^^^^^^^ mcp-wildcard warning',
    ],
    [
      'takes nothing away with a dot',
      'disallowedTools: mcp__fil__mem.list\n                 ^^^^^^^^^^^^^^^^^^ mcp-tool-name warning',
    ],
    [
      'takes the tool away whatever its specifier',
      'disallowedTools: mcp__fil__get_top(x)\n                                  ^^^ disallowed-specifier warning',
    ],
    [
      'takes the server away whatever its specifier',
      'disallowedTools: mcp__fil(x)\n                         ^^^ disallowed-specifier warning',
    ],
    [
      'takes every server away whatever its specifier',
      'disallowedTools: mcp__*(x)\n                       ^^^ disallowed-specifier warning',
    ],
    ['is right in full', 'tools: Read, mcp__fil, mcp__fil__*, mcp__fil__get_top'],
    ['is right in full in a deny list', 'disallowedTools: mcp__*, mcp__fil, mcp__fil__*, mcp__fil__get_top'],
  ])('%s', (_claim, fields) => checks(agent(fields), SERVERS));

  test('with a dot is corrected, and the title names the granted tools', () =>
    fixes(
      'mcp-tool-name',
      agent('tools: Read, mcp__fil__mem.list'),
      agent('tools: Read, mcp__fil__mem_list'),
      'Replace `mcp__fil__mem.list` with `mcp__fil__mem_list`: gives this agent `mcp__fil__mem_list`',
    ));

  test('with a dot in a deny list names the denied tools', () =>
    fixes(
      'mcp-tool-name',
      agent('disallowedTools: mcp__git.hub__mem.list'),
      agent('disallowedTools: mcp__git_hub__mem_list'),
      'Replace `mcp__git.hub__mem.list` with `mcp__git_hub__mem_list`: takes `mcp__git_hub__mem_list` away',
    ));
});

describe('a star in `disallowedTools`', () => {
  test.each([
    ['voids the other names', 'disallowedTools: Bash, *\n                       ^ disallowed-star warning'],
    [
      'voids them wherever it stands',
      'disallowedTools: ["*", Bash(rm *), mcp__fil]\n                   ^ disallowed-star warning',
    ],
    [
      'leaves a tool of `tools` given',
      'tools: Bash\ndisallowedTools: Bash, *\n                       ^ disallowed-star warning',
    ],
    ['is found once', 'disallowedTools: "*, *, Read"\n                  ^ disallowed-star warning'],
  ])('%s', (_claim, fields) => checks(agent(fields), SERVERS));

  test('is replaced by a fix that names the denied tools', () =>
    fixes(
      'disallowed-star',
      agent('disallowedTools: Bash, *'),
      agent('disallowedTools: Bash'),
      'Remove `*`: takes `Bash`, `Monitor` away',
    ));
});

describe('a name under `mcpServers`', () => {
  const SERVERS_IN_SIGHT = { mcpServers: ['docs'] };
  test.each([
    ['is found in `.mcp.json`', 'mcpServers:\n  - docs'],
    ['is found among its own', 'mcpServers:\n  - own:\n      command: x\n  - own'],
    ['that is nowhere is a hint', 'mcpServers:\n  - nosuch\n    ^^^^^^ unknown-mcp-server hint'],
    [
      'that is nowhere is a hint in brackets',
      'mcpServers: [docs, "nosuch"]\n                    ^^^^^^ unknown-mcp-server hint',
    ],
    ['is said once', 'mcpServers:\n  - nosuch\n    ^^^^^^ unknown-mcp-server hint\n  - nosuch'],
    ['in other letters is another', 'mcpServers:\n  - Docs\n    ^^^^ unknown-mcp-server information'],
    [
      'and its tools are one finding',
      'tools: Read, mcp__nosuch\nmcpServers:\n  - nosuch\n    ^^^^^^ unknown-mcp-server hint',
    ],
  ])('%s', (_claim, fields) => checks(agent(fields), SERVERS_IN_SIGHT));

  test('is checked even without `.mcp.json`', () =>
    checks(agent('mcpServers:\n  - nosuch\n    ^^^^^^ unknown-mcp-server hint')));
});
