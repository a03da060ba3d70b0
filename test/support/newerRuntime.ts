// Puts the stand-in for a newer Claude Code onto the search path of this process, as npm would install it.

import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { projectRoot } from './shared';

interface Seen {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly pid: number;
}

interface Installed {
  readonly program: string;
  /** The folder for what is learned. */
  readonly learned: string;
  /** Its starts so far. */
  seen(): readonly Seen[];
}

/** Gone, with every change of the environment, when the test is. */
export function installNewerRuntime(version: string, behaviour: 'answers' | 'hangs' = 'answers'): Installed {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'subagents-test-')));
  const before = { ...process.env };
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
    for (const name of ['PATH', 'XDG_CONFIG_HOME', 'APPDATA', 'HOME']) process.env[name] = before[name] ?? '';
  });
  const folder = path.join(root, 'node_modules/@anthropic-ai/claude-code');
  const program = path.join(folder, 'claude');
  mkdirSync(folder, { recursive: true });
  cpSync(path.join(projectRoot, 'test/fixtures/claude/newerRuntime.mjs'), program);
  const manifest = { name: '@anthropic-ai/claude-code', version, type: 'module' };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'version.txt'), version);
  writeFileSync(path.join(folder, 'behaviour.txt'), behaviour);
  Object.assign(process.env, {
    PATH: [folder, path.dirname(process.execPath), '/usr/bin', '/bin'].join(path.delimiter),
    XDG_CONFIG_HOME: path.join(root, 'config'),
    APPDATA: path.join(root, 'config'),
    HOME: root,
  });
  const seen = path.join(folder, 'seen.json');
  return {
    program,
    learned: path.join(root, 'config', 'subagents', 'learned'),
    seen: () => (existsSync(seen) ? JSON.parse(readFileSync(seen, 'utf8')) : []),
  };
}
