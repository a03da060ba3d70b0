// The packed artefacts as the tests of this folder find them, and the few programs they run them with. `npm run test:packages` packs
// them; a test in packed.test.ts says when they are not those of this checkout.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { npmCommand, run } from '../../release/run.mjs';
import { projectRoot } from '../support/shared';

interface Manifest {
  readonly name: string;
  readonly version: string;
}

export const manifest: Manifest = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));

export const artefacts = path.join(projectRoot, 'artefacts');

type Ending = 'vsix' | 'tgz' | 'cdx.json';

export function artefact(ending: Ending): string {
  const file = path.join(artefacts, `${manifest.name}-${manifest.version}.${ending}`);
  if (!existsSync(file)) throw new Error(`${file} is not there: npm run pack`);
  return file;
}

const folders: string[] = [];

/** An empty folder outside of the project, for a while. */
export function emptyFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'subagents-packages-'));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** All files below a folder, in order, with forward slashes. */
export const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();

/** Installs what `wanted` says, without asking any registry. */
export function installOffline(folder: string, ...wanted: readonly string[]): void {
  const [command, args] = npmCommand([
    'install',
    '--offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...wanted,
  ]);
  run(command, args, { cwd: folder });
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

/** Runs a program to its end, with a home that is empty. */
export function ended(
  command: string,
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<Ended> {
  const home = emptyFolder();
  const own = { ...process.env, HOME: home, USERPROFILE: home, CLAUDE_CONFIG_DIR: path.join(home, '.claude'), ...env };
  const child = spawn(command, args, { cwd, env: own, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { out: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.errors += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...output }));
  });
}

/** An agent that loads and one that does not. */
export const GOOD_AGENT =
  '---\nname: baker\ndescription: Use this agent when bread is to be baked.\ntools: Read\n---\n\nBake the bread.\n';
export const BROKEN_AGENT = '---\ndescription: Use this agent for nothing.\ntools: MultiEdit\n---\n\nDo nothing.\n';
