// Writes a file whole or not at all: beside it first, then in its place. Keeps its mode, and refuses a file that is reached
// over a link out of the folder that was asked for.

import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Throws when it cannot be done; the original is untouched then. */
export function replaceFile(file: string, text: string, inside: string): void {
  const real = realpathSync(file);
  const root = realpathSync(inside);
  if (real !== root && !real.startsWith(root + path.sep))
    throw new Error(`${file} leads out of ${inside}; it is not written`);
  const { mode } = statSync(real);
  const beside = path.join(path.dirname(real), `.${path.basename(real)}.${process.pid}.tmp`);
  try {
    writeFileSync(beside, text, { mode, flag: 'wx' });
    chmodSync(beside, mode);
    renameSync(beside, real);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
