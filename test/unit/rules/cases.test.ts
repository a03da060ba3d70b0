// What is said about single lines, on exactly which characters, and what is not said. The text is the test.

import { describe, it } from 'vitest';
import { checks, fixes } from '../../support/drivers';

const file = (fields: string): string => `---\nname: owl\ndescription: Use it.\n${fields}\n---\nDo it.\n`;
const says = (fields: string, given = {}): void => checks(file(fields), given);

describe('no rule reports', () => {
  it.each([
    ['an empty model', 'model:'],
    ['an empty colour', 'color:'],
    ['null', 'color: null\nmodel: ~\nmaxTurns: null\nmemory: ~\nbackground:\nhooks:\nmcpServers: ~\nskills:'],
    ['no tools but what memory brings', 'tools:\nmemory: project'],
    ['all tools', 'tools: "*"'],
    ['tools with blanks', 'tools: Read Grep Glob'],
    ['numbers as text', 'maxTurns: "5"'],
    ['a comment', 'tools: Read # only this'],
    ['fields of one’s own', 'x-team: night'],
    ['models in any case', 'model: Sonnet'],
    ['full ids', 'model: claude-opus-5-5'],
    ['ids of providers', 'model: us.anthropic.claude-sonnet-4-5-20250929-v1:0'],
    ['servers of plugins', 'tools: Read, mcp__plugin_x__y, mcp__claude_ai_Docs__search'],
  ])('%s', (_what, fields) => says(fields));
});

describe('findings of a tool list', () => {
  it('without any tool', () => {
    says('tools:\n^^^^^^ tools-empty error');
    says('tools: ""\n^^^^^^^^^ tools-empty error');
    says('tools: []\n^^^^^^^^^ tools-empty error');
    says('tools: 42\n^^^^^^^^^ tools-empty error');
    says('tools: {a: b}\n^^^^^^^^^^^^^ tools-empty error');
    says('tools: ~\n^^^^^^^^ tools-empty error');
    says('tools:\n^^^^^^ tools-empty error\nmemory: everywhere\n        ^^^^^^^^^^ invalid-value warning');
  });
  it('without any known tool', () => {
    says('tools: read, grep\n       ^^^^^^^^^^ all-tools-unusable error');
    says('tools: [read]\n       ^^^^^^ all-tools-unusable error');
    says('tools: AskUserQuestion\n       ^^^^^^^^^^^^^^^ all-tools-unusable error');
    says('tools: none\n       ^^^^ all-tools-unusable error');
    says('tools: MultiEdit\n       ^^^^^^^^^ all-tools-unusable error');
  });
  it('with an open bracket, which the runtime reads as text', () => {
    says('tools: [Read\n       ^^^^^ all-tools-unusable error');
    says('tools: [Read, Grep\n       ^ value-needs-quotes warning');
  });
  it('with some unknown tools', () => {
    says(
      'tools: Read, grep, Foo\n             ^^^^ unknown-tool warning\n                   ^^^ unknown-tool information',
    );
    says('tools:\n  - Read\n  - LS\n    ^^ removed-tool warning');
    says(
      'tools: Read, Task(Explore, Plan)\n             ^^^^ renamed-tool hint\n                 ^^^^^^^^^^^^^^^ agent-list-ignored information',
    );
    says('tools: Read, mcp__a__x, mcp__a__y, mcp__b\n             ^^^^^^^^^ mcp-server-elsewhere hint', {
      mcpServers: ['c'],
    });
    says('tools: Read, mcp__a__x, mcp__a__y, mcp__b');
    says('tools: Read, mcp__a__x', { mcpServers: ['a'] });
    // Servers that Claude Code connects by itself.
    says('tools: Read, mcp__ide__getDiagnostics, mcp__claude-in-chrome__*, mcp__computer-use, mcp__workspace__bash', {
      mcpServers: ['c'],
    });
    says('disallowedTools: bash\n                 ^^^^ unknown-tool warning');
  });
});

describe('findings of values', () => {
  it.each([
    'color: teal\n       ^^^^ invalid-value warning',
    'color: Blue\n       ^^^^ invalid-value hint',
    'color: "RED"\n       ^^^^^ invalid-value hint',
    'color: bleu\n       ^^^^ invalid-value warning',
    'memory: User\n        ^^^^ invalid-value warning',
    'permissionMode: yolo\n                ^^^^ invalid-value warning',
    'memory: global\n        ^^^^^^ invalid-value warning',
    'isolation: docker\n           ^^^^^^ invalid-value warning',
    'maxTurns: many\n          ^^^^ invalid-value warning',
    'maxTurns: 0\n          ^ invalid-value warning',
    'mcpServers: github\n            ^^^^^^ wrong-type warning',
    'background: 1\n            ^ wrong-type warning',
    'skills: 4\n        ^ wrong-type warning',
    'model: sonet\n       ^^^^^ unknown-model warning',
    'model: default\n       ^^^^^^^ unknown-model warning',
    'model: gpt-5\n       ^^^^^ unknown-model information',
    'model: claude-3-opus-20240229\n       ^^^^^^^^^^^^^^^^^^^^^^ model-retired warning',
  ])('%s', (fields) => says(fields));
});

