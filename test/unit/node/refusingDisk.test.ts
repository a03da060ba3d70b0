// Read-only and full disks, and files that change during a run; nothing is lost.

import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { built } from '../../support/built.mjs';
import { projectRoot } from '../../support/shared';
import { COLON, folderWith, GOOD } from './commands';

const cli = path.join(projectRoot, 'dist/cli.js');
const AGENT = '.claude/agents/reviewer.md';

beforeAll(() => built());

/** A mounted file system of a few blocks; undefined where mounting is not permitted. */
function smallDisk(options: string): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const at = mkdtempSync(path.join(os.tmpdir(), 'subagents-disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at]);
  if (status !== 0) {
    rmSync(at, { recursive: true });
    return undefined;
  }
  onTestFinished(() => {
    execFileSync('umount', [at]);
    rmSync(at, { recursive: true });
  });
  return at;
}

function run(cwd: string, args: readonly string[], cache: string, shell = '') {
  const words = [process.execPath, cli, 'check', ...args, '--no-user', '--today', '2026-11-20'];
  const env = { ...process.env, XDG_CACHE_HOME: cache, NO_COLOR: '1' };
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const { status, stdout, stderr } = spawnSync('sh', ['-c', `${shell} exec ${quoted}`], { cwd, env, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

function put(root: string, text = COLON): string {
  const file = path.join(root, AGENT);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const besides = (file: string): readonly string[] => readdirSync(path.dirname(file));

describe.skipIf(process.platform === 'win32')('a disk that cannot be written', () => {
  test('is checked without a cache, and --fix names the files it could not write', (context) => {
    const disk = smallDisk('size=1m');
    if (disk === undefined) return context.skip('SKIPPED: no file system can be mounted here');
    const file = put(disk);
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const checked = run(disk, [], path.join(disk, 'cache'));
    expect(checked).toMatchObject({ code: 0, err: '' });
    expect(checked.out).toContain('description-needs-quotes');
    const fixed = run(disk, ['--fix'], path.join(disk, 'cache'));
    expect(fixed.code).toBe(2);
    expect(fixed.err).toMatch(/\.claude\/agents\/reviewer\.md: .*EROFS/);
    expect(fixed.err).not.toMatch(/\n {4}at /);
    expect(readFileSync(file, 'utf8')).toBe(COLON);
    const baseline = run(disk, ['--write-baseline', 'known.json'], path.join(disk, 'cache'));
    expect(baseline.code).toBe(2);
    expect(baseline.err).toContain('known.json');
    expect(baseline.err).not.toMatch(/\n {4}at /);
  });

  test('is checked in a folder of another user', (context) => {
    if (process.getuid?.() === 0) return context.skip('SKIPPED: root may write everywhere');
    const folder = folderWith({ [AGENT]: COLON });
    chmodSync(path.join(folder.at, '.claude/agents'), 0o555);
    onTestFinished(() => chmodSync(path.join(folder.at, '.claude/agents'), 0o755));
    const fixed = run(folder.at, ['--fix'], folder.cache);
    expect(fixed.code).toBe(2);
    expect(fixed.err).toContain(AGENT);
    expect(folder.read(AGENT)).toBe(COLON);
  });
});

const LONG = `${COLON}${'Look at every line. '.repeat(4000)}\n`;

describe.skipIf(process.platform === 'win32')('a file that cannot be written completely', () => {
  test('is unchanged on a full file system', (context) => {
    const disk = smallDisk('size=120k');
    if (disk === undefined) return context.skip('SKIPPED: no file system can be mounted here');
    const file = put(disk, LONG);
    const fixed = run(disk, ['--fix'], path.join(os.tmpdir(), 'subagents-no-cache'));
    expect(fixed.code).toBe(2);
    expect(fixed.err).toMatch(/\.claude\/agents\/reviewer\.md: .*ENOSPC/);
    expect(readFileSync(file, 'utf8')).toBe(LONG);
    expect(besides(file)).toEqual(['reviewer.md']);
  });

  test('is unchanged at a file size limit', () => {
    const folder = folderWith({ [AGENT]: LONG });
    const fixed = run(folder.at, ['--fix', '--no-cache'], folder.cache, "trap '' XFSZ; ulimit -f 8;");
    expect(fixed.code).toBe(2);
    expect(fixed.err).toMatch(/\.claude\/agents\/reviewer\.md: .*EFBIG/);
    expect(folder.read(AGENT)).toBe(LONG);
    expect(besides(path.join(folder.at, AGENT))).toEqual(['reviewer.md']);
  });
});

describe('files that change during a run', () => {
  test('refuses a file deleted after listing, and checks the others without it', async () => {
    const folder = folderWith({ [AGENT]: COLON, '.claude/agents/other.md': GOOD });
    rmSync(path.join(folder.at, AGENT));
    await expect(folder.check(AGENT, '.claude/agents')).rejects.toThrow(`${AGENT}: not there`);
    expect((await folder.check('.claude/agents')).out).toContain('1 file');
  });

  test('checks a file renamed or replaced between two runs again', async () => {
    const folder = folderWith({ [AGENT]: COLON });
    expect((await folder.checkAgain('b')).out).toContain('reviewer.md');
    renameSync(path.join(folder.at, AGENT), path.join(folder.at, '.claude/agents/moved.md'));
    const moved = await folder.checkAgain('b');
    expect(moved.out).toContain('moved.md');
    expect(moved.out).not.toContain('reviewer.md');
    folder.write('.claude/agents/moved.md', GOOD);
    expect((await folder.checkAgain('b')).out).not.toContain('description-needs-quotes');
    rmSync(path.join(folder.at, '.claude/agents/moved.md'));
    mkdirSync(path.join(folder.at, '.claude/agents/moved.md'));
    expect((await folder.checkAgain('b', '--allow-empty')).code).toBe(0);
  });

  test('ignores the temporary file of a killed run', async () => {
    const folder = folderWith({ [AGENT]: COLON });
    // In a container every run has the same process id.
    folder.write(`.claude/agents/.reviewer.md.${process.pid}.tmp`, 'half of it');
    const { code, err } = await folder.check('--fix');
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(folder.read(AGENT)).toContain('"Use when: a change is ready"');
  });
});

test('leaves a usable cache after two concurrent runs', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [`.claude/agents/a${i}.md`, GOOD.replace('reviewer', `a${i}`)]),
  );
  const folder = folderWith(files);
  const alone = await folder.check();
  const both = await Promise.all([0, 1, 2].map(() => folder.checkAgain('b')));
  for (const { code, out } of both) expect({ code, out }).toEqual({ code: alone.code, out: alone.out });
  expect(readdirSync(folder.cache).filter((name) => !name.endsWith('.json'))).toEqual([]);
  expect(await folder.checkAgain('b')).toEqual(alone);
});
