// Reads files through VS Code's file system: regular files of a bounded size only, since a device or pipe would never end.

import { FileType, type Uri, workspace } from 'vscode';

/** The largest file that Claude Code reads as an agent (2.1.332). */
const MAX_BYTES = 1_048_576;

/** Undefined for what is no regular file, and for larger ones. Rejects as the file system does. */
export async function readFile(uri: Uri): Promise<Uint8Array | undefined> {
  const { type, size } = await workspace.fs.stat(uri);
  // A link has two bits.
  if ((type & FileType.File) === 0 || size > MAX_BYTES) return undefined;
  const bytes = await workspace.fs.readFile(uri);
  return bytes.length > MAX_BYTES ? undefined : bytes;
}
