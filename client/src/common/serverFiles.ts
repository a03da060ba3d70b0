// Reads files for a server that cannot: through VS Code's file system, and so in folders that are on no disk. Answers only about
// file systems that are open in this window, so that no answer makes a request to anywhere else.

import { Disposable, type FileStat, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ListFilesParams,
  type ListFilesResult,
  listFilesRequest,
  type ReadFileParams,
  readFileRequest,
  type StatFileParams,
  type StatFileResult,
  statFileRequest,
} from '../../../common/src/protocol/files';
import { filesBelow } from './files/filesBelow';

/** What is larger than any agent file can be is not sent. */
const SIZE_LIMIT = 8 * 1024 * 1024;

/** Before the client is started: the server asks as soon as it is there. */
export function filesForServer(client: BaseLanguageClient): Disposable {
  return Disposable.from(
    client.onRequest(listFilesRequest, ({ folder, pattern, skipped }: ListFilesParams, token) => {
      const root = folderAt(folder);
      if (!isOpen(root)) return { files: [], unreadable: [] } satisfies ListFilesResult;
      return filesBelow(root, new RegExp(pattern), new Set(skipped), token);
    }),
    client.onRequest(readFileRequest, async ({ uri }: ReadFileParams): Promise<string | null> => {
      const file = Uri.parse(uri);
      const bytes = isOpen(file) ? await orNull(workspace.fs.readFile(file)) : null;
      if (bytes === null || bytes.length > SIZE_LIMIT) return null;
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    }),
    client.onRequest(statFileRequest, async ({ uri }: StatFileParams): Promise<StatFileResult | null> => {
      const file = Uri.parse(uri);
      const found = isOpen(file) ? await orNull(workspace.fs.stat(file)) : null;
      return found && { kind: kindOf(found), size: found.size };
    }),
  );
}

/** The server names a root without its slash. */
const folderAt = (folder: string): Uri => {
  const uri = Uri.parse(folder);
  return uri.path === '' ? uri.with({ path: '/' }) : uri;
};

const isOpen = (uri: Uri): boolean =>
  [...(workspace.workspaceFolders ?? []), ...workspace.textDocuments].some(
    ({ uri: open }) => open.scheme === uri.scheme && open.authority === uri.authority,
  );

const kindOf = ({ type }: FileStat): StatFileResult['kind'] =>
  type & FileType.Directory ? 'folder' : type & FileType.File ? 'file' : 'other';

/** What cannot be read is as good as not there; whatever a file system throws is its way to say so. */
async function orNull<T>(asked: Thenable<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
