// Document features: symbols, folding, selection, links, highlights, tokens, hints, colours and code lens.

import { afterEach, describe, expect, test } from 'vitest';
import type {
  CodeLens,
  ColorInformation,
  ColorPresentation,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  InlayHint,
  SelectionRange,
  SemanticTokens,
  SymbolInformation,
} from 'vscode-languageserver-protocol';
import { at, type Client, type ClientOptions, connect, eventually } from './client';

const A = '.claude/agents/a.md';
const AGENT = `---
name: painter
description: |
  Use this agent when a wall needs paint.
  <example>
  user: "Paint the wall"
  assistant: "The painter does it."
  </example>
tools: Read, MultiEdit
model: sonnet
color: red
skills: house-style
---

# Work

See [the guide](guide.md), [none](none.md), @docs/style.md and @docs/none.md.

## Last

\`Read\` first.
`;
const FILES = {
  [A]: AGENT,
  '.claude/agents/guide.md': 'Guide.\n',
  '.claude/agents/docs/style.md': 'Style.\n',
  '.claude/skills/house-style/SKILL.md': '---\nname: house-style\ndescription: How we write.\n---\nShort.\n',
};
const EVERYTHING: ClientOptions['capabilities'] = {
  textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
  workspace: {
    codeLens: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
  },
};

let client: Client | undefined;
const started = async (options: ClientOptions = {}): Promise<Client> => {
  client = await connect({ files: FILES, capabilities: EVERYTHING, ...options });
  return client;
};
afterEach(async () => {
  const logged = client?.logged.filter((line) => / failed: /.test(line));
  await client?.stop();
  client = undefined;
  expect(logged ?? []).toEqual([]);
});

const asks = <R>({ request }: Client, what: string, params: object = {}, path = A): Promise<R> =>
  request<R>(`textDocument/${what}`, { textDocument: { uri: at(path) }, ...params });
const vscode: ClientOptions = { introduction: { clientInfo: { name: 'Visual Studio Code - Insiders' } } };
const position = (text: string, before: string, more = 0) => {
  const lines = text.slice(0, text.indexOf(before) + more).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
};

describe('document symbols', () => {
  const FIELDS = ['name', 'description', 'tools', 'model', 'color', 'skills'];
  const names = (symbols: readonly DocumentSymbol[] | null): readonly string[] =>
    symbols?.map(({ name }) => name) ?? [];

  test('are nested, with headings for a client without Markdown features', async () => {
    const connected = await started();
    connected.open(A, AGENT);
    const symbols = await asks<DocumentSymbol[]>(connected, 'documentSymbol');
    expect(names(symbols)).toEqual([...FIELDS, 'Work']);
    expect(symbols[0]).toMatchObject({
      detail: 'painter',
      selectionRange: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } },
    });
    expect(symbols[1]?.children).toMatchObject([
      { name: 'Paint the wall', range: { start: { line: 4, character: 2 }, end: { line: 7, character: 12 } } },
    ]);
    expect(names(symbols.at(-1)?.children ?? [])).toEqual(['Last']);
  });

  test.each<[string, ClientOptions, boolean]>([
    ['VS Code', vscode, false],
    [
      'our extension, whatever the editor is called',
      { introduction: { clientInfo: { name: 'Nightly' }, initializationOptions: { vscode: true } } },
      false,
    ],
    [
      'VS Code, asked for',
      { introduction: { ...vscode.introduction, initializationOptions: { headings: true } } },
      true,
    ],
    ['another, not wanted', { introduction: { initializationOptions: { headings: false } } }, false],
    ['another whose name has “Code” in it', { introduction: { clientInfo: { name: 'Codex Code' } } }, true],
  ])('have headings by client and option: %s', async (_case, options, wanted) => {
    const connected = await started(options);
    connected.open(A, AGENT);
    expect(names(await asks<DocumentSymbol[]>(connected, 'documentSymbol'))).toEqual([
      ...FIELDS,
      ...(wanted ? ['Work'] : []),
    ]);
  });

  test('are flat for a client without hierarchical symbols', async () => {
    const connected = await started({ capabilities: {} });
    connected.open(A, AGENT);
    const symbols = await asks<SymbolInformation[]>(connected, 'documentSymbol');
    expect(symbols.map(({ name, containerName }) => [name, containerName])).toContainEqual([
      'Paint the wall',
      'description',
    ]);
    expect(symbols[0]?.location.uri).toBe(at(A));
  });
});

test('folding ranges are whole lines', async () => {
  const connected = await started();
  connected.open(A, AGENT.replaceAll('\n', '\r\n'));
  const folds = await asks<FoldingRange[]>(connected, 'foldingRange');
  expect(folds.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
    [0, 12],
    [2, 7],
    [4, 7],
    [14, 20],
    [18, 20],
  ]);
});

test('folding ranges respect the client’s limit', async () => {
  const connected = await started({ capabilities: { textDocument: { foldingRange: { rangeLimit: 2 } } } });
  connected.open(A, AGENT);
  expect(await asks<FoldingRange[]>(connected, 'foldingRange')).toHaveLength(2);
});

