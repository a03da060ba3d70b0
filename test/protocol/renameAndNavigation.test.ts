// Rename, definition, references, workspace symbols and call hierarchy.

import { afterEach, describe, expect, test } from 'vitest';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  ClientCapabilities,
  Location,
  LocationLink,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { at, type Client, connect } from './client';

const OWN = '.claude/agents/reviewer.md';
const LEAD = '.claude/agents/lead.md';
const COMMAND = '.claude/commands/ship.md';
const SETTINGS = '.claude/settings.json';
const FILES: Readonly<Record<string, string>> = {
  [OWN]: `---
name: reviewer
description: "Use this agent to review a change.\\n\\n<example>\\nuser: \\"Is this ready?\\"\\nassistant: \\"I'll use the reviewer agent.\\"\\n</example>"
tools: Read
---
You are the reviewer agent. A code-reviewer is somebody else.
`,
  [LEAD]: `---
name: lead
description: |
  Use this agent to split work.

  <example>
  user: "Ship it."
  assistant: "First I'll launch the reviewer agent."
  </example>
tools: [Read, "Agent(reviewer, tester)"]
---
Call it with subagent_type: "reviewer" and see reviewer.md.
`,
  'CLAUDE.md': '# Team\r\n\r\nAsk @agent-reviewer before a merge; the reviewer agent knows the rules.\r\n',
  [COMMAND]: '---\nallowed-tools: Agent(reviewer)\n---\nUse the `reviewer` agent, then stop.\n',
  [SETTINGS]: '{\n  "permissions": { "allow": ["Agent(reviewer)", "Bash(reviewer)"], "deny": ["Task(tester)"] }\n}\n',
};
const RENAMED: Readonly<Record<string, string>> = {
  [OWN]: `---
name: auditor
description: "Use this agent to review a change.\\n\\n<example>\\nuser: \\"Is this ready?\\"\\nassistant: \\"I'll use the auditor agent.\\"\\n</example>"
tools: Read
---
You are the auditor agent. A code-reviewer is somebody else.
`,
  [LEAD]: `---
name: lead
description: |
  Use this agent to split work.

  <example>
  user: "Ship it."
  assistant: "First I'll launch the auditor agent."
  </example>
tools: [Read, "Agent(auditor, tester)"]
---
Call it with subagent_type: "auditor" and see reviewer.md.
`,
  'CLAUDE.md': '# Team\r\n\r\nAsk @agent-auditor before a merge; the auditor agent knows the rules.\r\n',
  [COMMAND]: '---\nallowed-tools: Agent(auditor)\n---\nUse the `auditor` agent, then stop.\n',
  [SETTINGS]: '{\n  "permissions": { "allow": ["Agent(auditor)", "Bash(reviewer)"], "deny": ["Task(tester)"] }\n}\n',
};

const HOME = 'file:///home/u/.claude';

const RENAMES: ClientCapabilities = {
  textDocument: { rename: { prepareSupport: true }, definition: { linkSupport: true } },
  workspace: {
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create', 'rename', 'delete'],
      changeAnnotationSupport: {},
    },
  },
};

let client: Client | undefined;
const started = async (
  capabilities: ClientCapabilities = RENAMES,
  files: Readonly<Record<string, string>> = FILES,
): Promise<Client> => {
  client = await connect({ files, capabilities, userAgents: `${HOME}/agents` });
  client.open(OWN, files[OWN] ?? '');
  return client;
};
afterEach(async () => {
  expect(client?.logged ?? []).toEqual([]);
  await client?.stop();
  client = undefined;
});

const asked = (path: string, text: string, word: string, more = 1) => {
  const document = TextDocument.create(at(path), 'markdown', 1, text);
  return { textDocument: { uri: at(path) }, position: document.positionAt(text.indexOf(word) + more) };
};
const inOwn = (word: string) => asked(OWN, FILES[OWN] ?? '', word);

const editsOf = (edit: WorkspaceEdit): readonly (readonly [string, readonly TextEdit[]])[] =>
  edit.documentChanges
    ? edit.documentChanges.flatMap((change) =>
        'textDocument' in change ? [[change.textDocument.uri, change.edits as readonly TextEdit[]] as const] : [],
      )
    : Object.entries(edit.changes ?? {});

function applied(edit: WorkspaceEdit, files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const after = { ...files };
  for (const [uri, edits] of editsOf(edit)) {
    const path = uri.slice(at('').length);
    after[path] = TextDocument.applyEdits(TextDocument.create(uri, 'x', 1, files[path] ?? ''), [...edits]);
  }
  return after;
}

