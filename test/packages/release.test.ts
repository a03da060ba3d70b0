// `npm run release` from beginning to end, in clones of this checkout: what a dry run leaves alone, what a release leaves behind, and
// what it refuses. In the clones `npm test` is a script that only says it was run, since these tests are a part of it.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { mistakesIn, versionsIn } from '../../release/changelog.mjs';
import { copyCheckout } from '../../release/checkout.mjs';
import { emptyFolder, ended, manifest, removeFolders } from './artefacts';
import { writeFiles } from './writeFiles';

// Every test packs, and the machine may be busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const [major = '', minor = ''] = manifest.version.split('.');
const next = `${major}.${Number(minor) + 1}.0`;
const someone = { NAME: 'A', EMAIL: 'a@example.com' };
const env = Object.fromEntries(
  Object.entries(someone).flatMap(([key, value]) => [
    [`GIT_AUTHOR_${key}`, value],
    [`GIT_COMMITTER_${key}`, value],
  ]),
);

let clone: string;
const git = (...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: clone, encoding: 'utf8', env: { ...process.env, ...env } }).trim();
const read = (file: string): string => readFileSync(path.join(clone, file), 'utf8');
const release = (...args: readonly string[]) =>
  ended(process.execPath, ['release/release.mjs', ...args], { cwd: clone, env });

beforeEach(() => {
  clone = copyCheckout(path.join(emptyFolder(), 'clone'));
  writeFiles(clone, {
    'test/lanes.mjs': "import { writeFileSync } from 'node:fs';\nwriteFileSync('artefacts-tested', '');\n",
  });
  git('init', '--quiet', '--initial-branch=main');
  // In the clone they are a link, which the ignored folder's pattern does not mean.
  writeFiles(clone, { '.git/info/exclude': 'node_modules\nartefacts-tested\n' });
  git('add', '--all');
  git('commit', '--quiet', '--message', 'As it is');
});
afterAll(removeFolders);

const state = () => ({
  head: git('log', '--format=%s'),
  tags: git('tag', '--list'),
  changed: git('status', '--porcelain'),
});
const untouched = { head: 'As it is', tags: '', changed: '' };

test('a dry run says what would be packed and leaves everything as it is', async () => {
  const { code, out, errors } = await release('minor', '--dry-run');
  expect([code, errors]).toEqual([0, '']);
  for (const ending of ['vsix', 'tgz', 'cdx.json'])
    expect(out).toMatch(new RegExp(`^${manifest.name}-${next}\\.${ending} +\\d+ bytes  [0-9a-f]{64}$`, 'm'));
  expect(out).toContain('Nothing was changed');
  expect(state()).toEqual(untouched);
  expect(existsSync(path.join(clone, 'artefacts'))).toBe(false);
  expect(existsSync(path.join(clone, 'artefacts-tested'))).toBe(false);
});

test('a release is tested, versioned, packed, committed and tagged', async () => {
  const { code, errors } = await release('minor');
  expect([code, errors]).toEqual([0, '']);
  expect(existsSync(path.join(clone, 'artefacts-tested'))).toBe(true);
  expect(state()).toEqual({ head: `Release ${next}\nAs it is`, tags: `v${next}`, changed: '' });
  const lock = JSON.parse(read('package-lock.json'));
  expect([JSON.parse(read('package.json')).version, lock.version, lock.packages[''].version]).toEqual([
    next,
    next,
    next,
  ]);
  const changelog = read('CHANGELOG.md');
  expect(mistakesIn(changelog)).toEqual([]);
  expect(versionsIn(changelog).map(({ name }) => name)).toEqual(expect.arrayContaining(['Unreleased', next]));
  expect(read('docs/ci.md')).toContain(`${manifest.name}@${next}`);
  expect(read('docs/ci.md')).not.toContain(`@${manifest.version}`);
  expect(readdirSync(path.join(clone, 'artefacts')).sort()).toEqual([
    'SHA256SUMS',
    'notes.md',
    `${manifest.name}-${next}.cdx.json`,
    `${manifest.name}-${next}.tgz`,
    `${manifest.name}-${next}.vsix`,
  ]);
  expect(read('artefacts/notes.md')).toContain('### Added');
});

test('a release that is not ready is refused with the reason and changes nothing', async () => {
  const refused = async (...args: readonly string[]): Promise<string> => {
    const { code, errors } = await release(...args);
    expect(code).toBe(1);
    return errors;
  };
  expect(await refused(manifest.version)).toBe(
    `Not released: ${manifest.version} does not come after ${manifest.version}.\n`,
  );
  expect(await refused('next')).toContain('next is no version');
  expect(state()).toEqual(untouched);

  writeFiles(clone, { 'README.md': '# Other\n' });
  expect(await refused('minor')).toBe('Not released: there are changes that are not committed.\n');
  git('checkout', '--quiet', '.');

  writeFiles(clone, { 'ThirdPartyNotices.txt': 'Nobody.\n' });
  expect(await refused('minor')).toContain('npm run notices');
  git('checkout', '--quiet', '.');

  git('tag', `v${next}`);
  expect(await refused('minor')).toContain(`there is a tag v${next} already`);
  git('tag', '--delete', `v${next}`);

  writeFiles(clone, { 'test/lanes.mjs': 'process.exitCode = 1;\n' });
  git('commit', '--quiet', '--all', '--message', 'A test fails');
  await refused('minor');
  expect(state()).toEqual({ head: 'A test fails\nAs it is', tags: '', changed: '' });
});
