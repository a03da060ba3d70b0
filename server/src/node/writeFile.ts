// Writes a file whole or not at all: beside it first, then in its place. Keeps its mode, and refuses a file that is reached
// over a link out of the folder that was asked for.

import { randomUUID } from 'node:crypto';
import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Throws when it cannot be done; the original is untouched then. */
export function replaceFile(file: string, text: string, inside: string): void {
  const real = realpathSync(file);
  const root = realpathSync(inside);
  if (real !== root && !real.startsWith(root + path.sep))
    throw new Error(`${file} leads out of ${inside}; it is not written`);
  const { mode } = statSync(real);
  writeWhole(real, text, mode);
}

/** The same for a file that need not be there. */
export function writeWhole(file: string, text: string, mode?: number): void {
  // Not by the number of the process: in containers it is always the same, and one that was killed leaves its file behind.
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    writeFileSync(beside, text, { flag: 'wx', ...(mode === undefined ? {} : { mode }) });
    if (mode !== undefined) chmodSync(beside, mode);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