describe('rename', () => {
  test('returns range and placeholder of the name at the cursor', async () => {
    const { request } = await started();
    expect(await request('textDocument/prepareRename', inOwn('reviewer'))).toEqual({
      range: { start: { line: 1, character: 6 }, end: { line: 1, character: 14 } },
      placeholder: 'reviewer',
    });
    expect(await request('textDocument/prepareRename', inOwn('somebody'))).toBeNull();
  });

  test('renames in five files, with versions of open ones, and offers to rename the file', async () => {
    const { request } = await started();
    const edit = await request<WorkspaceEdit>('textDocument/rename', { ...inOwn('reviewer'), newName: 'auditor' });
    expect(applied(edit, FILES)).toEqual(RENAMED);
    const changes = edit.documentChanges ?? [];
    expect(changes.flatMap((each) => ('textDocument' in each ? [each.textDocument] : []))).toEqual([
      { uri: at(LEAD), version: null },
      { uri: at(OWN), version: 1 },
      { uri: at(COMMAND), version: null },
      { uri: at(SETTINGS), version: null },
      { uri: at('CLAUDE.md'), version: null },
    ]);
    expect(changes.at(-1)).toEqual({
      kind: 'rename',
      oldUri: at(OWN),
      newUri: at('.claude/agents/auditor.md'),
      options: { overwrite: false, ignoreIfExists: true },
      annotationId: 'subagents.file',
    });
    expect(edit.changeAnnotations).toEqual({
      'subagents.file': { label: 'Rename the file to auditor.md as well', needsConfirmation: true },
    });
  });

  test('restores the same bytes when renamed back', async () => {
    const { request } = await started(RENAMES, RENAMED);
    const own = asked(OWN, RENAMED[OWN] ?? '', 'auditor');
    const edit = await request<WorkspaceEdit>('textDocument/rename', { ...own, newName: 'reviewer' });
    expect(applied(edit, RENAMED)).toEqual(FILES);
  });

  test('sends plain changes without a file rename to a client without document changes', async () => {
    const { request, initialized } = await started({});
    expect(initialized.capabilities.renameProvider).toBe(true);
    const edit = await request<WorkspaceEdit>('textDocument/rename', { ...inOwn('reviewer'), newName: 'auditor' });
    expect(edit.documentChanges).toBeUndefined();
    expect(applied(edit, FILES)).toEqual(RENAMED);
  });

  test('never replaces an existing file', async () => {
    const files = { ...FILES, '.claude/agents/auditor.md': '---\nname: other\ndescription: d\n---\n' };
    const { request } = await started(RENAMES, files);
    const edit = await request<WorkspaceEdit>('textDocument/rename', { ...inOwn('reviewer'), newName: 'auditor' });
    expect(edit.documentChanges?.filter((each) => 'kind' in each)).toEqual([]);
  });

  test.each([
    ['lead', '`lead` is taken: see .claude/agents/lead.md.'],
    ['Explore', 'Claude Code itself has an agent called `Explore`; this one would replace it.'],
    ['-x', /does not load an agent of this name/],
    ['a:b', /does not load an agent of this name/],
    ['x'.repeat(257), /does not load an agent of this name/],
    ['a---b', /Three dashes/],
    [' ', 'An agent needs a name.'],
    ['a, b', '`a, b` cannot be written in .claude/agents/lead.md, line 10, where the old name stands.'],
  ])('refuses %s with a reason', async (newName, why) => {
    const { request } = await started();
    await expect(request('textDocument/rename', { ...inOwn('reviewer'), newName })).rejects.toThrow(why);
  });

  test('accepts a name that differs from another one only by spelling', async () => {
    const { request } = await started();
    const edit = await request<WorkspaceEdit>('textDocument/rename', { ...inOwn('reviewer'), newName: 'Le-ad' });
    expect(JSON.stringify(edit.documentChanges)).toContain('"newText":"Le-ad"');
  });

  test('refuses to rename where two files of a folder share the name', async () => {
    const { request } = await started(RENAMES, {
      ...FILES,
      '.claude/agents/deeper/again.md': '---\nname: reviewer\ndescription: d\n---\n',
    });
    await expect(request('textDocument/prepareRename', inOwn('reviewer'))).rejects.toThrow(
      '`reviewer` may be the agent in .claude/agents/deeper/again.md or the one in .claude/agents/reviewer.md.',
    );
  });

  test('renames in unsaved texts', async () => {
    const connected = await started();
    connected.open('CLAUDE.md', 'Unsaved: use the reviewer agent.\n');
    const edit = await connected.request<WorkspaceEdit>('textDocument/rename', {
      ...inOwn('reviewer'),
      newName: 'auditor',
    });
    const change = edit.documentChanges?.find(
      (each) => 'textDocument' in each && each.textDocument.uri === at('CLAUDE.md'),
    );
    expect(change).toEqual({
      textDocument: { uri: at('CLAUDE.md'), version: 1 },
      edits: [{ range: { start: { line: 0, character: 17 }, end: { line: 0, character: 25 } }, newText: 'auditor' }],
    });
  });

  test('does not rename from other files', async () => {
    const connected = await started();
    connected.open('CLAUDE.md', FILES['CLAUDE.md'] ?? '');
    const there = asked('CLAUDE.md', FILES['CLAUDE.md'] ?? '', 'reviewer');
    for (const method of ['prepareRename', 'definition', 'prepareCallHierarchy'])
      expect(await connected.request(`textDocument/${method}`, there)).toBeNull();
  });
});

