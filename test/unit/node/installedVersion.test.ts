// `check --claude-version installed`, with a fake program that records being run.

import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newestVersion } from '../../../server/src/core/dialects/claude/catalogue/facts';
import { type Folder, folderWith } from './commands';

const A = '.claude/agents/a.md';
/** `manual` is a permission mode from 2.1.200 on. */
const MANUAL = '---\nname: a\ndescription: Use this agent to review a change.\npermissionMode: manual\n---\nReview.\n';

const PATH = process.env.PATH ?? '';
let tools: Folder;
beforeEach(() => {
  tools = folderWith({});
});
afterEach(() => {
  process.env.PATH = PATH;
});

/** On the search path, in a package of this version. */
function install(version: string, folder = tools.at): void {
  const bin = path.join(folder, 'node_modules/@anthropic-ai/claude-code');
  mkdirSync(bin, { recursive: true });
  writeFileSync(path.join(bin, 'package.json'), JSON.stringify({ name: '@anthropic-ai/claude-code', version }));
  writeFileSync(path.join(bin, 'claude'), `#!/bin/sh\ntouch ${JSON.stringify(path.join(folder, 'ran'))}\n`);
  chmodSync(path.join(bin, 'claude'), 0o755);
  process.env.PATH = bin;
}

describe.skipIf(process.platform === 'win32')('--claude-version installed', () => {
  test('checks against the installed version, names it in the summary, and runs nothing', async () => {
    install('2.1.100');
    const folder = folderWith({ [A]: MANUAL });
    const { code, out, err } = await folder.check('--claude-version', 'installed');
    expect(out).toContain('Claude Code 2.1.100 ignores `manual`');
    expect(out).toMatch(/ · judged by 2\.1\.100, installed\n$/);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse((await folder.check('--claude-version', 'installed', '--format', 'json')).out)).toMatchObject({
      claudeVersion: '2.1.100',
      claudeVersionSource: 'installed',
    });
    expect(existsSync(path.join(tools.at, 'ran'))).toBe(false);
  });

  test('is not the default, so that output does not depend on the machine', async () => {
    install('2.1.100');
    const folder = folderWith({ [A]: MANUAL });
    expect(await folder.check()).toEqual({
      code: 0,
      out: '1 file: 1 loads, 0 skipped · 0 errors, 0 warnings\n',
      err: '',
    });
    expect((await folder.check('--format', 'json')).out).not.toContain('claudeVersionSource');
  });

  test('yields to a version named in .subagents.json', async () => {
    install('2.1.100');
    const folder = folderWith({ [A]: MANUAL, '.subagents.json': `{ "claudeVersion": "${newestVersion}" }` });
    const { out } = await folder.check('--claude-version', 'installed');
    expect(out).toBe('1 file: 1 loads, 0 skipped · 0 errors, 0 warnings\n');
  });

  test('can be set in .subagents.json', async () => {
    install('2.1.100');
    const folder = folderWith({ [A]: MANUAL, '.subagents.json': '{ "claudeVersion": "installed" }' });
    expect((await folder.check()).out).toMatch(/judged by 2\.1\.100, installed\n$/);
    expect((await folder.check('--claude-version', newestVersion)).out).not.toContain('judged by');
  });

  test('warns once where the installed version is newer than the newest known', async () => {
    install('9.0.0');
    const folder = folderWith({ [A]: MANUAL, '.claude/agents/b.md': MANUAL.replace('name: a', 'name: b') });
    const { out, err } = await folder.check('--claude-version', 'installed');
    expect(out).toMatch(/judged by 9\.0\.0, installed\n$/);
    expect(err.match(/9\.0\.0 is installed/g)).toHaveLength(1);
  });

  test('falls back to the newest known version with a warning', async () => {
    process.env.PATH = tools.at;
    const folder = folderWith({ [A]: MANUAL });
    const { out, err } = await folder.check('--claude-version', 'installed');
    expect(out).toBe('1 file: 1 loads, 0 skipped · 0 errors, 0 warnings\n');
    expect(err).toContain(`judged by ${newestVersion}, the newest known`);
  });

  test('takes no program of the project or of a relative path', async () => {
    const folder = folderWith({ [A]: MANUAL, '.git/HEAD': 'ref: refs/heads/main\n' });
    install('2.1.100', folder.at);
    expect((await folder.check('--claude-version', 'installed', '.claude')).out).not.toContain('judged by');
    process.env.PATH = 'node_modules/@anthropic-ai/claude-code';
    expect((await folder.check('--claude-version', 'installed')).out).not.toContain('judged by');
  });

  test('has cache entries of its own', async () => {
    install('2.1.100');
    const folder = folderWith({ [A]: MANUAL });
    const before = await folder.checkAgain('build');
    const installed = await folder.checkAgain('build', '--claude-version', 'installed');
    expect(installed.out).toContain('ignores `manual`');
    expect(await folder.checkAgain('build')).toEqual(before);
    install('2.1.250');
    expect((await folder.checkAgain('build', '--claude-version', 'installed')).out).not.toContain('ignores `manual`');
  });

  test('is named where another value is refused', async () => {
    await expect(folderWith({}).check('--claude-version', 'latest')).rejects.toThrow(/takes installed or a version/);
  });
});
