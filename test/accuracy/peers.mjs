// Other checkers of agent files, run in a process that can only read and print.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const folder = path.join(root, '.vscode-test/peers');
const packages = path.join(folder, 'node_modules');

export const PEERS = [
  { id: 'cclint', name: '@carlrannaberg/cclint', version: '0.2.10' },
  { id: 'claudelint', name: 'claude-code-lint', version: '0.5.0' },
];

const versionOf = ({ name }) => {
  const file = path.join(packages, name, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;
};

/** Fetches what is not there, in these versions. */
export function installPeers() {
  if (PEERS.every((peer) => versionOf(peer) === peer.version)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
  const wanted = PEERS.map(({ name, version }) => `${name}@${version}`);
  const npm = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--save-exact', ...wanted], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (!PEERS.every((peer) => versionOf(peer) === peer.version))
    throw new Error(`npm gave no ${wanted.join(', ')}: ${npm.stderr}`);
}

/** A peer's findings for every project in a folder: Map(project → { errors, warnings } or { broke }). */
export function askPeer({ id }, projects) {
  const permission = Number(process.versions.node.split('.')[0]) >= 24 ? '--permission' : '--experimental-permission';
  const flags = ['--no-warnings', permission, '--allow-fs-read=*', '--disallow-code-generation-from-strings'];
  const script = path.join(root, 'test/accuracy/askPeer.mjs');
  const child = spawnSync(process.execPath, [...flags, script, id, packages, projects], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { PATH: process.env.PATH ?? '', HOME: projects },
  });
  if (child.status !== 0) throw new Error(`${id} ended with ${child.status}: ${child.stderr.slice(0, 500)}`);
  return new Map(
    child.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map(({ project, ...said }) => [project, said]),
  );
}
