// Walks a folder of any file system of the editor. Follows no link, since it cannot be known here where one leads, and stops as
// soon as nobody wants to know any more.

import { type CancellationToken, FileType, Uri, workspace } from 'vscode';
import type { ListFilesResult } from '../../../../common/src/protocol/files';

/** Folders that are asked for at once: each may be a way through a network. */
const AT_ONCE = 8;

interface Folder {
  readonly uri: Uri;
  /** Below the root; empty for the root itself. */
  readonly path: string;
}

export async function filesBelow(
  root: Uri,
  wanted: RegExp,
  skipped: ReadonlySet<string>,
  token: CancellationToken,
): Promise<ListFilesResult> {
  const files: string[] = [];
  const unreadable: string[] = [];
  let level: readonly Folder[] = [{ uri: root, path: '' }];
  while (level.length > 0 && !token.isCancellationRequested) {
    const below: Folder[] = [];
    const waiting = level.values();
    const lane = async (): Promise<void> => {
      for (const folder of waiting) {
        if (token.isCancellationRequested) return;
        const entries = await entriesOf(folder.uri);
        if (!entries) unreadable.push(folder.uri.toString());
        for (const [name, type] of entries ?? []) {
          const path = folder.path === '' ? name : `${folder.path}/${name}`;
          const uri = (): Uri => Uri.joinPath(folder.uri, name);
          if (type === FileType.Directory && !skipped.has(name)) below.push({ uri: uri(), path });
          else if (type === FileType.File && wanted.test(path)) files.push(uri().toString());
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    level = below;
  }
  return { files, unreadable };
}

/** Absent where the folder is there and cannot be read; empty where there is none. */
async function entriesOf(folder: Uri): Promise<readonly (readonly [string, FileType])[] | undefined> {
  try {
    return await workspace.fs.readDirectory(folder);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return 'code' in error && error.code === 'FileNotFound' ? [] : undefined;
  }
}
