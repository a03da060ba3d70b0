// Findings of earlier runs of `check`, by file. Only what this build wrote into this folder is read, byte for byte; anything else
// counts as an empty cache.

import { statSync } from 'node:fs';
import path from 'node:path';
import type { FileReport } from '../core/report/report';
import type { AgentEntry } from '../core/workspace/agentIndex';
import { isFileError, isPrivate, makeFolder, readPrivateFile, removeOldest, writePrivateFile } from './storage';

export interface CacheEntry {
  /** Hash of the text, its place and the version of Claude Code. */
  readonly key: string;
  readonly known: AgentEntry;
  /** Hash of everything else that the findings depend on. */
  readonly contextKey: string;
  readonly report: FileReport | null;
}

export interface CheckCache {
  /** Undefined where the file had another key. */
  get(uri: string, key: string): CacheEntry | undefined;
  /** Replaces the entries of all files of this run. Errors of the file system are ignored. */
  setAll(entries: ReadonlyMap<string, CacheEntry>): void;
}

/** Runs whose findings are kept, most recent first. */
const MAX_RUNS = 50;
/** In bytes, of one run: some ten thousand files. A larger one is not kept. */
const SIZE_LIMIT = 64 * 1024 * 1024;

/** `run` identifies folder, paths and options; entries of another `build` are ignored. */
export function openCheckCache(folder: string, build: string, run: string): CheckCache {
  const file = path.join(folder, `${hashOf(run)}.json`);
  const before = readEntries(file, build);
  return {
    get(uri, key) {
      const found = before[uri];
      return found?.key === key ? found : undefined;
    },
    setAll(entries) {
      const changed =
        entries.size !== Object.keys(before).length || [...entries].some(([uri, entry]) => before[uri] !== entry);
      if (changed) writeEntries(file, build, JSON.stringify(Object.fromEntries(entries)));
    },
  };
}

/** Loaded on first use: it is a tenth of the start-up time, and runs without a cache need none. */
const crypto = (): typeof import('node:crypto') => require('node:crypto') as typeof import('node:crypto');

export function hashOf(...texts: readonly string[]): string {
  const hash = crypto().createHash('sha1');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('base64url');
}

/**
 * JSON with a seal before the entries: a hash of them, of the build, and of the folder's inode. Damage, another build's entries, and a
 * file that came with a repository or an archive do not match it.
 */
export function sealed(folder: string, build: string, entries: string): string {
  const about = statSync(folder, { bigint: true, throwIfNoEntry: false });
  const hash = crypto().createHash('sha256').update(`${build}\0${about?.ino}\0`).update(entries);
  return `{"seal":"${hash.digest('base64url')}",${FILES}${entries}}`;
}

const FILES = '"files":';

type Entries = Readonly<Record<string, CacheEntry>>;

function readEntries(file: string, build: string): Entries {
  const none: Entries = Object.create(null);
  const stored = readPrivateFile(file, SIZE_LIMIT);
  if (stored === undefined) return none;
  const entries = stored.slice(stored.indexOf(FILES) + FILES.length, -1);
  // What has the seal was written by `setAll`.
  return stored === sealed(path.dirname(file), build, entries)
    ? Object.assign(Object.create(null), JSON.parse(entries) as Entries)
    : none;
}

/** Writes nothing where another user could replace it. */
function writeEntries(file: string, build: string, entries: string): void {
  const folder = path.dirname(file);
  try {
    makeFolder(folder, 0o700);
    const text = sealed(folder, build, entries);
    if (!isPrivate(statSync(folder)) || Buffer.byteLength(text) > SIZE_LIMIT) return;
    writePrivateFile(file, text);
    removeOldest(folder, /\.json$/, MAX_RUNS);
  } catch (error) {
    if (!isFileError(error)) throw error;
  }
}
