// Fetches other programs for measurements from npm at fixed versions, without running install scripts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const folder = path.join(root, '.vscode-test', 'peers');

/** The newest versions on 2026-11-21. */
const VERSIONS = {
  '@carlrannaberg/cclint': '0.2.10',
  'claude-code-lint': '0.5.0',
  'yaml-language-server': '1.25.0',
  '@actions/languageserver': '0.3.61',
  'vscode-langservers-extracted': '4.10.0',
};

/** The folder of the package, which is fetched if necessary. */
export function peer(name) {
  const at = path.join(folder, 'node_modules', name);
  if (existsSync(path.join(at, 'package.json')) && installed(at) === VERSIONS[name]) return at;
  mkdirSync(folder, { recursive: true });
  if (!existsSync(path.join(folder, 'package.json')))
    writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
  console.log(`fetching ${name} into .vscode-test/peers`);
  const npm = spawnSync('npm', ['i', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${VERSIONS[name]}`], {
    cwd: folder,
  });
  if (npm.status !== 0) throw new Error(String(npm.stderr));
  return at;
}

/** The entry of one of its commands. */
export function commandOf(name, command) {
  const at = peer(name);
  const { bin } = JSON.parse(readFileSync(path.join(at, 'package.json'), 'utf8'));
  return path.join(at, typeof bin === 'string' ? bin : bin[command]);
}

const installed = (at) => JSON.parse(readFileSync(path.join(at, 'package.json'), 'utf8')).version;

export const versionOf = (name) => VERSIONS[name];