describe('rename by scope', () => {
  const agent = (name: string, body = '') => `---\nname: ${name}\ndescription: d\n---\n${body}\n`;
  const MINE = `${HOME}/agents/mine.md`;
  const TEAM = 'team/agents/qa/checker.md';
  const INSTALLED = '.claude/plugins/cache/p/agents/far.md';
  const files = {
    [MINE]: agent('mine', 'the mine agent'),
    [`${HOME}/CLAUDE.md`]: 'Use the reviewer agent and the mine agent.',
    [`${HOME}/commands/a.md`]: '@agent-mine',
    [`${HOME}/settings.json`]: '{"permissions": {"deny": ["Agent(mine)", "Agent(reviewer)"]}}',
    [OWN]: agent('reviewer', 'the mine agent, the far agent, the team:qa:checker agent'),
    'team/.claude-plugin/plugin.json': '{"name": "team"}',
    [TEAM]: agent('checker', 'the checker agent, the far agent'),
    'team/commands/c.md': '@agent-checker @agent-team:qa:checker',
    '.claude/plugins/cache/p/.claude-plugin/plugin.json': '{"name": "p"}',
    [INSTALLED]: agent('far', 'the reviewer agent'),
  };
  const rename = async (path: string, word: string, newName: string, more?: number) => {
    const { open, request } = await started(RENAMES, files);
    const text = (files as Readonly<Record<string, string>>)[path] ?? '';
    if (path !== OWN) open(path, text);
    const edit = await request<WorkspaceEdit>('textDocument/rename', { ...asked(path, text, word, more), newName });
    return editsOf(edit).map(([uri, edits]) => [uri, edits.length]);
  };

  test('renames a user agent in files of the user and the workspace', async () => {
    expect(await rename(MINE, 'mine', 'own')).toEqual([
      [`${HOME}/CLAUDE.md`, 1],
      [MINE, 2],
      [`${HOME}/commands/a.md`, 1],
      [`${HOME}/settings.json`, 1],
      [at(OWN), 1],
    ]);
  });

  test('does not rename a project agent in files of the user or installed plugins', async () => {
    expect(await rename(OWN, 'reviewer', 'auditor')).toEqual([[at(OWN), 1]]);
  });

  test('renames a plugin agent also after the plugin’s prefix', async () => {
    expect(await rename(TEAM, 'checker', 'tester')).toEqual([
      [at(OWN), 1],
      [at(TEAM), 2],
      [at('team/commands/c.md'), 2],
    ]);
  });

  test('refuses to rename an agent of an installed plugin', async () => {
    await expect(rename(OWN, 'far agent', 'near')).rejects.toThrow(/not yours to change/);
  });

  test('refuses to rename a built-in agent', async () => {
    const { request } = await started(RENAMES, { [OWN]: agent('reviewer', 'Use the Explore agent.') });
    await expect(
      request('textDocument/prepareRename', asked(OWN, agent('reviewer', 'Use the Explore agent.'), 'Explore')),
    ).rejects.toThrow('`Explore` comes with Claude Code and cannot be renamed.');
  });

  test('distinguishes agents of the same name in sibling folders', async () => {
    const [a, b] = ['a/.claude/agents/x.md', 'b/.claude/agents/x.md'];
    const { open, request } = await started(RENAMES, {
      [OWN]: agent('reviewer', 'the x agent'),
      [a]: agent('x', 'the x agent'),
      [b]: agent('x', 'the x agent'),
      'a/CLAUDE.md': 'the x agent',
      'b/CLAUDE.md': 'the x agent',
      'CLAUDE.md': 'the x agent',
    });
    open(a, agent('x', 'the x agent'));
    const edit = await request<WorkspaceEdit>('textDocument/rename', {
      ...asked(a, agent('x', 'the x agent'), 'x'),
      newName: 'y',
    });
    expect(editsOf(edit).map(([uri, edits]) => [uri, edits.length])).toEqual([
      [at(a), 2],
      [at('a/CLAUDE.md'), 1],
    ]);
    await expect(
      request('textDocument/prepareRename', asked(OWN, agent('reviewer', 'the x agent'), 'the x', 4)),
    ).rejects.toThrow('`x` may be the agent in a/.claude/agents/x.md or the one in b/.claude/agents/x.md.');
  });
});

