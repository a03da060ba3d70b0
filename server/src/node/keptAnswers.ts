// Writes what a command told to where an editor can open it: the user's own cache folder, for their eyes only, because answers
// quote from files. A disk that refuses is no matter: the answer is shown as a message then.

import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheFolder } from './environment';

/** The URI of the file; absent where it could not be written. */
export async function keepAnswer(
  name: string,
  text: string,
  folder = path.join(cacheFolder(), 'answers'),
): Promise<string | undefined> {
  const file = path.join(folder, name);
  const beside = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rm(beside, { force: true });
    await writeFile(beside, text, { mode: 0o600, flag: 'wx' });
    await rename(beside, file);
    return pathToFileURL(file).href;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
