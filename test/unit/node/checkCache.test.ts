// The cache of `check`.

import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { sealed } from '../../../server/src/node/checkCache';
import { cacheFolder, runCache } from '../../../server/src/node/environment';
import { COLON, type Folder, folderWith, GOOD, SKIPPED } from './commands';

const A = '.claude/agents/a.md';
const B = '.claude/agents/b.md';
const remembered = (cache: string): string =>
  readdirSync(cache)
    .map((name) => readFileSync(path.join(cache, name), 'utf8'))
    .join();

/** The only file of the cache. */
function cacheFile({ cache }: Folder): string {
  const [name = '', ...others] = readdirSync(cache);
  expect(others).toEqual([]);
  return path.join(cache, name);
}

/** A folder whose cache claims that nothing is wrong in it. */
async function silenced(): Promise<Folder> {
  const folder = folderWith({ [A]: COLON, [B]: SKIPPED });
  await folder.checkAgain('1');
  const silent = JSON.parse(readFileSync(cacheFile(folder), 'utf8'), (key, value) => (key === 'findings' ? [] : value));
  writeFileSync(cacheFile(folder), sealed(folder.cache, '1', JSON.stringify(silent.files)));
  return folder;
}
const isSilent = async (folder: Folder): Promise<boolean> =>
  (await folder.checkAgain('1')).out.includes('0 errors, 0 warnings');

/** With and without cache, in each format. */
async function agrees(folder: ReturnType<typeof folderWith>): Promise<void> {
  for (const format of ['text', 'json', 'sarif', 'github'])
    expect(await folder.checkAgain('1', '--format', format)).toEqual(await folder.check('--format', format));
}

