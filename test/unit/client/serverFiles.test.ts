// The server's file requests, with a fake editor and its file systems.

import { beforeEach, expect, test, vi } from 'vitest';

const editor = vi.hoisted(() => {
  const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 };
  class Uri {
    constructor(
      readonly scheme: string,
      readonly authority: string,
      readonly path: string,
    ) {}
    static parse(text: string): Uri {
      const [, scheme = '', authority = '', path = ''] = /^([^:]+):(?:\/\/([^/]*))?(.*)$/.exec(text) ?? [];
      return new Uri(scheme, authority, path);
    }
    static joinPath(uri: Uri, name: string): Uri {
      if (uri.path === '') throw new Error('cannot call joinPath on URI without path');
      return new Uri(uri.scheme, uri.authority, `${uri.path.replace(/\/$/, '')}/${name}`);
    }
    with({ path }: { readonly path: string }): Uri {
      return new Uri(this.scheme, this.authority, path);
    }
    toString(): string {
      return `${this.scheme}://${this.authority}${this.path}`;
    }
  }
  /** By URI: bytes of a file, entries of a folder, or the error thrown. */
  const held = new Map<string, Uint8Array | readonly (readonly [string, number])[] | Error>();
  const asked: string[] = [];
  const get = (uri: Uri): Uint8Array | readonly (readonly [string, number])[] => {
    asked.push(uri.toString());
    const found = held.get(uri.toString()) ?? Object.assign(new Error('not found'), { code: 'FileNotFound' });
    if (found instanceof Error) throw found;
    return found;
  };
  return { FileType, Uri, held, asked, get, folders: [] as { uri: Uri }[], documents: [] as { uri: Uri }[] };
});
vi.mock('vscode', () => ({
  FileType: editor.FileType,
  Uri: editor.Uri,
  Disposable: { from: () => ({ dispose() {} }) },
  workspace: {
    get workspaceFolders() {
      return editor.folders;
    },
    get textDocuments() {
      return editor.documents;
    },
    fs: {
      readFile: async (uri: InstanceType<typeof editor.Uri>) => editor.get(uri),
      readDirectory: async (uri: InstanceType<typeof editor.Uri>) => editor.get(uri),
      stat: async (uri: InstanceType<typeof editor.Uri>) => {
        const found = editor.get(uri);
        return found instanceof Uint8Array
          ? { type: editor.FileType.File, size: found.length }
          : { type: editor.FileType.Directory, size: 0 };
      },
    },
  },
}));
const { answerFileRequests } = await import('../../../client/src/common/serverFiles');

const ROOT = 'vfs://shop';
const { File, Directory, SymbolicLink } = editor.FileType;
const handlers = new Map<string, (params: object, token: object) => unknown>();
const never = { isCancellationRequested: false };
const ask = async (method: string, params: object, token: object = never): Promise<unknown> =>
  handlers.get(`subagents/${method}`)?.(params, token);
const list = (folder = ROOT, pattern = '(?:^|/)[^/]*\\.md$', token: object = never) =>
  ask('listFiles', { folder, pattern, skipped: ['node_modules'] }, token);

beforeEach(() => {
  editor.held.clear();
  editor.asked.length = 0;
  editor.folders = [{ uri: editor.Uri.parse(`${ROOT}/`) }];
  editor.documents = [];
  handlers.clear();
  const client = {
    onRequest(method: string, handler: (params: object, token: object) => unknown) {
      handlers.set(method, handler);
      return { dispose() {} };
    },
  };
  answerFileRequests(client as unknown as Parameters<typeof answerFileRequests>[0]);
});

test('lists the root of a file system for a folder without a path', async () => {
  editor.held.set(`${ROOT}/`, [
    ['a.md', File],
    ['b.txt', File],
    ['deep', Directory],
  ]);
  editor.held.set(`${ROOT}/deep`, [['c.md', File]]);
  expect(await list()).toEqual({ files: [`${ROOT}/a.md`, `${ROOT}/deep/c.md`], unreadable: [] });
});

test('does not enter skipped folders and links', async () => {
  editor.held.set(`${ROOT}/`, [
    ['node_modules', Directory],
    ['linked', Directory | SymbolicLink],
    ['linked.md', File | SymbolicLink],
  ]);
  expect(await list()).toEqual({ files: [], unreadable: [] });
  expect(editor.asked).toEqual([`${ROOT}/`]);
});

test('reports unreadable folders, but not missing ones', async () => {
  editor.held.set(`${ROOT}/`, [
    ['closed', Directory],
    ['gone', Directory],
    ['open', Directory],
  ]);
  editor.held.set(`${ROOT}/closed`, new Error('no permission'));
  editor.held.set(`${ROOT}/open`, [['a.md', File]]);
  expect(await list()).toEqual({ files: [`${ROOT}/open/a.md`], unreadable: [`${ROOT}/closed`] });
});

test('reads no more folders after cancellation', async () => {
  editor.held.set(`${ROOT}/`, [['deep', Directory]]);
  await list(ROOT, 'x', { isCancellationRequested: true });
  expect(editor.asked).toEqual([]);
});

test('never accesses file systems that are not open in the window', async () => {
  for (const uri of ['https://example.com/a.md', 'vfs://other/a.md', 'file:///etc/passwd']) {
    editor.held.set(uri, new Uint8Array([1]));
    expect(await ask('readFile', { uri })).toBeNull();
    expect(await ask('statFile', { uri })).toBeNull();
    expect(await list(uri)).toEqual({ files: [], unreadable: [] });
  }
  expect(editor.asked).toEqual([]);
  editor.documents = [{ uri: editor.Uri.parse('vfs://other/b.md') }];
  expect(await ask('statFile', { uri: 'vfs://other/a.md' })).toEqual({ kind: 'file', size: 1 });
});

test('keeps a byte order mark and replaces invalid bytes', async () => {
  editor.held.set(`${ROOT}/a.md`, new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0xff, 0x62]));
  expect(await ask('readFile', { uri: `${ROOT}/a.md` })).toBe('\ufeffa\ufffdb');
});

test('answers null for a missing file, a folder and a file of nine megabytes', async () => {
  editor.held.set(`${ROOT}/large.md`, new Uint8Array(9 * 1024 * 1024));
  editor.held.set(`${ROOT}/folder.md`, new Error('is a directory'));
  for (const name of ['none.md', 'large.md', 'folder.md'])
    expect(await ask('readFile', { uri: `${ROOT}/${name}` })).toBeNull();
  expect(await ask('statFile', { uri: `${ROOT}/none.md` })).toBeNull();
});
