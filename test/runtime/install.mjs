// Fetches one version of Claude Code from npm into .vscode-test/, for the lane that asks it. Nothing else of the project does.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The program's path; absent, with the reason, where npm has none for this machine. */
export function installRuntime(version) {
  const named = process.env.CLAUDE_BIN;
  if (named) return { program: named };
  const platform = `${process.platform}-${process.arch}`;
  const name = `@anthropic-ai/claude-code-${platform}`;
  const folder = path.join(root, '.vscode-test', `claude-code-${version}`);
  const program = path.join(folder, 'node_modules', name, process.platform === 'win32' ? 'claude.exe' : 'claude');
  if (existsSync(program)) return { program };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
  console.log(`fetching ${name}@${version} into .vscode-test/`);
  const npm = spawnSync(
    'npm',
    ['i', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${version}`],
    { cwd: folder, encoding: 'utf8' },
  );
  return existsSync(program)
    ? { program }
    : { reason: `npm has no ${name}@${version} (${npm.stderr?.split('\n')[0] ?? ''})` };
}