describe('the cache of check', () => {
  test('gives the same output without reading the files again', async () => {
    const folder = folderWith({ [A]: COLON, [B]: SKIPPED });
    const first = await folder.checkAgain('1');
    expect(first.out).toContain('name-missing');
    expect(await folder.checkAgain('1')).toEqual(first);
    expect(await isSilent(await silenced())).toBe(true);
  });

  const edits: readonly [string, (folder: ReturnType<typeof folderWith>) => void][] = [
    ['a file changes', (folder) => folder.write(A, GOOD)],
    ['a file comes', (folder) => folder.write('.claude/agents/c.md', SKIPPED)],
    ['a file goes', (folder) => rmSync(path.join(folder.at, B))],
    ['another agent takes its name', (folder) => folder.write('.claude/agents/twin.md', COLON)],
    ['the settings change', (folder) => folder.write('.subagents.json', '{"rules":{"name-missing":"off"}}')],
    [
      'the agent is denied',
      (folder) => folder.write('.claude/settings.json', '{"permissions":{"deny":["Agent(reviewer)"]}}'),
    ],
    ['a server is configured', (folder) => folder.write('.mcp.json', '{"mcpServers":{"github":{}}}')],
    ['a file it links to comes', (folder) => folder.write('.claude/agents/guide.md', '# Guide\n')],
  ];
  test.each(edits)('is invalidated when %s', async (_, edit) => {
    const linking = `${COLON}See [the guide](guide.md).\n`;
    const folder = folderWith({ [A]: linking, [B]: SKIPPED });
    await agrees(folder);
    const before = await folder.check('--format', 'json');
    edit(folder);
    await agrees(folder);
    const after = await folder.check('--format', 'json');
    if (!/server/.test(_)) expect(after.out).not.toBe(before.out);
  });

  test('distinguishes day, version and severities', async () => {
    const folder = folderWith({
      [A]: `\uFEFF${GOOD.replace('---\nReview', 'model: claude-opus-4-1\n---\nReview')}`,
      [B]: COLON,
    });
    await folder.checkAgain('1');
    for (const args of [
      ['--today', '2030-01-01'],
      ['--claude-version', '2.1.112'],
      ['--rule', 'description-needs-quotes=off'],
    ])
      expect(await folder.checkAgain('1', ...args)).toEqual(await folder.check(...args));
  });

  test('is readable by its owner only, and by one build', async () => {
    const folder = folderWith({ [A]: COLON });
    await folder.checkAgain('1');
    const [file = ''] = readdirSync(folder.cache);
    expect(statSync(path.join(folder.cache, file)).mode & 0o777).toBe(0o600);
    expect(statSync(folder.cache).mode & 0o777).toBe(0o700);
    await folder.checkAgain('2');
    const text = readFileSync(cacheFile(folder), 'utf8');
    expect(text).toBe(sealed(folder.cache, '2', JSON.stringify(JSON.parse(text).files)));
  });

  test('is not written for --no-cache, --fix and standard input', async () => {
    const folder = folderWith({ [A]: COLON });
    await folder.checkAgain('1', '--no-cache');
    await folder.checkAgain('1', '--fix');
    expect(() => readdirSync(folder.cache)).toThrow();
  });

  const wrong = [
    '',
    '{',
    'null',
    '[]',
    '1',
    '{"build":"1"}',
    '{"build":"1","files":{"__proto__":{"key":1}}}',
    '\n',
    '\n{}',
  ];
  test.each(wrong)('ignores a file that contains %j, and replaces it', async (text) => {
    const folder = folderWith({ [A]: COLON });
    await folder.checkAgain('1');
    const before = readFileSync(cacheFile(folder));
    writeFileSync(cacheFile(folder), text);
    expect(await folder.checkAgain('1')).toEqual(await folder.check());
    expect(readFileSync(cacheFile(folder))).toEqual(before);
  });

  test('ignores a file that is damaged at any place', async () => {
    const folder = folderWith({ [A]: COLON, [B]: SKIPPED });
    const expected = await folder.checkAgain('1');
    const file = cacheFile(folder);
    const whole = readFileSync(file);
    const damages = fc.tuple(fc.nat(whole.length - 1), fc.constantFrom('cut', 'flip', 'repeat', 'insert'), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(damages, async ([at, kind, byte]) => {
        const [before, after] = [whole.subarray(0, at), whole.subarray(at)];
        const flipped = Buffer.from(whole);
        flipped[at] = (flipped[at] ?? 0) ^ (byte || 1);
        const damaged = {
          cut: before,
          flip: flipped,
          repeat: Buffer.concat([before, before, after]),
          insert: Buffer.concat([before, Buffer.from([byte]), after]),
        };
        writeFileSync(file, damaged[kind as keyof typeof damaged]);
        expect(await folder.checkAgain('1')).toEqual(expected);
      }),
      { numRuns: 60, seed: 20261120 },
    );
  });

  test('ignores JSON of any shape', async () => {
    const folder = folderWith({ [A]: COLON });
    const expected = await folder.checkAgain('1');
    const { seal } = JSON.parse(readFileSync(cacheFile(folder), 'utf8'));
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.boolean(), async (json, isSealed) => {
        writeFileSync(cacheFile(folder), isSealed ? `{"seal":"${seal}","files":${json}}` : json);
        expect(await folder.checkAgain('1')).toEqual(expected);
      }),
      { numRuns: 40, seed: 20261120 },
    );
  });

  test('ignores a copy of another folder, such as one in a repository', async () => {
    const folder = await silenced();
    const copy = `${folder.cache}-copy`;
    renameSync(folder.cache, copy);
    onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
    cpSync(copy, folder.cache, { recursive: true });
    expect(await isSilent(folder)).toBe(false);
  });

  const isPosix = process.platform !== 'win32';
  test.skipIf(!isPosix).each(['file', 'folder'] as const)('ignores a %s that others may write', async (what) => {
    for (const bit of [0o020, 0o002]) {
      const folder = await silenced();
      const changed = what === 'file' ? cacheFile(folder) : folder.cache;
      chmodSync(changed, statSync(changed).mode | bit);
      expect(await isSilent(folder)).toBe(false);
      // The file is replaced by a private one; into the folder nothing is written.
      expect(statSync(cacheFile(folder)).mode & 0o777).toBe(0o600);
      if (what === 'folder') expect(statSync(folder.cache).mode & bit).toBe(bit);
    }
  });

  test.skipIf(!isPosix).each(['file', 'folder'] as const)('ignores a %s of another user', async (what) => {
    const folder = await silenced();
    const own = process.getuid?.() ?? 0;
    const changed = what === 'file' ? cacheFile(folder) : folder.cache;
    vi.spyOn(process, 'getuid').mockReturnValue(own + 1);
    onTestFinished(() => void vi.restoreAllMocks());
    // What the administrator owns is trusted.
    if (own === 0) chownSync(changed, 4711, 4711);
    expect(await isSilent(folder)).toBe(false);
  });

  test.skipIf(!isPosix)('ignores a link, a folder and a pipe in the place of its file', async () => {
    for (const command of ['mv "$1" "$1.real" && ln -s "$1.real"', 'rm "$1" && mkdir', 'rm "$1" && mkfifo']) {
      const folder = await silenced();
      execFileSync('/bin/sh', ['-c', `${command} "$1"`, 'sh', cacheFile(folder)]);
      expect(await isSilent(folder)).toBe(false);
    }
  });

  test('does not fail where its folder is not writable', async () => {
    const folder = folderWith({ [A]: COLON });
    writeFileSync(folder.cache, 'a file');
    expect(await folder.checkAgain('1')).toEqual(await folder.check());
  });

  test('drops the runs that are oldest', async () => {
    const folder = folderWith({ [A]: COLON });
    mkdirSync(folder.cache);
    for (let i = 0; i < 60; i++) writeFileSync(path.join(folder.cache, `${i}.json`), '{}');
    await folder.checkAgain('1');
    expect(readdirSync(folder.cache)).toHaveLength(50);
    expect(remembered(folder.cache)).toContain('reviewer');
  });
});

