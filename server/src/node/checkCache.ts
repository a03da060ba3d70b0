// Findings of earlier runs of `check`, by file; an unreadable or foreign cache counts as empty.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FileReport } from '../core/report/report';
import type { AgentEntry } from '../core/workspace/agentIndex';
import { isFileError, removeOldest, writePrivateFile } from './storage';

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
      if (changed) writeEntries(folder, file, JSON.stringify({ build, files: Object.fromEntries(entries) }));
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
  readonly files: Readonly<Record<string, CacheEntry>>;
}

function readEntries(file: string, build: string): Readonly<Record<string, CacheEntry>> {
  const none: Readonly<Record<string, CacheEntry>> = Object.create(null);
  try {
    const stored = JSON.parse(readFileSync(file, 'utf8')) as Stored | null;
    return stored?.build === build ? Object.assign(Object.create(null), stored.files) : none;
  } catch (error) {
    if (error instanceof SyntaxError || isFileError(error)) return none;
    throw error;
  }
}

function writeEntries(folder: string, file: string, text: string): void {
  try {
    writePrivateFile(file, text);
    removeOldest(folder, /\.json$/, MAX_RUNS);
  } catch (error) {
    if (!isFileError(error)) throw error;
  }
}
