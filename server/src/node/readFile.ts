// The one reader of files: a regular file, of a bounded number of bytes, without waiting. Whatever else lies at a path is a value.

import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, statSync } from 'node:fs';
import { SIZE_LIMIT, type Unread } from '../core/workspace/unread';

export type FileRead =
  | { readonly kind: 'text'; readonly text: string; readonly bytes: Buffer }
  | { readonly kind: 'missing' }
  /** `head`: the first `limit + 1` bytes of a file that is too large. */
  | { readonly kind: 'unread'; readonly why: Unread; readonly head?: string };

/** Without `O_NONBLOCK`, a pipe that took the file's place would be waited for. Windows has neither flag. */
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

const MISSING: FileRead = { kind: 'missing' };

/** Decoded as UTF-8; a byte order mark is kept. `limit` in bytes. Throws no error of the file system. */
export function readFile(file: string, limit = SIZE_LIMIT): FileRead {
  try {
    // Before it is opened: opening alone makes some devices act.
    const before = statSync(file, { throwIfNoEntry: false });
    if (!before) return isLink(file) ? unread('no-target') : MISSING;
    if (!before.isFile()) return unread('not-a-file');
    const descriptor = openSync(file, READ);
    try {
      const about = fstatSync(descriptor);
      if (!about.isFile()) return unread('not-a-file');
      const bytes = firstBytes(descriptor, about.size, limit + 1);
      const text = bytes.toString('utf8');
      return bytes.length > limit ? { kind: 'unread', why: 'too-large', head: text } : { kind: 'text', text, bytes };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const why = whyUnread(file, error);
    return why === undefined ? MISSING : unread(why);
  }
}

/** The text; undefined for anything else. */
export function readFileText(file: string, limit?: number): string | undefined {
  const read = readFile(file, limit);
  return read.kind === 'text' ? read.text : undefined;
}

/** The size is a hint: files of some file systems have none, and a file may grow while it is read. */
function firstBytes(descriptor: number, size: number, most: number): Buffer {
  let bytes = Buffer.allocUnsafe(Math.min(size, most - 1) + 1);
  let length = 0;
  for (;;) {
    const count = readSync(descriptor, bytes, length, bytes.length - length, null);
    length += count;
    const isAtEnd = count === 0 || (size > 0 && length === size);
    if (isAtEnd || length === most) return bytes.subarray(0, length);
    if (length < bytes.length) continue;
    const larger = Buffer.allocUnsafe(Math.min(bytes.length * 2 + 4096, most));
    bytes.copy(larger, 0, 0, length);
    bytes = larger;
  }
}

const unread = (why: Unread): FileRead => ({ kind: 'unread', why });

/** Why the file system gives an error for something that exists; undefined where nothing does. Throws other errors. */
export function whyUnread(file: string, error: unknown): Unread | undefined {
  if (!(error instanceof Error && 'code' in error)) throw error;
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return isLink(file) ? 'no-target' : undefined;
    case 'ELOOP':
      return 'link-loop';
    case 'ENAMETOOLONG':
    case 'ERR_INVALID_ARG_VALUE':
      return undefined;
    default:
      return 'unreadable';
  }
}

export function isLink(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}
