// Reads files by URI in Node. Synchronous in slices: several times faster than promises.

import { realpathSync, type Stats, statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { anyOf } from '../core/workspace/globs';
import type { Host } from '../core/workspace/host';
import { SIZE_LIMIT, type Unread } from '../core/workspace/unread';
import { filesBelow } from './filesBelow';
import { type FileRead, isLink, readFile } from './readFile';

/** After this time, listing yields to the event loop. */
const SLICE_MS = 1;
/** In bytes, of the file below: it holds the histories of all projects, and no repository brings it. */
const USER_CONFIGURATION_LIMIT = 8 * SIZE_LIMIT;
const USER_CONFIGURATION = '/.claude.json';

export const nodeHost: Host = {
  async list(folder, globs, cancel, unread, links = 'inside') {
    if (!folder.startsWith('file:')) return [];
    const root = fileURLToPath(folder);
    const wanted = anyOf(globs);
    const reported = new Set<string>();
    const report = (path: string, why: Unread): void => {
      if (!reported.has(path)) unread?.(pathToFileURL(path).href, why);
      reported.add(path);
    };
    const files = filesBelow({ root, isWanted: (below) => wanted.test(below), links, report });
    let since = performance.now();
    for (let next = files.next(); ; next = files.next()) {
      if (next.done) return next.value.map((file) => pathToFileURL(file).href).sort();
      if (cancel?.isCancellationRequested) return [];
      if (performance.now() - since <= SLICE_MS) continue;
      await new Promise(setImmediate);
      since = performance.now();
    }
  },
  async read(uri, _cancel, unread) {
    const found = readUri(uri);
    if (found.kind === 'text') return found.text;
    if (found.kind === 'missing') return undefined;
    unread?.(uri, found.why);
    return found.head;
  },
  async stat(uri) {
    const about = ofFile(uri, (file) => statSync(file));
    if (about) return { kind: kindOf(about), size: about.size };
    return ofFile(uri, isLink) ? { kind: 'broken', size: 0 } : undefined;
  },
  async realUri(uri) {
    const real = ofFile(uri, (file) => realpathSync(file));
    return real === undefined ? undefined : pathToFileURL(real).href;
  },
};

function readUri(uri: string): FileRead {
  const file = ofFile(uri, (each) => each);
  if (file === undefined) return { kind: 'missing' };
  return readFile(file, uri.endsWith(USER_CONFIGURATION) ? USER_CONFIGURATION_LIMIT : SIZE_LIMIT);
}

const kindOf = (about: Stats): 'file' | 'folder' | 'other' =>
  about.isDirectory() ? 'folder' : about.isFile() ? 'file' : 'other';

/** Undefined for URIs that are no path, and where the file system reports an error; other errors are thrown. */
function ofFile<T>(uri: string, work: (file: string) => T): T | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return work(fileURLToPath(uri));
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
