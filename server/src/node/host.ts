// The host for Node: reads files by URI. Never runs anything it finds, follows no link out of the folder it lists, and
// leaves out what cannot be read.

import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { globToRegExp } from '../core/workspace/globs';
import type { Host } from '../core/workspace/host';

const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn', '.vscode-test']);
const SIZE_LIMIT = 8 * 1024 * 1024;

export const nodeHost: Host = {
  async list(folder, globs, cancel) {
    if (!folder.startsWith('file:')) return [];
    const root = fileURLToPath(folder);
    const wanted = globs.map(globToRegExp);
    const found: string[] = [];
    const seen = new Set<string>();
    const walk = async (at: string, relative: string): Promise<void> => {
      if (cancel?.isCancellationRequested) return;
      const real = await orAbsent(realpath(at));
      if (real === undefined || seen.has(real)) return;
      seen.add(real);
      const entries = (await orAbsent(readdir(at, { withFileTypes: true }))) ?? [];
      for (const entry of entries) {
        const below = relative === '' ? entry.name : `${relative}/${entry.name}`;
        const full = path.join(at, entry.name);
        const kind = entry.isSymbolicLink()
          ? await kindOfLink(full, root)
          : entry.isDirectory()
            ? 'folder'
            : entry.isFile()
              ? 'file'
              : 'other';
        if (kind === 'folder' && !SKIPPED.has(entry.name)) await walk(full, below);
        else if (kind === 'file' && wanted.some((glob) => glob.test(below))) found.push(pathToFileURL(full).href);
      }
    };
    await walk(root, '');
    return found.sort();
  },
  async read(uri) {
    if (!uri.startsWith('file:')) return undefined;
    const file = fileURLToPath(uri);
    const about = await orAbsent(stat(file));
    if (!about?.isFile() || about.size > SIZE_LIMIT) return undefined;
    const bytes = await orAbsent(readFile(file));
    return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  },
  async stat(uri) {
    if (!uri.startsWith('file:')) return undefined;
    const about = await orAbsent(stat(fileURLToPath(uri)));
    return about && { kind: about.isFile() ? 'file' : about.isDirectory() ? 'folder' : 'other', size: about.size };
  },
};

/** A link that leads out of the folder is neither followed nor read. */
async function kindOfLink(link: string, root: string): Promise<'file' | 'folder' | 'other'> {
  const [target, base] = await Promise.all([orAbsent(realpath(link)), orAbsent(realpath(root))]);
  if (target === undefined || base === undefined || !target.startsWith(base + path.sep)) return 'other';
  const about = await orAbsent(stat(target));
  return about?.isDirectory() ? 'folder' : about?.isFile() ? 'file' : 'other';
}

/** What cannot be read is as good as not there; anything but a file system's own error is a mistake of ours. */
async function orAbsent<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
