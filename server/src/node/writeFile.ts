// Replaces files whole or not at all: a new file beside the old one takes its place. Refuses what a replacement would damage.

import { randomUUID } from 'node:crypto';
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
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** Why a file is left as it is. */
export type Refusal =
  | { readonly kind: 'links'; readonly count: number }
  | { readonly kind: 'owner'; readonly why: string }
  | { readonly kind: 'outside' | 'noFile' | 'readOnly' | 'encoding' | 'changed' };

export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  constructor(readonly refusal: Refusal) {
    super(refusal.kind);
  }
}

/** Where the file is once links are followed; absent where there is none. */
export const realFile = (file: string): string | undefined => unlessGone(() => realpathSync(file));

/** Why the file must not be replaced; absent where it may be. `inside`: the folder that links must not lead out of. */
export function refusalOf(file: string, text: string, inside: string): Refusal | undefined {
  const found = unlessGone(() => {
    const real = realpathSync(file);
    if (!isInside(real, realpathSync(inside))) return { refusal: { kind: 'outside' as const } };
    return { refusal: refusalOfTarget(real) ?? differenceFrom(real, text) };
  });
  return found ? found.refusal : { kind: 'changed' };
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
 * Replaces `before` by `after` in the file; a symbolic link stays and its target is replaced. Throws a `RefusedError`, or the
 * error of the file system; the original is untouched then.
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

/** Writes a file that is ours to write, whether it is there or not; like `replaceFile` where it is there. */
export function writeWhole(file: string, text: string): void {
  if (!existsSync(file)) {
    putInPlace(file, text, undefined, () => {});
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

/** By its mode too: the superuser may write everywhere, and a folder that may be written lets anybody replace what is in it. */
function isReadOnly(real: string, { mode }: Stats): boolean {
  if ((mode & 0o200) === 0) return true;
  try {
    accessSync(real, constants.W_OK);
    return false;
  } catch (error) {
    // A file system that is read-only says so itself, with its own words, when it is written to.
    if (error instanceof Error && 'code' in error) return error.code === 'EACCES' || error.code === 'EPERM';
    throw error;
  }
}

function differenceFrom(real: string, text: string): Refusal | undefined {
  const bytes = readFileSync(real);
  if (bytes.toString('utf8') !== text) return { kind: 'changed' };
  return text.includes('\0') || !bytes.equals(Buffer.from(text, 'utf8')) ? { kind: 'encoding' } : undefined;
}

function replaceTarget(real: string, text: string, lastLook: () => void): void {
  putInPlace(real, text, statSync(real), lastLook);
}

function putInPlace(file: string, text: string, like: Stats | undefined, lastLook: () => void): void {
  // Not by the number of the process: in containers it is always the same, and one that was killed leaves its file behind.
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    const descriptor = openSync(beside, 'wx', like === undefined ? 0o666 : 0o600);
    try {
      writeFileSync(descriptor, text);
      if (like) keepOwnerAndMode(descriptor, like);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    lastLook();
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
    // After the owner: changing that clears bits of the mode.
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
