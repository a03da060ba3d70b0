// What changes while the folders are looked at.

import { expect, test } from 'vitest';
import { createSession } from '../../server/src/lsp/session';
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
  const session = createSession({ host: slow, today: () => '2026-11-20', readers: [], log: () => {} });
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
    readers: [],
    log: () => {},
  });
  session.setFolders(['file:///w']);
  await expect(session.scan()).rejects.toThrow('gone');
  fails = false;
  await session.scan();
  expect(session.index.workspace.agents).toHaveLength(1);
});