describe('where the cache is', () => {
  const at = (env: Readonly<Record<string, string>>): string | undefined => {
    for (const [name, value] of Object.entries({ CI: '', SUBAGENTS_CACHE: '', ...env })) vi.stubEnv(name, value);
    onTestFinished(() => void vi.unstubAllEnvs());
    return folderOf();
  };
  /** `runCache` also reads the bundles, which tests do not have. */
  const folderOf = (): string | undefined => {
    try {
      return runCache()?.folder;
    } catch (error) {
      expect(String(error)).toContain('cli.js');
      return cacheFolder();
    }
  };

  test.skipIf(process.platform !== 'linux')('is the user’s cache folder, never one of the project', () => {
    expect(at({ HOME: '/home/ada', XDG_CACHE_HOME: '' })).toBe('/home/ada/.cache/subagents');
    expect(at({ HOME: '/home/ada', XDG_CACHE_HOME: '/var/ada' })).toBe('/var/ada/subagents');
    expect(at({ HOME: '/home/ada', XDG_CACHE_HOME: '.cache' })).toBe('/home/ada/.cache/subagents');
    expect(at({ HOME: '', XDG_CACHE_HOME: '' })).not.toMatch(/^(?!\/)/);
  });

  test.each<readonly [env: Readonly<Record<string, string>>, isOn: boolean]>([
    [{}, true],
    [{ CI: 'true' }, false],
    [{ CI: '1' }, false],
    [{ CI: 'false' }, true],
    [{ CI: '0' }, true],
    [{ CI: 'true', SUBAGENTS_CACHE: 'on' }, true],
    [{ CI: 'true', SUBAGENTS_CACHE: '1' }, true],
    [{ SUBAGENTS_CACHE: 'off' }, false],
    [{ SUBAGENTS_CACHE: '0' }, false],
    [{ SUBAGENTS_CACHE: 'nonsense' }, false],
  ])('%j: %s', (env, isOn) => expect(at(env) !== undefined).toBe(isOn));
});
