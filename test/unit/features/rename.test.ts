// A new name in every place and every style: exactly the name changes, and it is read back as it was given.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayName } from '../../../server/src/core/features/names/nameFiles';
import { parseAgent } from '../../../server/src/core/syntax/parse';
import { viewOf } from '../../../server/src/core/syntax/view';
import { names, occurrences, renamed } from '../../support/names';
import { RUNTIME } from '../../support/runtime';

const crlf = (text: string): string => text.replaceAll('\n', '\r\n');

/** In LF, in CRLF, with a broken field above and below, and without what follows the frontmatter. */
const everywhere = (field: string): readonly (readonly [string, string])[] => {
  const file = `---\n${field}\ndescription: d\n---\nBody.\n`;
  return [
    ['alone', file],
    ['CRLF', crlf(file)],
    ['below a broken field', file.replace('---\n', '---\nmodel: "son\n')],
    ['above a broken field', file.replace('description: d', 'description: "d')],
    ['at the end of the frontmatter', `---\ndescription: d\n${field}\n---`],
    ['in an unclosed frontmatter', `---\ndescription: d\n${field}`],
  ];
};

describe.each([
  ['name: «reviewer»'],
  ['name: "«reviewer»"'],
  ["name: '«reviewer»' # own"],
  ['name:   «reviewer»   '],
  ['tools: Read, Agent(«reviewer»)'],
  ['tools: Agent(a, «reviewer») Read, Task(«reviewer»)'],
  ['tools: "Read, Agent(«reviewer»)"'],
  ['tools: [Read, "Agent(a, «reviewer»)"]'],
  ['tools: [Read, Agent(a, «reviewer»), Write]'],
  ["tools:\n  - Read\n  - Agent(«reviewer», b)\n  - 'Task(«reviewer»)'"],
  ['disallowedTools:\n- Agent(«reviewer»)'],
  ['tools: >-\n  Read,\n  Agent(«reviewer»)'],
  ['tools: "Agent(«reviewer»'],
  ['observer: a, «reviewer»'],
  ['initialPrompt: Ask @agent-«reviewer» now'],
])('%s', (field) => {
  test.each(everywhere(field))('is renamed %s', (_where, marked) => {
    names(marked);
    expect(renamed(marked.replace(/[«»]/g, ''), 'auditor')).toBe(marked.replace(/«reviewer»/g, 'auditor'));
  });
});

describe('occurrences in descriptions', () => {
  test.each([
    ['plain', 'Use it. assistant: "I\'ll use the «reviewer» agent"'],
    [
      'with written line breaks',
      'Use it.\\n\\n<example>\\nuser: \\"Hi\\"\\nassistant: Use the\\n«reviewer» agent</example>',
    ],
    ['double', '"Use it.\\n<example>\\nassistant: \\"Let me use the «reviewer» agent\\"\\n</example>"'],
    ['single', "'It''s for the «reviewer» agent'"],
    ['literal', '|\n  Use it.\n\n  <example>\n  assistant: "I\'ll launch the «reviewer» agent"\n  </example>'],
    ['folded', '>-\n  Use the\n  «reviewer» agent or\n\n  Agent(«reviewer»)'],
    ['over lines', 'Use the\n  «reviewer» agent'],
    ['broken', '"Use the «reviewer» agent'],
  ])('are renamed in %s', (_style, value) => {
    for (const marked of [
      `---\nname: x\ndescription: ${value}\n---\nBody\n`,
      crlf(`---\nname: x\ndescription: ${value}\n---\n`),
    ]) {
      names(marked);
      expect(renamed(marked.replace(/[«»]/g, ''), 'auditor')).toBe(marked.replace(/«reviewer»/g, 'auditor'));
    }
  });
});

describe('a new name that needs quotes', () => {
  const read = (text: string, field: string) =>
    viewOf(parseAgent('file:///w/.claude/agents/x.md', text, RUNTIME.profile)).text(field)?.value;
  test.each([
    'true',
    '42',
    'Bob "B" Lee',
    "O'Neil",
    'a #b',
    'C#',
    '[x]',
    '*',
    'a\\b',
    'ünï',
    '日本',
    'a: b',
    '- a',
    '#1',
    '{a}',
    'x,y',
  ])('is quoted where needed: %s', (to) => {
    for (const value of ['reviewer', '"reviewer"', "'reviewer'", '|-\n  reviewer']) {
      const after = renamed(`---\nname: ${value}\ndescription: d\n---\n`, to);
      expect(read(after, 'name')).toBe(to);
      expect(read(after, 'description')).toBe('d');
    }
    for (const value of [
      'Use the reviewer agent # now',
      '"Use the reviewer agent"',
      "'Use the reviewer agent'",
      '>-\n  Use the\n  reviewer agent',
    ]) {
      const after = renamed(`---\nname: x\ndescription: ${value}\ntools: Read\n---\n`, to);
      expect(read(after, 'description')).toBe(`Use the ${to} agent`);
      expect(read(after, 'tools')).toBe('Read');
    }
  });

  test('is quoted once, with all items of the list', () => {
    expect(renamed('---\ntools: Read, Agent(reviewer, b)\n---\n', "O'Neil: x")).toBe(
      '---\ntools: "Read, Agent(O\'Neil: x, b)"\n---\n',
    );
    expect(renamed('---\ntools:\n  - Agent(reviewer)\n  - Read\n---\n', 'a #1')).toBe(
      '---\ntools:\n  - "Agent(a #1)"\n  - Read\n---\n',
    );
  });

  test.each([
    ['tools: Agent(reviewer)', 'a, b'],
    ['tools: Agent(reviewer)', 'a(b)'],
    ['observer: reviewer', 'a,b'],
    ['description: ask @agent-reviewer', 'two words'],
  ])('is refused in %s', (field, to) => {
    expect(() => renamed(`---\n${field}\n---\n`, to)).toThrow('unwritable');
  });
});

