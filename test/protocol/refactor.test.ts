// Refactorings: answered kinds, and edits that create a file.

import { describe, expect, test } from 'vitest';
import type { CodeAction, Range } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { at, type ClientOptions, wholeOf } from './client';
import { started } from './started';

const A = '.claude/agents/a.md';
const AGENT = `---
description: "Use this agent when a wall needs paint."
name: a
tools: Read, Bash
---

# Colors

Bright ones. No others.

# Limits

None.
`;

/** Its fix is a refactoring too. */
const WITH_FINDING = { rules: { 'no-examples': 'hint' } };
const CREATES = { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] } } };

/** The first place of `what`, all of it. */
function rangeOf(what: string, text = AGENT): Range {
  const document = TextDocument.create('', '', 0, text);
  const start = text.indexOf(what);
  return { start: document.positionAt(start), end: document.positionAt(start + what.length) };
}

const kindsOf = (actions: readonly CodeAction[]): readonly (string | undefined)[] => [
  ...new Set(actions.map(({ kind }) => kind)),
];

describe('kinds', () => {
  test('announces its code action kinds', async () => {
    const { initialized } = await started();
    expect(initialized.capabilities.codeActionProvider).toEqual({
      codeActionKinds: [
        'quickfix',
        'refactor.rewrite',
        'refactor.extract',
        'source.fixAll.subagents',
        'source.organize.subagents',
        'source.show.subagents',
      ],
    });
    expect(initialized.capabilities.documentFormattingProvider).toBeUndefined();
  });

  test.each<[readonly string[] | undefined, readonly string[]]>([
    [undefined, ['quickfix', 'refactor.rewrite', 'source.show.subagents']],
    [[''], ['quickfix', 'refactor.rewrite']],
    [['quickfix'], ['quickfix']],
    [['refactor'], ['refactor.rewrite']],
    [['refactor.rewrite'], ['refactor.rewrite']],
    [['refactor.extract'], []],
    [['source'], ['source.organize.subagents']],
    [['source.organize'], ['source.organize.subagents']],
    [['source.organize.subagents'], ['source.organize.subagents']],
    [['source.organizeImports'], []],
    [['source.fixAll'], []],
    [
      ['quickfix', 'source.organize.subagents'],
      ['quickfix', 'source.organize.subagents'],
    ],
  ])('answers only the requested kinds %j', async (only, kinds) => {
    const { open, actions } = await started({ settings: WITH_FINDING });
    open(A, AGENT);
    expect(kindsOf(await actions(A, rangeOf('description'), only))).toEqual(kinds);
  });

  test('offers nothing for a selection of the whole file', async () => {
    const { open, actions } = await started();
    open(A, AGENT);
    expect(await actions(A, wholeOf(AGENT), ['refactor'])).toEqual([]);
  });

  test('offers nothing in other files', async () => {
    const { open, actions } = await started();
    for (const path of ['README.md', 'agents/a.md', '.github/agents/a.md']) {
      open(path, AGENT);
      expect(await actions(path, rangeOf('description'), ['refactor', 'source'])).toEqual([]);
    }
  });
});

test('does not repeat the quick fix of a finding as a refactoring', async () => {
  const { open, actions } = await started({ settings: WITH_FINDING });
  open(A, AGENT);
  const titled = (offered: readonly CodeAction[]): readonly (string | undefined)[] =>
    offered.filter(({ title }) => title === 'Add an example to the description').map(({ kind }) => kind);
  expect(titled(await actions(A, rangeOf('description')))).toEqual(['quickfix']);
  expect(titled(await actions(A, rangeOf('description'), ['refactor']))).toEqual(['refactor.rewrite']);
});

test('rewrites a description, a list and the fields', async () => {
  const { open, actions, applied } = await started();
  open(A, AGENT.replaceAll('\n', '\r\n'));
  const made = async (what: string, title: string, kind: string): Promise<string> => {
    const found = (await actions(A, rangeOf(what), [kind])).find((action) => action.title === title);
    return found ? applied(A, found).replaceAll('\r\n', '\n') : '';
  };
  expect(await made('wall', 'Write the description as a block', 'refactor')).toBe(
    AGENT.replace(/"(Use.*)"/, '|-\n  $1'),
  );
  expect(await made('Bash', 'Write `tools` as a list, one a line', 'refactor.rewrite')).toBe(
    AGENT.replace('tools: Read, Bash', 'tools:\n  - Read\n  - Bash'),
  );
  const organize = 'Organize frontmatter: usual order of fields, quotes only where needed';
  expect(await made('---', organize, 'source.organize.subagents')).toBe(
    AGENT.replace(/(description: )"(.*)"\n(name: a)\n/, '$3\n$1$2\n'),
  );
});

describe('extracting a section to a skill', () => {
  const SECTION = rangeOf('# Colors\n\nBright ones. No others.\n');
  const extract = async (options: ClientOptions): Promise<readonly CodeAction[]> => {
    const { open, actions } = await started(options);
    open(A, AGENT);
    return actions(A, SECTION, ['refactor.extract']);
  };

  test('creates the file first, and only where there is none', async () => {
    const [action, ...more] = await extract({ capabilities: CREATES });
    expect(more).toEqual([]);
    expect(action?.edit).toEqual({
      documentChanges: [
        {
          kind: 'create',
          uri: at('.claude/skills/colors/SKILL.md'),
          options: { overwrite: false, ignoreIfExists: false },
        },
        {
          textDocument: { uri: at('.claude/skills/colors/SKILL.md'), version: null },
          edits: [
            {
              range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
              newText:
                '---\nname: colors\ndescription: Colors. Bright ones.\n---\n\n# Colors\n\nBright ones. No others.\n',
            },
          ],
        },
        {
          textDocument: { uri: at(A), version: 1 },
          edits: [
            {
              range: { start: { line: 4, character: 0 }, end: { line: 4, character: 0 } },
              newText: 'skills:\n  - colors\n',
            },
            {
              range: { start: { line: 6, character: 8 }, end: { line: 8, character: 23 } },
              newText: '\n\nFollow the skill `colors`.',
            },
          ],
        },
      ],
    });
  });

  test('takes another name beside an existing skill', async () => {
    const files = { '.claude/skills/colors/SKILL.md': '---\nname: colors\n---\nOf walls.\n' };
    const [action] = await extract({ capabilities: CREATES, files });
    expect(action?.title).toBe('Move this section to the skill `colors-2`');
  });

  test('creates the skill inside the plugin of a plugin agent', async () => {
    const files = { 'p/.claude-plugin/plugin.json': '{ "name": "p" }', 'p/agents/a.md': AGENT };
    const { open, actions } = await started({ capabilities: CREATES, files });
    open('p/agents/a.md', AGENT);
    const [action] = await actions('p/agents/a.md', SECTION, ['refactor.extract']);
    expect(action?.edit?.documentChanges?.[0]).toMatchObject({ uri: at('p/skills/colors/SKILL.md') });
  });

  test('is not offered to a client that cannot create files', async () => {
    const only = (operations: readonly string[], documentChanges: boolean) => ({
      workspace: { workspaceEdit: { documentChanges, resourceOperations: [...operations] as 'create'[] } },
    });
    expect(await extract({})).toEqual([]);
    expect(await extract({ capabilities: only(['rename'], true) })).toEqual([]);
    expect(await extract({ capabilities: only(['create'], false) })).toEqual([]);
  });
});