test('selection ranges grow for each of several cursors', async () => {
  const connected = await started();
  connected.open(A, AGENT);
  const positions = [position(AGENT, 'MultiEdit', 2), position(AGENT, '` first', -1)];
  const ranges = await asks<SelectionRange[]>(connected, 'selectionRange', { positions });
  expect(ranges).toHaveLength(2);
  expect(ranges[0]).toMatchObject({
    range: { start: { line: 8, character: 13 }, end: { line: 8, character: 22 } },
    parent: { range: { start: { line: 8, character: 7 } }, parent: { range: { start: { line: 8, character: 0 } } } },
  });
});

describe('document links', () => {
  const targets = async (connected: Client): Promise<readonly string[]> =>
    (await asks<DocumentLink[]>(connected, 'documentLink')).map(({ target }) => target?.replace(at(''), '') ?? '');
  const SKILL = '.claude/skills/house-style/SKILL.md';

  test('lead to existing files', async () => {
    const connected = await started();
    connected.open(A, AGENT);
    expect(await targets(connected)).toEqual([SKILL, '.claude/agents/guide.md', '.claude/agents/docs/style.md']);
  });
  test('leave Markdown links to VS Code', async () => {
    const connected = await started(vscode);
    connected.open(A, AGENT);
    expect(await targets(connected)).toEqual([SKILL, '.claude/agents/docs/style.md']);
  });
  test('lead to the line of an MCP server’s configuration', async () => {
    const files = { ...FILES, '.mcp.json': '{\n  "mcpServers": {\n    "tracker": { "command": "x" }\n  }\n}\n' };
    const connected = await started({ files });
    connected.open(A, '---\nname: a\ndescription: Use it.\ntools: mcp__tracker__x\n---\nDo it.\n');
    expect(await targets(connected)).toEqual(['.mcp.json#L3']);
  });
});

test('document highlights mark every place of a name', async () => {
  const connected = await started();
  connected.open(A, AGENT);
  const onRead = { position: position(AGENT, 'Read') };
  expect(await asks<DocumentHighlight[]>(connected, 'documentHighlight', onRead)).toMatchObject([
    { range: { start: { line: 8, character: 7 } }, kind: 2 },
    { range: { start: { line: 20, character: 1 } }, kind: 2 },
  ]);
  const onName = { position: position(AGENT, 'painter') };
  expect(await asks<DocumentHighlight[]>(connected, 'documentHighlight', onName)).toMatchObject([
    { range: { start: { line: 1 } }, kind: 3 },
    { range: { start: { line: 6 } }, kind: 2 },
  ]);
  expect(await asks(connected, 'documentHighlight', { position: { line: 3, character: 5 } })).toBeNull();
});

test('semantic tokens cover the file or a range', async () => {
  const connected = await started();
  const { legend } = connected.initialized.capabilities.semanticTokensProvider ?? {};
  connected.open(A, AGENT);
  const read = ({ data }: SemanticTokens): readonly string[] => {
    const found: string[] = [];
    let [line, character] = [0, 0];
    for (let i = 0; i < data.length; i += 5) {
      const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(i, i + 5);
      line += down;
      character = down > 0 ? right : character + right;
      const text = AGENT.split('\n')[line]?.slice(character, character + length);
      const modifier = legend?.tokenModifiers.find((_name, bit) => modifiers & (1 << bit));
      found.push([text, legend?.tokenTypes[type], ...(modifier ? [modifier] : [])].join(' '));
    }
    return found;
  };
  const tools = ['Read function', 'MultiEdit function deprecated'];
  expect(read(await asks(connected, 'semanticTokens/full'))).toEqual([
    'painter class declaration',
    'painter class',
    ...tools,
    'Read function',
  ]);
  const range = { start: { line: 8, character: 0 }, end: { line: 9, character: 0 } };
  expect(read(await asks(connected, 'semanticTokens/range', { range }))).toEqual(tools);
});

describe('inlay hints', () => {
  const whole = { range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } } };
  const labels = async (settings: unknown): Promise<readonly unknown[]> => {
    const connected = await started({ settings });
    connected.open(A, AGENT);
    const hints = (await asks<InlayHint[]>(connected, 'inlayHint', whole)) ?? [];
    return hints.map(({ label, position }) => [position.line, String(label).replace(/claude-sonnet-.*/, 'id')]);
  };
  test('are off by default', async () => expect(await labels({})).toEqual([]));
  test('show the model behind an alias', async () =>
    expect(await labels({ inlayHints: { model: true } })).toEqual([[9, '→ id']]));
  test('show the tokens of the description', async () =>
    expect(await labels({ 'inlayHints.tokens': true })).toEqual([[2, expect.stringMatching(/^\d+ tokens$/)]]));
  test('are limited to the range', async () => {
    const connected = await started({ settings: { inlayHints: { model: true } } });
    connected.open(A, AGENT);
    const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
    expect(await asks(connected, 'inlayHint', { range })).toEqual([]);
  });
});

