// The host for Node: reads files by URI. Never runs anything it finds, follows no link out of the folder it lists, and
// leaves out what cannot be read. Asks the file system synchronously, a file at a time, which is several times faster than
// waiting for each answer; every few milliseconds it lets other work in.

import {
  type Dir,
  type Dirent,
  existsSync,
  opendirSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { anyOf } from '../core/workspace/globs';
import { type Host, SIZE_LIMIT, SKIPPED_FOLDERS } from '../core/workspace/host';

const SKIPPED = new Set(SKIPPED_FOLDERS);
/** Entries of a folder that are read at once: a folder of ten thousand must not hold up anybody. */
const BATCH = 500;
/** A millisecond of listing, after which other work is let in. */
const SLICE = 1;

export const nodeHost: Host = {
  async list(folder, globs, cancel, unreadable) {
    if (!folder.startsWith('file:')) return [];
    const root = fileURLToPath(folder);
    const wanted = anyOf(globs);
    const found: string[] = [];
    const linked = new Set<string>();
    const waiting = [{ at: root, relative: '' }];
    let since = performance.now();
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (cancel?.isCancellationRequested) break;
      const { at, relative } = next;
      const folder = orAbsent(() => opendirSync(at, { bufferSize: BATCH }));
      if (!folder && existsSync(at)) unreadable?.(pathToFileURL(at).href);
      for (const entry of folder ? entriesOf(folder) : []) {
        if (performance.now() - since > SLICE) {
          await new Promise(setImmediate);
          since = performance.now();
        }
        const below = relative === '' ? entry.name : `${relative}/${entry.name}`;
        const full = path.join(at, entry.name);
        const kind = entry.isSymbolicLink() ? kindOfLink(full, root, linked) : kindOf(entry);
        if (kind === 'folder' && !SKIPPED.has(entry.name)) waiting.push({ at: full, relative: below });
        else if (kind === 'file' && wanted.test(below)) found.push(pathToFileURL(full).href);
      }
    }
    return found.sort();
  },
  async read(uri) {
    return readText(uri);
  },
  async stat(uri) {
    if (!uri.startsWith('file:')) return undefined;
    const about = orAbsent(() => statSync(fileURLToPath(uri)));
    return about && { kind: kindOf(about), size: about.size };
  },
};

/** Absent when there is no such file, or it is not one, or it is larger than any agent file can be. */
function readText(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  const bytes = orAbsent(() => readFileSync(fileURLToPath(uri)));
  return bytes && bytes.length <= SIZE_LIMIT ? bytes.toString('utf8') : undefined;
}

function* entriesOf(folder: Dir): Iterable<Dirent> {
  try {
    const next = (): Dirent | null | undefined => orAbsent(() => folder.readSync());
    for (let entry = next(); entry; entry = next()) yield entry;
  } finally {
    folder.closeSync();
  }
}

const kindOf = (entry: Dirent | Stats): 'file' | 'folder' | 'other' =>
  entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other';

/** A link that leads out of the folder is neither followed nor read; a folder is entered once, whatever leads to it. */
function kindOfLink(link: string, root: string, linked: Set<string>): 'file' | 'folder' | 'other' {
  const target = orAbsent(() => realpathSync(link));
  const base = orAbsent(() => realpathSync(root));
  if (target === undefined || base === undefined || !target.startsWith(base + path.sep)) return 'other';
  const about = orAbsent(() => statSync(target));
  if (!about?.isDirectory()) return about ? kindOf(about) : 'other';
  if (linked.has(target) || link.startsWith(target + path.sep)) return 'other';
  linked.add(target);
  return 'folder';
}

/** What cannot be read is as good as not there; anything but a file system's own error is a mistake of ours. */
function orAbsent<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
