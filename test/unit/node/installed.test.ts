// The version of the installed Claude Code, read from the layouts of its installers.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installedVersion } from '../../../server/src/node/claudeCode/installed';
import { findProgram } from '../../../server/src/node/claudeCode/program';

let root = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'subagents-test-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const put = (file: string, text = '#!/bin/sh\nexit 1\n'): string => {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text, { mode: 0o755 });
  return full;
};
const manifest = (name: string, version: string): string => JSON.stringify({ name, version });
/** The program as found on the search path. */
function found(): string | undefined {
  const where = findProgram({ claudePath: '', workspaceFolders: [], env: { PATH: path.join(root, 'bin') } });
  return 'program' in where ? installedVersion(where.program) : 'not found';
}
const link = (target: string): void => {
  mkdirSync(path.join(root, 'bin'), { recursive: true });
  symlinkSync(target, path.join(root, 'bin/claude'));
};

describe.skipIf(process.platform === 'win32')('the version of the installed Claude Code', () => {
  test.each([
    [
      'npm, a script',
      'lib/node_modules/@anthropic-ai/claude-code/cli.js',
      '@anthropic-ai/claude-code',
      '../package.json',
    ],
    [
      'npm, a program',
      'lib/node_modules/@anthropic-ai/claude-code/bin/claude.exe',
      '@anthropic-ai/claude-code',
      '../../package.json',
    ],
    [
      'a platform package',
      'lib/node_modules/@anthropic-ai/claude-code-linux-x64/claude',
      '@anthropic-ai/claude-code-linux-x64',
      '../package.json',
    ],
    [
      'a platform package of musl',
      'x/@anthropic-ai/claude-code-linux-arm64-musl/claude',
      '@anthropic-ai/claude-code-linux-arm64-musl',
      '../package.json',
    ],
  ])('is read from its package: %s', (_, file, name, beside) => {
    link(put(file));
    put(path.join(file, beside), manifest(name, '2.1.340'));
    expect(found()).toBe('2.1.340');
  });

  test.each([
    ['the native installer', '.local/share/claude/versions/2.1.332'],
    ['Homebrew', 'Caskroom/claude-code/2.1.332/claude'],
    ['Homebrew, the newest channel', 'Caskroom/claude-code@latest/2.1.332/claude'],
    ['a version manager', '.local/share/mise/installs/claude/2.1.332/claude'],
    ['Nix', 'nix/store/4hx0f9-claude-code-2.1.332/bin/claude'],
  ])('is read from the path behind its link: %s', (_, file) => {
    link(put(file));
    expect(found()).toBe('2.1.332');
  });

  test('is read from the package beside the script of a local installation', () => {
    link(put('.claude/local/claude'));
    put(
      '.claude/local/node_modules/@anthropic-ai/claude-code/package.json',
      manifest('@anthropic-ai/claude-code', '2.0.9'),
    );
    expect(found()).toBe('2.0.9');
  });

  test('follows the link after an update', () => {
    link(put('share/claude/versions/2.1.331'));
    expect(found()).toBe('2.1.331');
    rmSync(path.join(root, 'bin/claude'));
    link(put('share/claude/versions/2.1.332'));
    expect(found()).toBe('2.1.332');
  });

  test.each([
    ['a program on its own', 'opt/claude', undefined],
    ['a version of another program in the path', 'mise/installs/node/22.0.0/bin/claude', undefined],
    ['the package of another program', 'x/claude', manifest('claude-wrapper', '9.9.9')],
    ['a package with a strange version', 'x/claude', manifest('@anthropic-ai/claude-code', '../../2.1.1')],
    ['a package of a similar name', 'x/claude', manifest('@anthropic-ai-x/claude-code', '2.1.1')],
    ['a broken package', 'x/claude', '{"name": '],
    ['a package that is a list', 'x/claude', '[]'],
  ])('is unknown for %s', (_, file, json) => {
    link(put(file));
    if (json !== undefined) put('x/package.json', json);
    expect(found()).toBeUndefined();
  });
});
