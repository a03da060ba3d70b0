// Clients without our extension: commands, code actions, and fallbacks for missing client capabilities.

import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, Command, Hover, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { at, type Client, type ClientOptions, connect, eventually, FOLDER } from './client';

const A = '.claude/agents/a.md';
const AGENT = `---
name: painter
description: Use this agent when a wall needs paint. <example>user: Who paints my wall?</example>
tools: Reed, Grep
---

Paint it.
`;
const OURS: ClientOptions = { introduction: { initializationOptions: { vscode: true } } };

let client: Client | undefined;
const started = async (options: ClientOptions = {}): Promise<Client> => {
  client = await connect(options);
  client.open(A, AGENT);
  return client;
};
afterEach(async () => {
  const logged = client?.logged.filter((line) => / failed: /.test(line));
  await client?.stop();
  client = undefined;
  expect(logged ?? []).toEqual([]);
});

const execute = <R>({ request }: Client, command: string, ...args: unknown[]): Promise<R> =>
  request<R>('workspace/executeCommand', { command, arguments: args });

/** An editor that makes every edit, and remembers them. */
function editing(more: ClientOptions = {}): { readonly options: ClientOptions; readonly edits: WorkspaceEdit[] } {
  const edits: WorkspaceEdit[] = [];
  const apply = (params: unknown): unknown => {
    edits.push((params as { readonly edit: WorkspaceEdit }).edit);
    return { applied: true };
  };
  const options: ClientOptions = {
    ...more,
    answers: { 'workspace/applyEdit': apply, ...more.answers },
    capabilities: {
      ...more.capabilities,
      workspace: { applyEdit: true, workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
    },
  };
  return { options, edits };
}

describe('commands', () => {
  const messages: string[] = [];
  const hearing: ClientOptions = {
    listens: {
      'window/showMessage': (params) => void messages.push((params as { readonly message: string }).message),
    },
  };
  afterEach(() => {
    messages.length = 0;
  });

  test('provides commands only to clients without our extension', async () => {
    expect((await started()).initialized.capabilities.executeCommandProvider?.commands).toEqual([
      'subagents.previewRouting',
      'subagents.effectiveTools',
      'subagents.listAgents',
      'subagents.fixAll',
      'subagents.organize',
      'subagents.newAgent',
      'subagents.applyEdit',
    ]);
    await client?.stop();
    expect((await started(OURS)).initialized.capabilities.executeCommandProvider).toBeUndefined();
  });

  test('routes a prompt or every example; without a URI, of the file opened or changed last', async () => {
    const connected = await started(hearing);
    const text = await execute<string>(connected, 'subagents.previewRouting', at(A), 'a wall that needs paint');
    expect(text).toContain('a wall that needs paint\n  painter');
    expect(text).toContain('An estimate from shared words');
    expect(messages).toEqual([text]);
    expect(await execute<string>(connected, 'subagents.previewRouting', 'a wall that needs paint')).toBe(text);
    expect(await execute<string>(connected, 'subagents.previewRouting')).toContain('✓ painter  Who paints my wall?');
  });

  test('shows an answer as a document where client and host support it', async () => {
    const kept: string[] = [];
    const opened: unknown[] = [];
    const connected = await started({
      ...hearing,
      saveAnswer: async (name, text) => {
        kept.push(`${name} ${text}`);
        return `file:///kept/${name}`;
      },
      answers: {
        'window/showDocument': (params) => {
          opened.push(params);
          return { success: true };
        },
      },
      capabilities: { window: { showDocument: { support: true } } },
    });
    const text = await execute<string>(connected, 'subagents.effectiveTools', at(A));
    expect(text).toContain('**In effect here:** `Grep`');
    expect(kept).toEqual([`tools.md ${text}`]);
    expect(opened).toEqual([{ uri: 'file:///kept/tools.md', takeFocus: true }]);
    expect(messages).toEqual([]);
  });

  test('lists the agents with their status', async () => {
    const connected = await started({
      files: { '.claude/agents/b.md': '---\ndescription: Nameless.\n---\n\nBody.\n' },
    });
    const lines = (await execute<string>(connected, 'subagents.listAgents')).split('\n');
    expect(lines[0]).toMatch(/^2 agents in sight; their descriptions take \d+ of 15000 tokens\.$/);
    expect(lines.slice(2)).toEqual([
      '- painter (.claude/agents/a.md): loads, model inherit',
      '-  (.claude/agents/b.md): not loaded. The name is missing',
      '',
    ]);
  });

  test('fixes and organizes a file through `workspace/applyEdit`', async () => {
    const { options, edits } = editing();
    const connected = await started(options);
    const made = (): string => connected.applied(A, { title: '', edit: edits.at(-1) ?? {} });
    connected.change(A, [{ text: '---\ntools: Grep, Grep\nname: painter\ndescription: Paints.\n---\n\nPaint it.\n' }]);
    expect(await execute(connected, 'subagents.organize', at(A))).toBe('');
    connected.change(A, [{ text: made() }]);
    expect(connected.text(A)).toMatch(/^---\nname: painter\n/);
    connected.replace(A, 'Paints.', 'Paints: walls');
    expect(await execute(connected, 'subagents.fixAll')).toBe('');
    expect(made()).toContain('description: "Paints: walls"');
    connected.change(A, [{ text: made() }]);
    await expect(execute(connected, 'subagents.fixAll')).rejects.toThrow('Nothing here can be fixed without you.');
    await expect(execute(connected, 'subagents.organize')).rejects.toThrow('in its usual order already');
  });

  test('creates an agent from a persona and never replaces a file', async () => {
    const { options, edits } = editing({
      answers: { 'window/showMessageRequest': () => ({ title: 'Code reviewer' }) },
    });
    const connected = await started(options);
    const uri = `${FOLDER}/.claude/agents/reader.md`;
    expect(await execute(connected, 'subagents.newAgent', 'reader', 'code-reviewer')).toBe(uri);
    expect(await execute(connected, 'subagents.newAgent', 'reader')).toBe(uri);
    const [named, asked] = edits.map(({ documentChanges }) => documentChanges);
    expect(named?.[0]).toEqual({ kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } });
    expect(JSON.stringify(named)).toContain('name: reader');
    expect(asked).toEqual(named);
    await expect(execute(connected, 'subagents.newAgent', 'a')).rejects.toThrow('`a` is there already.');
    await expect(execute(connected, 'subagents.newAgent')).rejects.toThrow('Give a name as the first argument');
    await expect(execute(connected, 'subagents.newAgent', 'b', 'nobody')).rejects.toThrow(
      'There is no persona `nobody`',
    );
  });

  test.each<[string, unknown[], string]>([
    ['subagents.fixAll', [], 'takes no changes'],
    ['subagents.newAgent', ['reader', 'empty'], '`subagents new reader`'],
    ['subagents.nothing', [], 'There is no command'],
    ['subagents.effectiveTools', ['file:///w/README.md'], 'Open an agent file first'],
  ])('refuses %s %j with a reason', async (command, args, words) => {
    const connected = await started();
    await expect(execute(connected, command, ...args)).rejects.toThrow(words);
  });
});

