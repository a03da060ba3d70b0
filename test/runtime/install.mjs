// Fetches a version of Claude Code from npm into .vscode-test/; npm selects the platform and verifies the checksum.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const PACKAGE = '@anthropic-ai/claude-code';
const shell = process.platform === 'win32'; // npm is a .cmd there

/**
 * `{ program, leading, integrity }`: the program, what stands before its own arguments, and the checksum npm held it to;
 * `{ reason }` where it cannot be had. With CLAUDE_BIN set, that program, whatever its version, unless `named` is turned off.
 */
export function installRuntime(version, { named: isNamed = true } = {}) {
  const named = isNamed ? process.env.CLAUDE_BIN : undefined;
  if (named) return { program: named, leading: [] };
  const folder = path.join(root, '.vscode-test', `claude-code-${version}`);
  const there = findIn(folder);
  if (there) return there;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
  console.error(`fetching ${PACKAGE}@${version} into .vscode-test/`);
  const npm = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', `${PACKAGE}@${version}`],
    { cwd: folder, encoding: 'utf8', shell },
  );
  return (
    findIn(folder) ?? {
      reason: `npm gave no ${PACKAGE}@${version} (${(npm.stderr || npm.error?.message || '').split('\n')[0]})`,
    }
  );
}

/** The newest released version; undefined where the registry does not respond. */
export function newestRelease() {
  const npm = spawnSync('npm', ['view', PACKAGE, 'version'], { encoding: 'utf8', shell });
  return /^\d+\.\d+\.\d+$/m.exec(npm.stdout ?? '')?.[0];
}

/** The build for this machine is a package beside the first; until 2.1.112 the first was a program for Node itself. */
function findIn(folder) {
  const scope = path.join(folder, 'node_modules/@anthropic-ai');
  if (!existsSync(scope)) return undefined;
  const file = process.platform === 'win32' ? 'claude.exe' : 'claude';
  for (const name of readdirSync(scope)) {
    const program = path.join(scope, name, file);
    if (name !== 'claude-code' && existsSync(program))
      return { program, leading: [], integrity: integrityOf(folder, `@anthropic-ai/${name}`) };
  }
  const script = path.join(scope, 'claude-code/cli.js');
  return existsSync(script)
    ? { program: process.execPath, leading: [script], integrity: integrityOf(folder, PACKAGE) }
    : undefined;
}

function integrityOf(folder, name) {
  const lock = JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8'));
  return lock.packages[`node_modules/${name}`]?.integrity;
}
