// The host whose files are read by the client.

import { expect, test } from 'vitest';
import type { Connection, InitializeParams } from 'vscode-languageserver';
import type { ListFilesParams, ListFilesResult, ReadFileParams } from '../../../common/src/protocol/files';
import { clientFiles, withClientFiles } from '../../../server/src/lsp/session/clientFiles';
import { createSession } from '../../../server/src/lsp/session/session';
import { createMemoryHost } from '../../support/memoryHost';

type Answers = Readonly<Record<string, (params: never) => unknown>>;

function clientWith(answers: Answers) {
  const asked: string[] = [];
  const sendRequest = async (method: string, params: never): Promise<unknown> => {
    asked.push(method);
    const answer = answers[method];
    if (!answer) throw new Error(`nobody asks ${method}`);
    return answer(params);
  };
  return { asked, connection: { sendRequest } as unknown as Connection };
}

const params = (files: unknown, folder = 'vfs://github/w'): InitializeParams => ({
  processId: null,
  rootUri: null,
  capabilities: {},
  initializationOptions: { files },
  workspaceFolders: [{ uri: folder, name: 'w' }],
});

test('lists the client’s files in order, and reports unreadable folders', async () => {
  let given: ListFilesParams | undefined;
  const { connection } = clientWith({
    'subagents/listFiles': (asked: ListFilesParams): ListFilesResult => {
      given = asked;
      return { files: ['vfs:/w/b.md', 'vfs:/w/a.md'], unreadable: ['vfs:/w/closed'] };
    },
  });
  const closed: string[] = [];
  const found = await clientFiles(connection).list('vfs:/w', ['**/*.md', '.mcp.json'], undefined, (each) =>
    closed.push(each),
  );
  expect(found).toEqual(['vfs:/w/a.md', 'vfs:/w/b.md']);
  expect(closed).toEqual(['vfs:/w/closed']);
  const wanted = new RegExp(given?.pattern ?? '');
  expect(['a.md', 'x/y.md', '.mcp.json', 'a.txt', 'mcp.json'].filter((path) => wanted.test(path))).toEqual([
    'a.md',
    'x/y.md',
    '.mcp.json',
  ]);
  expect(given?.skipped).toContain('node_modules');
});

test('returns undefined for null', async () => {
  const { connection } = clientWith({ 'subagents/readFile': () => null, 'subagents/statFile': () => null });
  expect(await clientFiles(connection).read('vfs:/w/a.md')).toBeUndefined();
  expect(await clientFiles(connection).stat('vfs:/w/a.md')).toBeUndefined();
});

test('asks the client only for files that are not on disk', async () => {
  const { connection, asked } = clientWith({
    'subagents/readFile': () => 'theirs',
    'subagents/statFile': () => ({ kind: 'file', size: 1 }),
    'subagents/listFiles': () => ({ files: ['vfs:/w/a.md'], unreadable: [] }),
  });
  const own = createMemoryHost([['file:///w/a.md', 'ours']]);
  const host = withClientFiles(own, connection, params(true));
  expect(await host.read('file:///w/a.md')).toBe('ours');
  expect(await host.list('file:///w', ['*.md'])).toEqual(['file:///w/a.md']);
  expect((await host.stat('file:///w/a.md'))?.size).toBe(4);
  expect(asked).toEqual([]);
  expect(await host.read('vfs:/w/a.md')).toBe('theirs');
  expect(await host.list('vfs:/w', ['*.md'])).toEqual(['vfs:/w/a.md']);
  expect(await host.stat('vfs:/w/a.md')).toEqual({ kind: 'file', size: 1 });
});

test('never asks a client without `files: true`', () => {
  const own = createMemoryHost();
  for (const files of [undefined, false, 'yes'])
    expect(withClientFiles(own, clientWith({}).connection, params(files))).toBe(own);
});

test('sends one request at a time on disk, several elsewhere', () => {
  const { connection } = clientWith({});
  expect(withClientFiles(createMemoryHost(), connection, params(true, 'file:///w')).atOnce).toBeUndefined();
  expect(withClientFiles(createMemoryHost(), connection, params(true)).atOnce).toBeGreaterThan(1);
});

test('requests many slow files concurrently', async () => {
  const names = Array.from({ length: 100 }, (_, at) => `agent-${at}`);
  let open = 0;
  let most = 0;
  const { connection } = clientWith({
    'subagents/listFiles': ({ folder, pattern }: ListFilesParams) => ({
      files: names.map((name) => `${folder}/.claude/agents/${name}.md`).filter((uri) => new RegExp(pattern).test(uri)),
      unreadable: [],
    }),
    'subagents/statFile': () => null,
    'subagents/readFile': async ({ uri }: ReadFileParams) => {
      const name = /(agent-\d+)\.md$/.exec(uri)?.[1];
      if (name === undefined) return null;
      open++;
      most = Math.max(most, open);
      await new Promise((done) => setTimeout(done, 1));
      open--;
      return `---\nname: ${name}\ndescription: Use it.\n---\n`;
    },
  });
  const host = clientFiles(connection);
  const documents = { get: () => undefined, uris: () => [] };
  const session = createSession({
    host,
    documents,
    today: () => '2026-11-20',
    units: 'utf-16',
    readers: [],
    log: () => {},
  });
  session.setFolders(['vfs://w']);
  await session.scan();
  expect(session.index.workspace.agents).toHaveLength(100);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(host.atOnce ?? 0);
});