test('document colours present only the current name', async () => {
  const connected = await started();
  connected.open(A, AGENT);
  const [found] = await asks<ColorInformation[]>(connected, 'documentColor');
  const range = { start: { line: 10, character: 7 }, end: { line: 10, character: 10 } };
  expect(found).toMatchObject({ range, color: { alpha: 1 } });
  const color = { red: 0, green: 0, blue: 1, alpha: 1 };
  expect(await asks<ColorPresentation[]>(connected, 'colorPresentation', { color, range })).toEqual([{ label: 'red' }]);
});

describe('code lens', () => {
  const lens = (connected: Client): Promise<CodeLens[] | null> => asks(connected, 'codeLens');
  const commands = async (connected: Client): Promise<readonly unknown[] | undefined> =>
    (await lens(connected))?.map(({ command, range }) => [
      range.start.line,
      command?.title.replace(/\d+/, '#'),
      command?.command,
    ]);

  test('has commands of VS Code where our extension runs', async () => {
    const connected = await started({ introduction: { initializationOptions: { vscode: true } } });
    connected.open(A, AGENT);
    expect(await commands(connected)).toEqual([
      [0, 'Loads as painter', 'workbench.actions.view.problems'],
      [0, '~# tokens', ''],
      [0, 'Preview routing', 'subagents.previewRouting'],
    ]);
    expect((await lens(connected))?.[2]?.command?.arguments).toEqual([at(A)]);
  });
  test.each([
    ['another editor', {}],
    ['VS Code without our extension', vscode],
  ])('has only commands of the server in %s', async (_case, options) => {
    const connected = await started(options);
    connected.open(A, AGENT);
    expect(await commands(connected)).toEqual([
      [0, 'Loads as painter', ''],
      [0, '~# tokens', ''],
      [0, 'Preview routing', 'subagents.previewRouting'],
    ]);
    const provided = connected.initialized.capabilities.executeCommandProvider?.commands;
    expect(provided).toContain('subagents.previewRouting');
  });
  test('is off where the setting says so', async () => {
    const connected = await started({ settings: { codeLens: false } });
    connected.open(A, AGENT);
    expect(await lens(connected)).toBeNull();
  });
  test('is refreshed when another file changes it', async () => {
    const connected = await started();
    connected.open(A, AGENT);
    const before = connected.refreshed.length;
    connected.open('.claude/agents/b.md', AGENT);
    const since = await eventually(
      () => connected.refreshed.slice(before),
      (now) => new Set(now).size === 3,
    );
    expect(new Set(since)).toEqual(
      new Set(['workspace/codeLens/refresh', 'workspace/semanticTokens/refresh', 'workspace/inlayHint/refresh']),
    );
    expect((await lens(connected))?.[0]?.command?.title).toMatch(/^Loads as painter, but .claude\/agents\/b\.md/);
  });
});

describe('files that are no agents get no answers', () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const everything: readonly (readonly [string, object])[] = [
    ['documentSymbol', {}],
    ['foldingRange', {}],
    ['selectionRange', { positions: [range.start] }],
    ['documentLink', {}],
    ['documentHighlight', { position: { line: 1, character: 7 } }],
    ['semanticTokens/full', {}],
    ['semanticTokens/range', { range }],
    ['inlayHint', { range }],
    ['documentColor', {}],
    ['colorPresentation', { range, color: { red: 0, green: 0, blue: 0, alpha: 1 } }],
    ['codeLens', {}],
  ];
  const said = async (connected: Client, path: string): Promise<readonly string[]> => {
    const answers = await Promise.all(
      everything.map(async ([what, params]) => [what, await asks<unknown>(connected, what, params, path)] as const),
    );
    const nothing = [null, [], { data: [] }].map((answer) => JSON.stringify(answer));
    return answers.filter(([, answer]) => !nothing.includes(JSON.stringify(answer))).map(([what]) => what);
  };
  const settings = { inlayHints: { model: true, tokens: true } };

  test.each(['.github/agents/a.md', '.opencode/agent/a.md', 'agents/a.md', 'README.md'])('%s', async (path) => {
    const connected = await started({ settings });
    connected.open(path, AGENT);
    expect(await said(connected, path)).toEqual([]);
  });
  test('answers nothing for a closed file', async () => expect(await said(await started({ settings }), A)).toEqual([]));
  test('shows only a code lens in a README beside agents', async () => {
    const connected = await started({ settings });
    connected.open(A, '# Our agents\n\nSee [the guide](guide.md).\n');
    expect(await said(connected, A)).toEqual(['codeLens']);
  });
  test.each(['', '---', '---\nname: a', '---\nname: "a\ntools: [', '\r\n'])('nothing fails on %j', async (text) => {
    const connected = await started({ settings });
    connected.open(A, text);
    await said(connected, A);
  });
});
