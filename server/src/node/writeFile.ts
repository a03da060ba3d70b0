// Replaces files atomically, and refuses files that a replacement would damage: links, other owners, other encodings.

import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { readFile } from './readFile';

/** Why a file is not replaced. */
export type Refusal =
  | { readonly kind: 'links'; readonly count: number }
  | { readonly kind: 'owner'; readonly why: string }
  | { readonly kind: 'outside' | 'noFile' | 'readOnly' | 'encoding' | 'changed' | 'tooLarge' };

export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  constructor(readonly refusal: Refusal) {
    super(refusal.kind);
  }
}

/** The path with links resolved; undefined where there is no file. */
export const realFile = (file: string): string | undefined => unlessGone(() => realpathSync(file));

/** Why the file must not be replaced; undefined where it may be. `inside`: the folder that links must not lead out of. */
export function refusalOf(file: string, text: string, inside: string): Refusal | undefined {
  const found = unlessGone(() => {
    const real = realpathSync(file);
    if (!isInside(real, realpathSync(inside))) return { refusal: { kind: 'outside' as const } };
    return { refusal: refusalOfTarget(real) ?? differenceFrom(real, text) };
  });
  return found ? found.refusal : { kind: 'changed' };
}

/** True for a path in the folder that links lead out of it, also for one that does not exist yet. */
export function leadsOut(file: string, folder: string): boolean {
  const root = realFile(folder);
  if (root === undefined || !isInside(file, folder)) return false;
  for (let at = file; at.length > folder.length; at = path.dirname(at)) {
    const real = realFile(at);
    if (real !== undefined) return !isInside(real, root);
  }
  return false;
}

function unlessGone<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
}

/**
 * Replaces `before` by `after`; the target of a symbolic link is replaced, the link stays. Throws a `RefusedError` or the error
 * of the file system; the file is untouched then.
 */
export function replaceFile(file: string, before: string, after: string, inside: string): void {
  const refusal = refusalOf(file, before, inside);
  if (refusal) throw new RefusedError(refusal);
  const real = realpathSync(file);
  replaceTarget(real, after, () => {
    const late = realFile(file) === real ? refusalOf(file, before, inside) : { kind: 'changed' as const };
    if (late) throw new RefusedError(late);
  });
}

/** Writes a file that may not exist yet; an existing one is replaced under the rules of `replaceFile`. */
export function writeWhole(file: string, text: string): void {
  if (!existsSync(file)) {
    putInPlace(file, text, { mode: 0o666 });
    return;
  }
  const real = realpathSync(file);
  const refusal = refusalOfTarget(real);
  if (refusal) throw new RefusedError(refusal);
  replaceTarget(real, text, () => {});
}

const isInside = (real: string, root: string): boolean =>
  real === root || real.startsWith(root.endsWith(path.sep) ? root : root + path.sep);

function refusalOfTarget(real: string): Refusal | undefined {
  const about = statSync(real);
  if (!about.isFile()) return { kind: 'noFile' };
  if (about.nlink > 1) return { kind: 'links', count: about.nlink };
  return isReadOnly(real, about) ? { kind: 'readOnly' } : undefined;
}

/** Checks the mode as well: root may write every file, and a writable folder permits replacing read-only files. */
function isReadOnly(real: string, { mode }: Stats): boolean {
  if ((mode & 0o200) === 0) return true;
  try {
    accessSync(real, constants.W_OK);
    return false;
  } catch (error) {
    // A read-only file system reports its own error on writing.
    if (error instanceof Error && 'code' in error) return error.code === 'EACCES' || error.code === 'EPERM';
    throw error;
  }
}

function differenceFrom(real: string, text: string): Refusal | undefined {
  const read = readFile(real);
  if (read.kind === 'unread' && read.why === 'too-large') return { kind: 'tooLarge' };
  if (read.kind !== 'text' || read.text !== text) return { kind: 'changed' };
  return text.includes('\0') || !read.bytes.equals(Buffer.from(text, 'utf8')) ? { kind: 'encoding' } : undefined;
}

function replaceTarget(real: string, text: string, lastLook: () => void): void {
  putInPlace(real, text, { mode: 0o600, like: statSync(real), lastLook });
}

interface Placing {
  readonly mode: number;
  /** Whose owner and mode it takes. */
  readonly like?: Stats;
  /** Called before the file is replaced; keeps it by throwing. */
  readonly lastLook?: () => void;
  /** False for files that may be lost when the machine stops. */
  readonly flushed?: boolean;
}

const randomName = (): string => {
  const { randomUUID } = require('node:crypto') as typeof import('node:crypto');
  return randomUUID().slice(0, 8);
};

/** Replaces a file as a whole, or creates it. Throws the file system's error; an old file is untouched then. */
export function putInPlace(file: string, text: string, { mode, like, lastLook, flushed = true }: Placing): void {
  // Random, not the process id: in containers the id is always the same, and a killed process leaves its file behind.
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${randomName()}.tmp`);
  try {
    const descriptor = openSync(beside, 'wx', mode);
    try {
      writeFileSync(descriptor, text);
      if (like) keepOwnerAndMode(descriptor, like);
      if (flushed) fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    lastLook?.();
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

const MODE = 0o7777;

function keepOwnerAndMode(descriptor: number, like: Stats): void {
  if (process.platform === 'win32') return;
  try {
    const made = fstatSync(descriptor);
    if (made.uid !== like.uid || made.gid !== like.gid) fchownSync(descriptor, like.uid, like.gid);
    // After the owner: `chown` clears bits of the mode.
    fchmodSync(descriptor, like.mode & MODE);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new RefusedError({ kind: 'owner', why: String(error.code) });
  }
  const kept = fstatSync(descriptor);
  const isSame = kept.uid === like.uid && kept.gid === like.gid && (kept.mode & MODE) === (like.mode & MODE);
  if (!isSame)
    throw new RefusedError({ kind: 'owner', why: `${kept.uid}:${kept.gid} ${(kept.mode & MODE).toString(8)}` });
}
