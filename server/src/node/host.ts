// Reads files by URI in Node; follows no link out of a listed folder. Synchronous in slices: several times faster than promises.

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
/** Entries that are read from a folder at a time. */
const BATCH_SIZE = 500;
/** After this time, listing yields to the event loop. */
const SLICE_MS = 1;

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
      const folder = orUndefined(() => opendirSync(at, { bufferSize: BATCH_SIZE }));
      if (!folder && existsSync(at)) unreadable?.(pathToFileURL(at).href);
      for (const entry of folder ? entriesOf(folder) : []) {
        if (performance.now() - since > SLICE_MS) {
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
    const about = orUndefined(() => statSync(fileURLToPath(uri)));
    return about && { kind: kindOf(about), size: about.size };
  },
};

/** Undefined where there is no readable file, or it is larger than `SIZE_LIMIT`. */
function readText(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  const bytes = orUndefined(() => readFileSync(fileURLToPath(uri)));
  return bytes && bytes.length <= SIZE_LIMIT ? bytes.toString('utf8') : undefined;
}

function* entriesOf(folder: Dir): Iterable<Dirent> {
  try {
    const next = (): Dirent | null | undefined => orUndefined(() => folder.readSync());
    for (let entry = next(); entry; entry = next()) yield entry;
  } finally {
    folder.closeSync();
  }
}

const kindOf = (entry: Dirent | Stats): 'file' | 'folder' | 'other' =>
  entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other';

/** `other` for links out of the folder and for folders that were entered already. */
function kindOfLink(link: string, root: string, linked: Set<string>): 'file' | 'folder' | 'other' {
  const target = orUndefined(() => realpathSync(link));
  const base = orUndefined(() => realpathSync(root));
  if (target === undefined || base === undefined || !target.startsWith(base + path.sep)) return 'other';
  const about = orUndefined(() => statSync(target));
  if (!about?.isDirectory()) return about ? kindOf(about) : 'other';
  if (linked.has(target) || link.startsWith(target + path.sep)) return 'other';
  linked.add(target);
  return 'folder';
}

/** Undefined where the file system reports an error; other errors are thrown. */
function orUndefined<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