describe('code actions', () => {
  const titles = (actions: readonly (CodeAction | Command)[]): readonly string[] => actions.map(({ title }) => title);
  const on = (connected: Client, line: number, triggerKind = 1): Promise<(CodeAction | Command)[]> =>
    connected.request('textDocument/codeAction', {
      textDocument: { uri: at(A) },
      range: { start: { line, character: 2 }, end: { line, character: 2 } },
      context: { diagnostics: [], triggerKind },
    });

  test('offers `show` actions only where they are asked for', async () => {
    const connected = await started();
    expect(titles(await on(connected, 2))).toContain('Preview routing');
    expect(titles(await on(connected, 3))).toContain('Show the tools this agent gets');
    expect(titles(await on(connected, 3, 2))).not.toContain('Show the tools this agent gets');
    expect(titles(await on(connected, 4))).not.toContain('Preview routing');
  });

  test('names no command of VS Code or our extension to other editors', async () => {
    const connected = await started();
    expect(connected.traffic()).not.toContain('workbench.');
    await connected.complete(A, { line: 3, character: 10 });
    expect(connected.traffic()).not.toContain('editor.action');
  });

  test('sends commands to a client without code action literals, which refuse after an edit', async () => {
    const { options, edits } = editing({ capabilities: { textDocument: { codeAction: {} } } });
    const connected = await started(options);
    const actions = await connected.request<Command[]>('textDocument/codeAction', {
      textDocument: { uri: at(A) },
      range: { start: { line: 3, character: 8 }, end: { line: 3, character: 8 } },
      context: { diagnostics: [] },
    });
    expect(actions.every(({ command }) => typeof command === 'string')).toBe(true);
    const fix = actions.find(({ title }) => title === 'Replace `Reed` with `Read`: gives this agent `Read`');
    expect(fix?.command).toBe('subagents.applyEdit');
    expect(await execute(connected, 'subagents.applyEdit', ...(fix?.arguments ?? []))).toBe('');
    expect(connected.applied(A, { title: '', edit: edits[0] ?? {} })).toContain('tools: Read, Grep');
    connected.replace(A, 'Paint it.', 'Paint them.');
    await expect(execute(connected, 'subagents.applyEdit', ...(fix?.arguments ?? []))).rejects.toThrow(
      'The file has changed since',
    );
  });
});

