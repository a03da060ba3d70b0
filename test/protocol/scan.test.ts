// Scans of a session's folders, and changes while one runs.

import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Host } from '../../server/src/core/workspace/host';
import { createSession } from '../../server/src/lsp/session/session';
import { createMemoryHost } from '../support/memoryHost';

const agent = (name: string): string => `---\nname: ${name}\ndescription: Use it.\n---\nDo it.\n`;
const uri = (name: string): string => `file:///w/.claude/agents/${name}.md`;

function sessionOf(
  host: Host,
  log: (line: string) => void = () => {},
  more: Pick<Parameters<typeof createSession>[0], 'scanProgress'> = {},
) {
  const documents = new Map<string, TextDocument>();
  const session = createSession({
    host,
    documents: { get: (uri) => documents.get(uri), uris: () => documents.keys() },
    today: () => '2026-11-20',
    units: 'utf-16',
    readers: [],
    log,
    ...more,
  });
  const edit = (uri: string, text: string): void => {
    documents.set(uri, TextDocument.create(uri, 'markdown', 1, text));
    session.documentChanged(uri);
    session.flush();
  };
  return { session, edit };
}

test('finds a file that is created after its folder was listed, and drops one that is deleted', async () => {
  const host = createMemoryHost([
    [uri('a'), agent('a')],
    [uri('b'), agent('b')],
  ]);
  let go = (): void => {};
  const listed = new Promise<void>((done) => {
    go = done;
  });
  const slow = {
    ...host,
    async list(...asked: Parameters<typeof host.list>) {
      const found = await host.list(...asked);
      await listed;
      return found;
    },
  };
  const { session } = sessionOf(slow);
  session.setFolders(['file:///w']);
  const scanned = session.scan();
  host.write(uri('c'), agent('c'));
  host.remove(uri('b'));
  await Promise.all([session.changedOnDisk(uri('c')), session.changedOnDisk(uri('b'))]);
  go();
  await scanned;
  expect(session.index.workspace.agents.map(({ name }) => name)).toEqual(['a', 'c']);
});

test('scans completely after a scan that failed', async () => {
  const host = createMemoryHost([[uri('a'), agent('a')]]);
  let fails = true;
  const { session } = sessionOf({
    ...host,
    async list(...asked) {
      if (fails) throw new Error('gone');
      return host.list(...asked);
    },
  });
  session.setFolders(['file:///w']);
  await expect(session.scan()).rejects.toThrow('gone');
  fails = false;
  await session.scan();
  expect(session.index.workspace.agents).toHaveLength(1);
});

test.each(['closed', 'open'])(
  'keeps a file that is deleted and written at once, whichever answer comes last (%s)',
  async (how) => {
    const host = createMemoryHost([[uri('a'), agent('a')]]);
    let gone = true;
    let answerLate = (): void => {};
    const late = new Promise<void>((done) => {
      answerLate = done;
    });
    /** The first answer says what was true when it was asked for, and comes last. */
    const once = async <T>(now: Promise<T>): Promise<T | undefined> => {
      if (!gone) return now;
      gone = false;
      await late;
      return undefined;
    };
    const { session, edit } = sessionOf({
      ...host,
      read: (each) => once(host.read(each)),
      stat: (each) => once(host.stat(each)),
    });
    session.setFolders(['file:///w']);
    gone = false;
    await session.scan();
    if (how === 'open') edit(uri('a'), agent('a'));
    gone = true;
    const deleted = session.changedOnDisk(uri('a'));
    const written = session.changedOnDisk(uri('a'));
    await written;
    answerLate();
    await deleted;
    expect(session.index.workspace.agents.map(({ name }) => name)).toEqual(['a']);
  },
);

test('leaves an open document whose file was deleted out of the index, also after a scan, until it is edited', async () => {
  const host = createMemoryHost([[uri('a'), agent('a')]]);
  const { session, edit } = sessionOf(host);
  const names = () => session.index.workspace.agents.map(({ name }) => name);
  session.setFolders(['file:///w']);
  await session.scan();
  edit(uri('a'), agent('a'));
  host.remove(uri('a'));
  await session.changedOnDisk(uri('a'));
  await session.scan();
  expect(names()).toEqual([]);
  edit(uri('a'), agent('b'));
  await session.scan();
  expect(names()).toEqual(['b']);
});

test('adds the files that `files` of the nearest `.subagents.json` names, and reports globs that cannot be used', async () => {
  const SETTINGS = 'file:///w/team/.subagents.json';
  const host = createMemoryHost([
    [SETTINGS, '{"files":["prompts/{a,b}.md","[x"]}'],
    ['file:///w/team/prompts/a.md', agent('a')],
    ['file:///w/team/prompts/c.md', agent('c')],
    ['file:///w/prompts/b.md', agent('b')],
  ]);
  const logged: string[] = [];
  const log = (line: string): void => void logged.push(line);
  const { session } = sessionOf(host, log);
  const names = () => session.index.workspace.agents.map(({ name }) => name).sort();
  session.setFolders(['file:///w']);
  await session.configure({ files: ['{x'] });
  await session.scan();
  expect(names()).toEqual(['a']);
  expect(logged).toEqual([
    'The settings: the glob `{x` in `files` is not used. It has a `{` without `}`.',
    'team/.subagents.json: the glob `[x` in `files` is not used. It has a `[` without `]`.',
  ]);
  host.write(SETTINGS, '{"files":["prompts/[bc].md"]}');
  await session.changedOnDisk(SETTINGS);
  expect(names()).toEqual(['c']);
});

test('reports how many of all agent files are read, and the end also where the scan fails', async () => {
  const host = createMemoryHost([
    [uri('a'), agent('a')],
    [uri('b'), agent('b')],
  ]);
  let fails = false;
  const reported: unknown[] = [];
  const { session } = sessionOf(
    {
      ...host,
      async list(...asked) {
        if (fails) throw new Error('gone');
        return host.list(...asked);
      },
    },
    () => {},
    {
      scanProgress: () => ({
        report: (done, all) => void reported.push([done, all]),
        end: () => void reported.push('end'),
      }),
    },
  );
  session.setFolders(['file:///w']);
  await session.scan();
  expect(reported).toEqual([[1, 2], [2, 2], 'end']);
  fails = true;
  await expect(session.scan()).rejects.toThrow('gone');
  expect(reported).toEqual([[1, 2], [2, 2], 'end', 'end']);
});
