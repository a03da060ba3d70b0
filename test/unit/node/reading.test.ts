// What lies at the path of a file that is read: links, pipes, devices and sockets, sizes around the limit. Each read of something odd
// runs in a child process that is killed when it waits or takes memory.

import { execFileSync, spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Links } from '../../../server/src/core/workspace/host';
import { SIZE_LIMIT, type Unread } from '../../../server/src/core/workspace/unread';
import { filesBelow } from '../../../server/src/node/filesBelow';
import { nodeHost } from '../../../server/src/node/host';
import { readFile } from '../../../server/src/node/readFile';
import { projectRoot } from '../../support/shared';

const isPosix = process.platform !== 'win32';

function temporary(): (below: string) => string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'subagents-reading-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return (below) => {
    mkdirSync(path.dirname(path.join(root, below)), { recursive: true });
    return path.join(root, below);
  };
}

describe.runIf(isPosix)('something odd at the path of a file', () => {
  let bundle = '';
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'subagents-odd-'));
    bundle = path.join(folder, 'readFile.cjs');
    buildSync({
      entryPoints: [path.join(projectRoot, 'server/src/node/readFile.ts')],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      format: 'cjs',
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const kinds: readonly (readonly [kind: string, make: (at: string) => void, why: Unread])[] = [
    ['a link to /dev/zero', (at) => symlinkSync('/dev/zero', at), 'not-a-file'],
    ['a link to /dev/random', (at) => symlinkSync('/dev/random', at), 'not-a-file'],
    ['a link to /dev/null', (at) => symlinkSync('/dev/null', at), 'not-a-file'],
    ['a link to standard input', (at) => symlinkSync('/dev/stdin', at), 'not-a-file'],
    ['a pipe', (at) => execFileSync('mkfifo', [at]), 'not-a-file'],
    [
      'a link to a pipe',
      (at) => {
        execFileSync('mkfifo', [`${at}.pipe`]);
        symlinkSync(`${at}.pipe`, at);
      },
      'not-a-file',
    ],
    ['a folder', (at) => mkdirSync(at), 'not-a-file'],
    ['a link to a folder', (at) => symlinkSync('/', at), 'not-a-file'],
    ['a link to itself', (at) => symlinkSync(path.basename(at), at), 'link-loop'],
    ['a link to nowhere', (at) => symlinkSync('none', at), 'no-target'],
    ['a link below a file', (at) => symlinkSync(`${process.execPath}/x`, at), 'no-target'],
  ];
  test.each(kinds)('%s is not read, at once', (kind, make, why) => {
    const at = path.join(folder, kind.replaceAll(/\W/g, '-'));
    make(at);
    const script = `console.log(JSON.stringify(require(${JSON.stringify(bundle)}).readFile(${JSON.stringify(at)})))`;
    const child = spawnSync(process.execPath, ['--max-old-space-size=64', '-e', script], {
      timeout: 240_000,
      stdio: ['pipe', 'pipe', 'pipe'],
      input: '',
    });
    expect(child.error).toBeUndefined();
    expect(JSON.parse(String(child.stdout))).toEqual({ kind: 'unread', why });
  });

  test('a socket is not read', async () => {
    const at = path.join(folder, 's');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(at, resolve));
    onTestFinished(() => void server.close());
    expect(readFile(at)).toEqual({ kind: 'unread', why: 'not-a-file' });
  });
});

describe('the reader', () => {
  const TEXTS: readonly (readonly [string, string])[] = [
    ['ASCII', 'x'.repeat(SIZE_LIMIT)],
    ['characters of two bytes', 'é'.repeat(SIZE_LIMIT / 2)],
    ['a byte order mark', `\uFEFF${'x'.repeat(SIZE_LIMIT - 3)}`],
  ];
  test.each(TEXTS)('reads a file of exactly the limit: %s', (_, text) => {
    const at = temporary()('most.md');
    writeFileSync(at, text);
    expect(readFile(at)).toMatchObject({ kind: 'text', text });
  });

  test.each(TEXTS)('reads the beginning of a file that has a byte more: %s', (_, text) => {
    const at = temporary()('more.md');
    writeFileSync(at, `${text}xyz`);
    expect(readFile(at)).toEqual({ kind: 'unread', why: 'too-large', head: `${text}x` });
  });

  test('says nothing of a file that does not exist', () => {
    const at = temporary();
    writeFileSync(at('file'), '');
    for (const file of [at('none'), `${at('file')}/below`, `${at('a')}\0b`, at('x'.repeat(300))])
      expect(readFile(file)).toEqual({ kind: 'missing' });
  });

  test.runIf(process.platform === 'linux')('reads a file whose size the system does not tell', () => {
    expect(readFile('/proc/self/status')).toMatchObject({ kind: 'text', text: expect.stringContaining('Pid:') });
  });

  test('asks for a stated number of bytes, however large the file is', async () => {
    const at = temporary()('x.md');
    writeFileSync(at, 'x'.repeat(3 * SIZE_LIMIT));
    expect((await nodeHost.read(pathToFileURL(at).href))?.length).toBe(SIZE_LIMIT + 1);
  });
});