test('sends plain text to a client without Markdown', async () => {
  const position = { line: 3, character: 2 };
  const marked = (await (await started()).hover(A, position)) as Hover;
  await client?.stop();
  const plain = await started({ capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } } });
  const { contents } = (await plain.hover(A, position)) as Hover;
  expect(marked.contents).toMatchObject({ kind: 'markdown', value: expect.stringContaining('**tools** — ') });
  expect(contents).toMatchObject({ kind: 'plaintext', value: expect.stringContaining('tools — ') });
  expect(JSON.stringify(contents)).not.toMatch(/\*\*|`/);
});

test('puts the short text beside the label, or into the detail of older clients', async () => {
  const position = { line: 3, character: 11 };
  const known = { labelDetailsSupport: true, tagSupport: { valueSet: [1 as const] } };
  const first = async (options: ClientOptions) => {
    const items = await (await started(options)).complete(A, position);
    const read = items.find(({ label }) => label === 'Read');
    await client?.stop();
    client = undefined;
    return read;
  };
  expect(await first({})).toMatchObject({ detail: 'reads' });
  const item = await first({ capabilities: { textDocument: { completion: { completionItem: known } } } });
  expect(item).toMatchObject({ labelDetails: { description: 'reads' } });
  expect(item?.detail).toBeUndefined();
});

describe('a client that does not watch files', () => {
  const rulesNow = (connected: Client) => connected.rules(A);
  const TWIN = AGENT.replace('Paint it.', 'Paint that.');

  test('rescans when an agent file is saved', async () => {
    const connected = await started({ watches: false });
    expect(connected.initialized.capabilities.textDocumentSync).toMatchObject({ save: true });
    expect(await rulesNow(connected)).not.toContain('duplicate-name');
    connected.host.write(at('.claude/agents/twin.md'), TWIN);
    connected.note('textDocument/didSave', { textDocument: { uri: at(A) } });
    expect(
      await eventually(
        () => rulesNow(connected),
        (rules) => rules.includes('duplicate-name'),
      ),
    ).toContain('duplicate-name');
  });
  test('rescans when an agent file is opened', async () => {
    const connected = await started({ watches: false });
    connected.host.write(at('.claude/agents/twin.md'), TWIN);
    connected.open('.claude/agents/b.md', '---\nname: b\n---\n');
    expect(
      await eventually(
        () => rulesNow(connected),
        (rules) => rules.includes('duplicate-name'),
      ),
    ).toContain('duplicate-name');
  });
  test('rescans when the settings file is saved', async () => {
    const connected = await started({ watches: false });
    connected.host.write(at('.subagents.json'), '{ "rules": { "unknown-tool": "off" } }');
    connected.note('textDocument/didSave', { textDocument: { uri: at('.subagents.json') } });
    expect(
      await eventually(
        () => rulesNow(connected),
        (rules) => !rules.includes('unknown-tool'),
      ),
    ).not.toContain('unknown-tool');
  });
});

describe('roots', () => {
  const files = {
    '.claude/agents/twin.md': AGENT,
    'file:///home/me/.claude/agents/mine.md': AGENT,
    'file:///plugged/.claude-plugin/plugin.json': '{"name":"p"}',
  };
  const rules = (connected: Client, path: string, wanted: string) =>
    eventually(
      () => connected.rules(path),
      (found) => found.includes(wanted),
    );

  test('without a folder, uses the project of an opened agent file', async () => {
    const connected = await started({ files, introduction: { workspaceFolders: null } });
    expect(await rules(connected, A, 'duplicate-name')).toContain('duplicate-name');
  });
  test('without a folder, uses the plugin of an opened agent file', async () => {
    const connected = await started({ files, introduction: { workspaceFolders: null } });
    connected.open('file:///plugged/agents/a.md', AGENT);
    expect(await rules(connected, 'file:///plugged/agents/a.md', 'unknown-tool')).toContain('unknown-tool');
  });
  test('without a folder, does not search the home of the user’s agents', async () => {
    const connected = await started({
      files,
      introduction: { workspaceFolders: null },
      userAgents: 'file:///home/me/.claude/agents',
      user: { folder: 'file:///home/me/.claude', uriOf: (path) => path, pathOf: (uri) => uri },
    });
    connected.open('file:///home/me/.claude/agents/mine.md', AGENT);
    expect(await rules(connected, 'file:///home/me/.claude/agents/mine.md', 'unknown-tool')).toContain('unknown-tool');
    expect(connected.host.asked.filter((each) => each === 'list file:///home/me')).toEqual([]);
  });
  test('with several folders, reports no duplicates across them', async () => {
    const workspaceFolders = ['file:///one', 'file:///two'].map((uri) => ({ uri, name: uri }));
    const connected = await started({
      files: { 'file:///one/.claude/agents/b.md': AGENT, 'file:///two/.claude/agents/c.md': AGENT },
      introduction: { workspaceFolders },
    });
    connected.open('file:///one/.claude/agents/b.md', AGENT);
    expect(await connected.rules('file:///one/.claude/agents/b.md')).toContain('unknown-tool');
    const symbols = await connected.request<{ readonly location: { readonly uri: string } }[]>('workspace/symbol', {
      query: 'painter',
    });
    expect(symbols.map(({ location }) => location.uri)).toEqual(
      expect.arrayContaining(['file:///one/.claude/agents/b.md', 'file:///two/.claude/agents/c.md']),
    );
  });
  test('takes the folder from `rootUri` of older clients', async () => {
    const connected = await started({ files, introduction: { workspaceFolders: null, rootUri: FOLDER } });
    expect(await rules(connected, A, 'duplicate-name')).toContain('duplicate-name');
  });
});

test('pushes diagnostics to a client that cannot pull, and uses defaults where settings are refused', async () => {
  const connected = await started({
    pulls: false,
    answers: {
      'workspace/configuration': () => {
        throw new Error('not here');
      },
    },
  });
  const pushed = await eventually(
    () => connected.pushed.filter(({ uri }) => uri === at(A)).at(-1)?.diagnostics ?? [],
    (found) => found.length > 0,
  );
  expect(pushed.map(({ code }) => code)).toContain('unknown-tool');
});
