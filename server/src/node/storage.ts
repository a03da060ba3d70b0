// Files that only the user may read, in their cache and data folders; each is replaced as a whole.

import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheFolder } from './environment';
import { putInPlace } from './writeFile';

/** Creates the folder if necessary. Throws the file system's error; the old file is untouched then. */
export function writePrivateFile(file: string, text: string): void {
  makeFolder(path.dirname(file), 0o700);
  putInPlace(file, text, { mode: 0o600, flushed: false });
}

/** Also makes the folders above it. Not `recursive`: below `/proc`, that never ends (Node 20 to 24). */
export function makeFolder(folder: string, mode?: number): void {
  const missing: string[] = [];
  // A drive that does not exist is its own parent.
  for (let at = folder; !existsSync(at) && path.dirname(at) !== at; at = path.dirname(at)) missing.push(at);
  for (const each of missing.reverse())
    try {
      mkdirSync(each, { mode });
    } catch (error) {
      // Made by another run meanwhile.
      if (!(isFileError(error) && error.code === 'EEXIST')) throw error;
    }
}

/** Without `O_NONBLOCK`, a pipe would be waited for. Windows has neither flag. */
const READ = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * A file that `writePrivateFile` wrote. Undefined where there is none, where it is larger than `limit` bytes, and where another user
 * could have written it: by the owner and mode of the file and its folder.
 */
export function readPrivateFile(file: string, limit: number): string | undefined {
  try {
    if (!isPrivate(statSync(path.dirname(file)))) return undefined;
    const descriptor = openSync(file, READ);
    try {
      const about = fstatSync(descriptor);
      const isReadable = about.isFile() && about.size <= limit && isPrivate(about);
      return isReadable ? readFileSync(descriptor, 'utf8') : undefined;
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (isFileError(error)) return undefined;
    throw error;
  }
}

/** Only this user, or the administrator, can write it. */
export function isPrivate({ uid, mode }: Stats): boolean {
  const own = process.getuid?.();
  return own === undefined || ((uid === own || uid === 0) && (mode & 0o022) === 0);
}

/** Keeps the `count` most recently written files whose names match. */
export function removeOldest(folder: string, name: RegExp, count: number): void {
  const names = readdirSync(folder).filter((each) => name.test(each));
  if (names.length <= count) return;
  const files = names.map((each) => ({ name: each, at: statSync(path.join(folder, each)).mtimeMs }));
  for (const old of files.sort((a, b) => b.at - a.at).slice(count))
    rmSync(path.join(folder, old.name), { force: true });
}

/** Writes the answer of a command where an editor can open it; its URI, or undefined where it cannot be written. */
export async function saveAnswer(name: string, text: string): Promise<string | undefined> {
  const folder = cacheFolder();
  if (folder === undefined) return undefined;
  const file = path.join(folder, 'answers', name);
  try {
    writePrivateFile(file, text);
    return pathToFileURL(file).href;
  } catch (error) {
    if (isFileError(error)) return undefined;
    throw error;
  }
}

/** An error of the file system, as opposed to one of this program. */
export const isFileError = (error: unknown): error is Error & { readonly code: unknown } =>
  error instanceof Error && 'code' in error;