describe('a search below a folder', () => {
  interface Found {
    readonly files: readonly string[];
    readonly unread: readonly string[];
    readonly steps: number;
  }
  const limits = { levels: 5, entries: 200, outside: 20 };
  function search(root: string, links: Links = () => true, isWanted = (below: string) => below.endsWith('.md')): Found {
    const unread = new Set<string>();
    const below = (file: string): string => path.relative(root, file).replaceAll(path.sep, '/') || '.';
    const report = (file: string, why: Unread): void => void unread.add(`${below(file)} ${why}`);
    const walk = filesBelow({ root, isWanted, links, report, limits });
    let steps = 0;
    let next = walk.next();
    for (; !next.done; next = walk.next()) steps++;
    return { files: next.value.map(below), unread: [...unread].sort(), steps };
  }

  test('finds what links lead to: files, folders, over several links, out of the folder', () => {
    const at = temporary();
    for (const file of ['out/a.md', 'out/d/b.md', 'in/c.md']) writeFileSync(at(file), '');
    symlinkSync(at('out/a.md'), at('in/file.md'));
    symlinkSync(at('out/d'), at('in/folder'));
    symlinkSync('file.md', at('in/twice.md'));
    symlinkSync(at('in'), at('linked'));
    const found = { files: ['c.md', 'file.md', 'folder/b.md'], unread: [] };
    expect(search(at('in'))).toMatchObject({ files: [...found.files, 'twice.md'], unread: [] });
    expect(search(at('linked'))).toMatchObject({ files: [...found.files, 'twice.md'], unread: [] });
    expect(search(at('in'), 'inside').files).toEqual(['c.md']);
  });

  test('finds an agent file once, under its own path before links', () => {
    const at = temporary();
    writeFileSync(at('.claude/agents/m.md'), '');
    symlinkSync('m.md', at('.claude/agents/a.md'));
    linkSync(at('.claude/agents/m.md'), at('.claude/agents/z.md'));
    symlinkSync('.', at('.claude/agents/again'));
    expect(search(at('.')).files).toEqual(['.claude/agents/m.md']);
  });

  test('finds configuration under each of its links', () => {
    const at = temporary();
    writeFileSync(at('shared.json'), '');
    for (const folder of ['a', 'b']) symlinkSync('../shared.json', at(`${folder}/.mcp.json`));
    expect(search(at('.'), 'inside', (below) => below.endsWith('.mcp.json')).files).toEqual([
      'a/.mcp.json',
      'b/.mcp.json',
    ]);
  });

  test('finds the agents of a linked folder that is searched under its own path too', () => {
    const at = temporary();
    writeFileSync(at('docs/a.md'), '');
    symlinkSync('../docs', at('.claude/agents'));
    const isAgent = (below: string): boolean => below.startsWith('.claude/agents/');
    expect(search(at('.'), () => true, isAgent).files).toEqual(['.claude/agents/a.md']);
  });

  test('ends where links lead in circles', () => {
    const at = temporary();
    writeFileSync(at('a/x.md'), '');
    symlinkSync('..', at('a/up'));
    symlinkSync('.', at('a/here'));
    symlinkSync('../b', at('a/b'));
    symlinkSync('../a', at('b/a'));
    symlinkSync('self', at('self'));
    symlinkSync('two.md', at('one.md'));
    symlinkSync('one.md', at('two.md'));
    const { files, unread, steps } = search(at('.'));
    expect(files).toContain('a/x.md');
    expect(unread).toEqual(['one.md link-loop', 'self link-loop', 'two.md link-loop']);
    expect(steps).toBeLessThan(60);
  });

  test('says that a link leads to a folder around the one that is searched', () => {
    const at = temporary();
    writeFileSync(at('w/.claude/agents/x.md'), '');
    symlinkSync('../../..', at('w/.claude/agents/around'));
    symlinkSync('../..', at('w/.claude/agents/up'));
    expect(search(at('w'))).toMatchObject({
      files: ['.claude/agents/x.md'],
      unread: ['.claude/agents/around link-loop'],
    });
  });

  test('follows no link where none is to be followed, and says so', () => {
    const at = temporary();
    writeFileSync(at('out/d/b.md'), '');
    writeFileSync(at('agents/a.md'), '');
    symlinkSync('a.md', at('agents/b.md'));
    symlinkSync(at('out/d'), at('agents/d'));
    symlinkSync('a.md', at('agents/c.txt'));
    symlinkSync(at('agents'), at('linked'));
    const found = { files: ['a.md'], unread: ['b.md plugin-link', 'd plugin-link'] };
    expect(search(at('agents'), 'none')).toMatchObject(found);
    expect(search(at('linked'), 'none')).toMatchObject(found);
  });

  test('stops at a stated depth', () => {
    const at = temporary();
    for (let level = 0; level <= 7; level++) writeFileSync(at(`${'d/'.repeat(level)}x.md`), '');
    const { files, unread } = search(at('.'));
    expect(files).toHaveLength(6);
    expect(unread).toEqual(['d/d/d/d/d too-deep']);
  });

  test('stops after a stated number of entries, and earlier outside of the folder', () => {
    const at = temporary();
    for (let i = 0; i < 300; i++) writeFileSync(at(`many/${i}.md`), '');
    writeFileSync(at('few/x.md'), '');
    symlinkSync(at('many'), at('few/linked'));
    expect(search(at('many'))).toMatchObject({ unread: ['. too-many'] });
    expect(search(at('many')).files).toHaveLength(limits.entries);
    expect(search(at('few'))).toMatchObject({ unread: ['linked too-many'] });
    expect(search(at('few')).files).toHaveLength(limits.outside + 1);
  });

  test('says what is no file under a wanted name', () => {
    const at = temporary();
    symlinkSync('none', at('lost.md'));
    symlinkSync('none', at('lost.txt'));
    mkdirSync(at('folder.md'));
    if (isPosix) {
      symlinkSync('/dev/zero', at('zero.md'));
      execFileSync('mkfifo', [at('pipe.md')]);
    }
    expect(search(at('.'), 'inside').unread).toEqual([
      'lost.md no-target',
      ...(isPosix ? ['pipe.md not-a-file', 'zero.md not-a-file'] : []),
    ]);
  });

  test('says nothing of a folder that does not exist', () => {
    expect(search(temporary()('none'))).toEqual({ files: [], unread: [], steps: 0 });
  });
});