describe('findings of fields', () => {
  it.each([
    'allowed-tools: Read\n^^^^^^^^^^^^^ unknown-field warning',
    'Tools: Read\n^^^^^ unknown-field warning',
    'colour: red\n^^^^^^ unknown-field warning',
    'modle: opus\n^^^^^ unknown-field warning',
    'disabled: true\n^^^^^^^^ unknown-field warning',
    'version: 1\n^^^^^^^ unknown-field hint',
    'zebra: 1\n^^^^^ unknown-field information',
  ])('%s', (fields) => says(fields));
});

describe('findings of invalid YAML', () => {
  it('that the runtime repairs', () => {
    checks(
      '---\nname: owl\ndescription: Use when: it rains\n                 ^^^^^ description-needs-quotes warning\n---\nDo it.\n',
    );
    checks(
      '---\nname: owl\ndescription: <example>Context: Rain</example>\n             ^^^^^^^^^ example-without-user hint\n                      ^^^^^^^^ description-needs-quotes warning\n---\nDo it.\n',
    );
    checks('---\nname: owl\ndescription: *owl* sees\n             ^ description-needs-quotes warning\n---\nDo it.\n');
  });
  it('that the runtime does not repair', () => {
    checks('---\nname: owl\ndescription: Use for:\n                    ^ value-ends-with-colon error\n---\nDo it.\n');
    checks('---\nname: owl\ndescription:Use it\n^^^^^^^^^^^^ colon-without-space error\n---\nDo it.\n');
    checks('---\nname: owl\ndescription: "Use it\n             ^ quote-unclosed error\nmodel: opus\n---\nDo it.\n');
    checks(
      '---\nname: owl\ndescription: Use it\ntools: [\n       ^ bracket-unclosed error\n  Read\nmodel: sonet\n       ^^^^^ unknown-model warning\n---\nDo it.\n',
    );
    checks('---\nname: owl\ndescr\n^^^^^ line-not-field error\n---\nDo it.\n');
  });
});

describe('findings about other agents', () => {
  const z = '//- .claude/agents/z.md\n---\nname: owl\ndescription: Also.\n---\nDo.\n';
  it('report two agents of one name in one tree', () => {
    checks(
      `//- .claude/agents/a.md\n---\nname: owl\n      ^^^ duplicate-name warning\ndescription: Use it.\n---\nDo it.\n${z}`,
    );
  });
  it('ignore two agents of one name in different trees', () => {
    checks(`//- sub/.claude/agents/a.md\n---\nname: owl\ndescription: Use it.\n---\nDo it.\n${z}`);
  });
});

describe('fixes', () => {
  it.each<[string, string, string]>([
    ['unknown-tool', 'tools: Read, grep', 'tools: Read, Grep'],
    ['removed-tool', 'tools: Read, Edit, MultiEdit', 'tools: Read, Edit'],
    ['removed-tool', 'tools: MultiEdit, Edit', 'tools: Edit'],
    ['removed-tool', 'tools: [Edit, MultiEdit]', 'tools: [Edit]'],
    ['removed-tool', 'tools: ["MultiEdit", "Edit"]', 'tools: ["Edit"]'],
    ['removed-tool', 'tools:\n  - Edit\n  - MultiEdit', 'tools:\n  - Edit'],
    ['removed-tool', 'tools: "Edit, MultiEdit"', 'tools: "Edit"'],
    ['removed-tool', 'tools: Edit MultiEdit Read', 'tools: Edit Read'],
    ['removed-tool', 'tools: Read, MultiEdit', 'tools: Read, Edit'],
    ['unknown-model', 'model: sonet', 'model: sonnet'],
    ['unknown-model', 'model: "sonet" # fast', 'model: "sonnet" # fast'],
    ['invalid-value', 'color: "gren"', 'color: "green"'],
    ['invalid-value', 'permissionMode: plann', 'permissionMode: plan'],
    ['tools-empty', 'tools:\nmodel: opus', 'model: opus'],
    ['tools-empty', 'tools:\n\nmodel: opus', '\nmodel: opus'],
    ['unknown-field', 'colour: red', 'color: red'],
    ['all-tools-unusable', 'tools: "read, grep"', 'tools: "Read, Grep"'],
  ])('%s: %s', (rule, before, after) => {
    fixes(rule, file(before), file(after));
    fixes(rule, file(before).replaceAll('\n', '\r\n'), file(after).replaceAll('\n', '\r\n'));
  });

  it("close an open bracket; CRLF prevents the runtime's repair", () => {
    fixes('all-tools-unusable', file('tools: [Read'), file('tools: [Read]'));
    fixes('value-needs-quotes', file('tools: [Read, Grep'), file('tools: [Read, Grep]'));
    const windows = (text: string): string => file(text).replaceAll('\n', '\r\n');
    fixes('bracket-unclosed', windows('tools: [Read'), windows('tools: [Read]'));
  });
});