test('renames agents in hook matchers', () => {
  names(`---
name: x
hooks:
  SubagentStop:
    - matcher: «reviewer»
    - matcher: "a|«reviewer»"
      hooks: []
  PreToolUse:
    - matcher: reviewer
---
`);
});

describe('slash commands and skills', () => {
  test('name an agent in a field, a list and the text', () => {
    names(
      '---\nagent: «reviewer»\nallowed-tools: Agent(«reviewer»), Bash(reviewer)\ndescription: the «reviewer» agent\n---\nUse the «reviewer» agent on $ARGUMENTS.\n',
      {
        kind: 'command',
      },
    );
    names('No fields: @agent-«reviewer»', { kind: 'command' });
    names('---\nname: reviewer\n---\n', { kind: 'command' });
  });
});

describe('occurrences in settings', () => {
  test('are found in rules, in hooks and as the session agent', () => {
    names(
      `{
  "agent": "«reviewer»",
  "permissions": {
    "allow": ["Agent(«reviewer»)", "Task( «reviewer» )", "Bash(reviewer)", "reviewer"],
    "ask": ["Agent(code-reviewer)"],
    "deny": ["Agent(«reviewer»)"]
  },
  "hooks": {
    "SubagentStop": [{ "matcher": "a|«reviewer»", "hooks": [] }],
    "PreToolUse": [{ "matcher": "reviewer", "hooks": [{ "type": "command", "if": "Agent(«reviewer»)" }] }]
  },
  "env": { "X": "Agent(reviewer)" }
}`,
      { kind: 'settings' },
    );
  });

  test('are found behind escapes, a byte order mark and in broken files', () => {
    const settings = '\uFEFF{ "permissions": { "deny": ["\\u0041gent(\\u0072eviewer)", "Agent(reviewer)"';
    expect(renamed(settings, 'a "b"', { kind: 'settings' })).toBe(
      '\uFEFF{ "permissions": { "deny": ["\\u0041gent(a \\"b\\")", "Agent(a \\"b\\")"',
    );
  });
});

test('include an escaped character of a name', () => {
  expect(renamed('---\nname: "caf\\u00e9"\ndescription: "the caf\\u00e9 agent"\n---\n', 'bar', { name: 'café' })).toBe(
    '---\nname: "bar"\ndescription: "the bar agent"\n---\n',
  );
});

test.each([
  ['Bob "B"', 'name: "Bob \\"B\\""'],
  ['café', 'name: "caf\\u00e9"'],
  ['Code Reviewer', 'description: >\n  the Code\n  Reviewer agent'],
  ['code-reviewer', 'subagent_type: "Code Reviewer"'],
])('%s may be named in a text with another spelling', (name, text) => {
  expect(mayName(text, { name, prefixes: [] })).toBe(true);
  expect(mayName('something else', { name: 'reviewer', prefixes: [] })).toBe(false);
});

test('count only the last of two equal keys', () => {
  names('---\nname: reviewer\nname: «reviewer»\n---\n');
});

test('restores the same bytes when renamed back', () => {
  const pieces = [
    'name: N',
    'name: "N"',
    'tools: Read, Agent(N, b)',
    'tools:\n  - Agent(N)',
    'tools: [Read, Agent(a, N)]',
    'disallowedTools: "Task(N)"',
    'description: Use the N agent. Then `N`',
    'description: "Say \\"use the N agent\\"\\n@agent-N"',
    'description: |\n  <example>\n  assistant: "I\'ll use the N agent"\n  </example>',
    'description: >\n  Use the\n  N agent',
    'color: "re',
    'observer: N',
    '# the N agent',
    '---',
    'Body: subagent_type: "N", agent "N".',
    'N',
    '',
  ];
  const name = fc
    .stringMatching(/^[a-z][a-z0-9]{2,8}(?:[-_.][a-z][a-z0-9]{1,5}){0,2}$/)
    .filter((each) => !/^(?:true|false|null)$/.test(each));
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...pieces), { maxLength: 8 }),
      name,
      name,
      fc.boolean(),
      (parts, from, to, windows) => {
        const lines = ['---', ...parts.map((part) => part.replaceAll('N', from))].join('\n');
        const text = windows ? crlf(lines) : lines;
        fc.pre(!text.includes(to) && !from.includes(to) && !to.includes(from));
        const there = renamed(text, to, { name: from });
        // What a name means to its neighbours depends on its form alone: of one word or of several.
        if (/[-_.]/.test(from) !== /[-_.]/.test(to)) return;
        expect(occurrences(there, { name: to }).length).toBe(occurrences(text, { name: from }).length);
        expect(renamed(there, from, { name: to })).toBe(text);
      },
    ),
    { numRuns: 300 },
  );
});