describe('definition and references', () => {
  const lead = (word: string, more = 1) => asked(LEAD, FILES[LEAD] ?? '', word, more);

  test('goes from a mention to the name', async () => {
    const { open, request } = await started();
    open(LEAD, FILES[LEAD] ?? '');
    expect(await request<LocationLink[]>('textDocument/definition', lead('Agent(reviewer', 8))).toEqual([
      {
        originSelectionRange: { start: { line: 9, character: 21 }, end: { line: 9, character: 29 } },
        targetUri: at(OWN),
        targetRange: { start: { line: 1, character: 6 }, end: { line: 1, character: 14 } },
        targetSelectionRange: { start: { line: 1, character: 6 }, end: { line: 1, character: 14 } },
      },
    ]);
  });

  test('finds every reference, the declaration only where requested', async () => {
    const { request } = await started();
    const ask = (includeDeclaration: boolean) =>
      request<Location[]>('textDocument/references', { ...inOwn('reviewer'), context: { includeDeclaration } });
    const count = (all: readonly Location[]) => all.map(({ uri }) => uri.slice(at('').length)).sort();
    expect(count(await ask(false))).toEqual(
      [LEAD, LEAD, LEAD, OWN, OWN, COMMAND, COMMAND, SETTINGS, 'CLAUDE.md', 'CLAUDE.md'].sort(),
    );
    expect((await ask(true)).length).toBe((await ask(false)).length + 1);
  });

  test('finds the agents that list a tool', async () => {
    const { request } = await started();
    const all = await request<Location[]>('textDocument/references', {
      ...inOwn('Read'),
      context: { includeDeclaration: true },
    });
    expect(all.map(({ uri }) => uri)).toEqual([at(LEAD), at(OWN)]);
  });

  test('goes to the declaration of an MCP server and a skill', async () => {
    const text = '---\nname: x\ndescription: d\ntools: Read, mcp__db__query\nskills: [pdf]\n---\n';
    const path = '.claude/agents/x.md';
    const { open, request } = await started(
      {},
      { ...FILES, '.mcp.json': '{"mcpServers": {"db": {}}}', '.claude/skills/pdf/SKILL.md': '---\nname: pdf\n---\n' },
    );
    open(path, text);
    expect(await request('textDocument/definition', asked(path, text, 'mcp__'))).toEqual([
      { uri: at('.mcp.json'), range: { start: { line: 0, character: 17 }, end: { line: 0, character: 19 } } },
    ]);
    expect(await request('textDocument/definition', asked(path, text, 'pdf'))).toEqual([
      {
        uri: at('.claude/skills/pdf/SKILL.md'),
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      },
    ]);
  });
});

test('finds agents by a few letters of their names', async () => {
  const { request } = await started();
  const found = await request<WorkspaceSymbol[]>('workspace/symbol', { query: 'rvw' });
  expect(found).toEqual([
    {
      name: 'reviewer',
      kind: 5,
      containerName: 'project',
      location: { uri: at(OWN), range: { start: { line: 1, character: 6 }, end: { line: 1, character: 14 } } },
    },
  ]);
  expect((await request<WorkspaceSymbol[]>('workspace/symbol', { query: '' })).map(({ name }) => name)).toEqual([
    'lead',
    'reviewer',
  ]);
});

test('lists in the call hierarchy which agents may start which', async () => {
  const { request } = await started(RENAMES, {
    ...FILES,
    '.claude/agents/all.md': '---\nname: all\ndescription: d\n---\n',
    '.claude/agents/none.md': '---\nname: none\ndescription: d\ndisallowedTools: Agent\n---\n',
    '.claude/agents/tester.md': '---\nname: tester\ndescription: d\ntools: Read\n---\n',
  });
  const [item] = await request<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', inOwn('reviewer'));
  expect(item).toMatchObject({ name: 'reviewer', uri: at(OWN), detail: OWN });
  const incoming = await request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
  expect(incoming.map(({ from }) => from.name)).toEqual(['all', 'lead']);
  expect(incoming[1]?.fromRanges).toEqual([{ start: { line: 9, character: 21 }, end: { line: 9, character: 29 } }]);
  const out = async (from: CallHierarchyItem | undefined) =>
    (await request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item: from })).map(
      ({ to }) => to.name,
    );
  expect(await out(item)).toEqual([]);
  // `tester` is denied by the settings.
  expect(await out(incoming[1]?.from)).toEqual(['reviewer']);
  expect(await out(incoming[0]?.from)).toEqual(['lead', 'none', 'reviewer']);
});
