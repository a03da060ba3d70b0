// The Node host on a real disk, with links and special files.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { nodeHost } from '../../../server/src/node/host';

function folderWith(make: (at: (below: string) => string) => void) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'subagents-host-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const at = (below: string): string => {
    mkdirSync(path.dirname(path.join(root, below)), { recursive: true });
    return path.join(root, below);
  };
  make(at);
  const uri = pathToFileURL(root).href;
  const list = async (...globs: readonly string[]): Promise<readonly string[]> =>
    (await nodeHost.list(uri, globs)).map((each) => each.slice(uri.length + 1));
  return { root, uri, list };
}

describe('listing', () => {
  test('returns matching files in order, without node_modules', async () => {
    const { list } = folderWith((at) => {
      for (const file of ['b.md', 'a/b.md', 'a/c.txt', 'node_modules/x/d.md', '.git/e.md', '.claude/agents/f.MD'])
        writeFileSync(at(file), '');
    });
    expect(await list('**/*.md')).toEqual(['a/b.md', 'b.md']);
    expect(await list('**/.claude/agents/**/*.MD', '**/*.txt')).toEqual(['.claude/agents/f.MD', 'a/c.txt']);
    expect(await list()).toEqual([]);
  });

  test('finds links to files inside the folder, and by itself none out of it', async () => {
    const outside = folderWith((at) => writeFileSync(at('secret.md'), ''));
    const { list } = folderWith((at) => {
      writeFileSync(at('real/a.md'), '');
      symlinkSync(at('real'), at('again'));
      symlinkSync(at('real'), at('once-more'));
      symlinkSync(at('real/a.md'), at('linked.md'));
      symlinkSync(outside.root, at('out'));
      symlinkSync(path.join(outside.root, 'secret.md'), at('out.md'));
      symlinkSync(at('nowhere.md'), at('dangling.md'));
      symlinkSync(at('.'), at('real/up'));
      symlinkSync(at('two'), at('one'));
      symlinkSync(at('one'), at('two'));
    });
    const found = await list('**/*.md');
    expect(found).toContain('real/a.md');
    expect(found).toContain('linked.md');
    expect(found.filter((each) => /secret|out|dangling/.test(each))).toEqual([]);
    expect(found.length).toBeLessThanOrEqual(4);
  });

  test('skips a folder with the name of a file, and a pipe', async () => {
    const { list, uri } = folderWith((at) => {
      mkdirSync(at('folder.md'));
      writeFileSync(at('folder.md/in.md'), '');
      if (process.platform !== 'win32') execFileSync('mkfifo', [at('pipe.md')]);
    });
    expect(await list('**/*.md')).toEqual(['folder.md/in.md']);
    expect(await nodeHost.read(`${uri}/folder.md`)).toBeUndefined();
  });
});

test('returns undefined for missing and foreign files', async () => {
  const { uri } = folderWith(() => {});
  expect(await nodeHost.read(`${uri}/none.md`)).toBeUndefined();
  expect(await nodeHost.read('untitled:x')).toBeUndefined();
  expect(await nodeHost.stat(`${uri}/none.md`)).toBeUndefined();
  expect(await nodeHost.list(`${uri}/none`, ['**/*.md'])).toEqual([]);
});
