// What earlier runs found, so that a file that did not change is not read again. Kept in the user's own cache folder, for their
// eyes only, because findings quote from files. Losing it costs time and nothing else: whatever is wrong with it, it is as
// good as empty.

import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FileReport } from '../core/report/report';
import type { KnownAgent } from '../core/workspace/agentIndex';

export interface Remembered {
  /** Of the text, its place and the runtime it was judged by. */
  readonly key: string;
  readonly known: KnownAgent;
  /** Of all that the findings depend on beside the text. */
  readonly circumstances: string;
  readonly report: FileReport | null;
}

export interface Memory {
  /** Absent where this very text was not seen there. */
  recall(uri: string, key: string): Remembered | undefined;
  /** Replaces what was remembered for all files of this run; a disk that refuses is no matter. */
  keep(all: ReadonlyMap<string, Remembered>): void;
}

/** Projects whose findings are kept; those not checked for longest are forgotten. */
const PROJECTS = 50;

/** `run` names what was asked for: the same paths in the same folder. `build` tells programs apart. */
export function openMemory(folder: string, build: string, run: string): Memory {
  const file = path.join(folder, `${hashOf(run)}.json`);
  const before = readMemory(file, build);
  return {
    recall(uri, key) {
      const found = before[uri];
      return found?.key === key ? found : undefined;
    },
    keep(all) {
      const changed = all.size !== Object.keys(before).length || [...all].some(([uri, each]) => before[uri] !== each);
      if (changed) writeMemory(folder, file, JSON.stringify({ build, files: Object.fromEntries(all) }));
    },
  };
}

export function hashOf(...texts: readonly string[]): string {
  const hash = createHash('sha1');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('base64url');
}

interface Stored {
  readonly build: string;
  readonly files: Readonly<Record<string, Remembered>>;
}

/** Written by this program for itself: a file of another build, or one that is no JSON, holds nothing. */
function readMemory(file: string, build: string): Readonly<Record<string, Remembered>> {
  const none: Readonly<Record<string, Remembered>> = Object.create(null);
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as Stored | null;
    return read?.build === build ? Object.assign(Object.create(null), read.files) : none;
  } catch (error) {
    if (error instanceof SyntaxError || isFromFileSystem(error)) return none;
    throw error;
  }
}

function writeMemory(folder: string, file: string, text: string): void {
  const beside = `${file}.${randomUUID().slice(0, 8)}.tmp`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(beside, text, { mode: 0o600, flag: 'wx' });
    renameSync(beside, file);
    forgetOldest(folder);
  } catch (error) {
    if (!isFromFileSystem(error)) throw error;
    if (existsSync(beside)) rmSync(beside);
  }
}

function forgetOldest(folder: string): void {
  const kept = readdirSync(folder).filter((name) => name.endsWith('.json'));
  if (kept.length <= PROJECTS) return;
  const aged = kept.map((name) => ({ name, at: statSync(path.join(folder, name)).mtimeMs }));
  for (const { name } of aged.sort((a, b) => b.at - a.at).slice(PROJECTS))
    rmSync(path.join(folder, name), { force: true });
}

const isFromFileSystem = (error: unknown): boolean => error instanceof Error && 'code' in error;
