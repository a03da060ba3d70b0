// Organized frontmatter: fields in their usual order with their comments, no quotes that nothing needs, nothing else.

import { describe, expect, it } from 'vitest';
import { fields } from '../../../../server/src/core/dialects/claude/fields/fields';
import { refactorings } from '../../../../server/src/core/features/refactor/refactorings';
import { applyEdits } from '../../../../server/src/core/text/edit';
import { contextOf } from '../../../support/agents';

const BODY = '\n"Do" it.\n\n---\n';

function organized(text: string): string | undefined {
  const [found, ...more] = refactorings(contextOf(text), { start: 0, end: 0 }, (kind) => kind.startsWith('source.'));
  expect(more).toEqual([]);
  return found && applyEdits(text, found.edits);
}

function organizes(before: string, after: string): void {
  for (const eol of ['\n', '\r\n'])
    for (const body of ['', '\n', BODY]) {
      const [from, to] = [before, after].map((region) => `---\n${region}\n---${body}`.replaceAll('\n', eol));
      expect(organized(from ?? '')).toBe(to);
      expect(organized(to ?? '')).toBeUndefined();
    }
}

describe('organizedFrontmatter sorts fields', () => {
  it('into the order of the schema', () => {
    const values: Readonly<Record<string, string>> = { hooks: 'hooks: {}', experimental: 'experimental: {}' };
    const lines = fields.map(({ name }) => values[name] ?? `${name}: word`);
    organizes([...lines].reverse().join('\n'), lines.join('\n'));
  });

  it.each<[string, string, string]>([
    [
      'with all their lines',
      'tools:\n  - Read\n  - Grep\ndescription: |\n  Use it.\n\n  name: x\nname: owl',
      'name: owl\ndescription: |\n  Use it.\n\n  name: x\ntools:\n  - Read\n  - Grep',
    ],
    [
      'with the comments above them, and those behind their values',
      'model: opus # big\n# who\n# it is\nname: owl\n# subagents-disable-next-line no-examples\ndescription: Use it.',
      '# who\n# it is\nname: owl\n# subagents-disable-next-line no-examples\ndescription: Use it.\nmodel: opus # big',
    ],
    [
      'with the comments in their lists',
      'tools:\n  - Read\n  # - Bash\n# me\nname: owl\ndescription: Use it.',
      '# me\nname: owl\ndescription: Use it.\ntools:\n  - Read\n  # - Bash',
    ],
    [
      'below the comment about the file',
      '# All of us.\n\n# big\nmodel: opus\nname: owl\ndescription: Use it.',
      '# All of us.\n\nname: owl\ndescription: Use it.\n# big\nmodel: opus',
    ],
    [
      'above the comment at the end',
      'description: Use it.\nname: owl\n# end',
      'name: owl\ndescription: Use it.\n# end',
    ],
    [
      'unknown ones last, in their order',
      'zeta: 1\nname: owl\nalpha: 2\nTools: Read\ndescription: Use it.',
      'name: owl\ndescription: Use it.\nzeta: 1\nalpha: 2\nTools: Read',
    ],
    [
      'blank lines between them',
      'tools: Read\n\nname: owl\n\ndescription: Use it.',
      'name: owl\n\ndescription: Use it.\n\ntools: Read',
    ],
    [
      'with the blank lines a block keeps',
      'model: opus\ndescription: |+\n  Use it.\n\n\nname: owl',
      'name: owl\ndescription: |+\n  Use it.\n\n\nmodel: opus',
    ],
    ['with quoted names', 'description: Use it.\n"name": owl', '"name": owl\ndescription: Use it.'],
  ])('and keeps their comments: %s', (_case, before, after) => organizes(before, after));
});

describe('organizedFrontmatter and quotes', () => {
  it.each<[string, string]>([
    ['name: "owl"', 'name: owl'],
    ["name: 'owl'", 'name: owl'],
    ['color: "blue"', 'color: blue'],
    ['tools: "Read, Bash(git *)"', 'tools: Read, Bash(git *)'],
    ['tools: ["Read", \'Grep\']', 'tools: [Read, Grep]'],
    ['tools:\n  - "Read"\n  - Grep', 'tools:\n  - Read\n  - Grep'],
    ['tools:\n  - "Agent(a, b)"', 'tools:\n  - Agent(a, b)'],
    ['initialPrompt: "It\'s on: now"', 'initialPrompt: "It\'s on: now"'],
  ])('removes needless quotes: %s', (before, after) => {
    const whole = (field: string): string =>
      field.startsWith('name') ? `${field}\ndescription: Use it.` : `name: owl\ndescription: Use it.\n${field}`;
    if (before === after) expect(organized(`---\n${whole(before)}\n---\n`)).toBeUndefined();
    else organizes(whole(before), whole(after));
  });

  it.each([
    'model: "opus" # big',
    'model: "true"',
    'model: "y"',
    'model: "No"',
    'model: "null"',
    'model: "42"',
    'model: "010"',
    'model: "2026-01-02"',
    'model: "12:30"',
    'model: ""',
    'model: " opus"',
    'model: "opus "',
    'initialPrompt: "Go: now"',
    'initialPrompt: "Go #1"',
    'initialPrompt: "Go:"',
    'initialPrompt: "* all"',
    'initialPrompt: "\\u0047o"',
    'initialPrompt: "Go\n  on"',
    'initialPrompt: "@owl"',
    'tools: ["Agent(a, b)"]',
    'tools: ["*"]',
    'mcpServers:\n  - a:\n      command: "run"',
  ])('keeps needed quotes in %s', (field) => {
    expect(organized(`---\nname: owl\ndescription: Use it.\n${field}\n---\n`)).toBeUndefined();
  });
});

describe('organizedFrontmatter', () => {
  it.each([
    ['where all is in order', 'name: owl\ndescription: Use it.\ntools: Read'],
    ['where a field is repeated', 'model: opus\nname: owl\ndescription: Use it.\nmodel: sonnet'],
    ['where a field is broken', 'tools: [Read\nname: owl\ndescription: Use it.'],
    ['where Claude Code quotes a line', 'description: Use this: now\nname: owl'],
    ['where fields stand in braces', '{ description: Use it., name: owl }'],
    ['where fields are indented', '  description: Use it.\n  name: owl'],
    ['where one refers to another above', 'model: &m opus\nname: owl\ndescription: *m'],
    ['where a block at the end would be read otherwise elsewhere', 'description: |+\n  Use it.\n\nname: owl'],
    ['where dashes end it early', 'model: opus\nname: owl\ndescription: Use --- it.'],
  ])('is not offered for %s', (_case, region) => expect(organized(`---\n${region}\n---\nDo it.\n`)).toBeUndefined());

  it('is not offered without a closing fence or for a file that is no agent', () => {
    expect(organized('---\nmodel: opus\nname: owl\ndescription: Use it.\n')).toBeUndefined();
    expect(organized('---\nmodel: opus\ncolor: "red"\n---\n')).toBeUndefined();
    expect(organized('# Notes\n')).toBeUndefined();
  });
});

it('is offered in a file without a description', () => {
  expect(organized('---\nmodel: "opus"\nname: owl\n---\n')).toBe('---\nname: owl\nmodel: opus\n---\n');
});

it('is offered in a file with a byte order mark', () => {
  const text = '\uFEFF---\ndescription: Use it.\nname: owl\n---\n';
  expect(organized(text)).toBe('\uFEFF---\nname: owl\ndescription: Use it.\n---\n');
});
