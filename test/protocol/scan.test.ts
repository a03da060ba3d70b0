// What changes while the folders are looked at.

import { expect, test } from 'vitest';
import { createSession } from '../../server/src/lsp/session/session';
import { createMemoryHost } from '../support/memoryHost';

const agent = (name: string): string => `---\nname: ${name}\ndescription: Use it.\n---\nDo it.\n`;
const uri = (name: string): string => `file:///w/.claude/agents/${name}.md`;

test('a file that comes after its folder was listed is found, one that goes is not', async () => {
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
  const session = createSession({ host: slow, today: () => '2026-11-20', units: 'utf-16', readers: [], log: () => {} });
  session.setFolders(['file:///w']);
  const scanned = session.scan();
  host.write(uri('c'), agent('c'));
  host.remove(uri('b'));
  await Promise.all([session.changedOnDisk(uri('c')), session.changedOnDisk(uri('b'))]);
  go();
  await scanned;
  expect(session.index.workspace.agents.map(({ name }) => name)).toEqual(['a', 'c']);
});

test('a scan that fails leaves the next one whole', async () => {
  const host = createMemoryHost([[uri('a'), agent('a')]]);
  let fails = true;
  const session = createSession({
    host: {
      ...host,
      async list(...asked) {
        if (fails) throw new Error('gone');
        return host.list(...asked);
      },
    },
    today: () => '2026-11-20',
    units: 'utf-16',
    readers: [],
    log: () => {},
  });
  session.setFolders(['file:///w']);
  await expect(session.scan()).rejects.toThrow('gone');
  fails = false;
  await session.scan();
  expect(session.index.workspace.agents).toHaveLength(1);
});

test.each(['closed', 'open'])(
  'a file deleted and written at once stays, whichever answer comes last (%s)',
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
    const session = createSession({
      host: { ...host, read: (each) => once(host.read(each)), stat: (each) => once(host.stat(each)) },
      today: () => '2026-11-20',
      units: 'utf-16',
      readers: [],
      log: () => {},
    });
    session.setFolders(['file:///w']);
    gone = false;
    await session.scan();
    if (how === 'open') session.open(uri('a'), agent('a'));
    session.catchUp();
    gone = true;
    const deleted = session.changedOnDisk(uri('a'));
    const written = session.changedOnDisk(uri('a'));
    await written;
    answerLate();
    await deleted;
    expect(session.index.workspace.agents.map(({ name }) => name)).toEqual(['a']);
  },
);

test('an open text whose file went is nobody’s agent, also after the next scan, until it is typed in', async () => {
  const host = createMemoryHost([[uri('a'), agent('a')]]);
  const session = createSession({ host, today: () => '2026-11-20', units: 'utf-16', readers: [], log: () => {} });
  const names = () => session.index.workspace.agents.map(({ name }) => name);
  session.setFolders(['file:///w']);
  await session.scan();
  session.open(uri('a'), agent('a'));
  session.catchUp();
  host.remove(uri('a'));
  await session.changedOnDisk(uri('a'));
  await session.scan();
  expect(names()).toEqual([]);
  session.open(uri('a'), agent('b'));
  session.catchUp();
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
  const session = createSession({ host, today: () => '2026-11-20', units: 'utf-16', readers: [], log });
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
