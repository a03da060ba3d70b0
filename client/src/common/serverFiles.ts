// Answers the server's file requests through VS Code's file system, for file systems open in this window only.

import { type CancellationToken, Disposable, type FileStat, FileType, Uri, workspace } from 'vscode';
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
import { readFile } from './readFile';

/** Each folder may take a network request. */
const PARALLEL_FOLDERS = 8;

/** Call it before the client starts: the server sends requests as soon as it runs. */
export const answerFileRequests = (client: BaseLanguageClient): Disposable =>
  Disposable.from(
    client.onRequest(listFilesRequest, ({ folder, pattern, skipped }: ListFilesParams, token) => {
      const root = folderUri(folder);
      if (!isOpen(root)) return { files: [], unreadable: [] } satisfies ListFilesResult;
      return listFiles(root, new RegExp(pattern), new Set(skipped), token);
    }),
    client.onRequest(readFileRequest, async ({ uri }: ReadFileParams): Promise<string | null> => {
      const file = Uri.parse(uri);
      const bytes = isOpen(file) ? await nullOnError(readFile(file)) : undefined;
      return bytes ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) : null;
    }),
    client.onRequest(statFileRequest, async ({ uri }: StatFileParams): Promise<StatFileResult | null> => {
      const file = Uri.parse(uri);
      const stat = isOpen(file) ? await nullOnError(workspace.fs.stat(file)) : null;
      return stat && { kind: kindOf(stat), size: stat.size };
    }),
  );

/** `FileChangeType` of the protocol. */
const FILE_CHANGE = { created: 1, deleted: 3 } as const;

/** For files that a command created or deleted: the user's own folder is not watched. */
export const notifyFileChange = (
  client: BaseLanguageClient,
  file: Uri,
  change: keyof typeof FILE_CHANGE,
): Promise<void> =>
  client.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: client.code2ProtocolConverter.asUri(file), type: FILE_CHANGE[change] }],
  });

interface Folder {
  readonly uri: Uri;
  /** Relative to the root; empty for the root. */
  readonly path: string;
}

/** Breadth first. Follows no links, because their targets are unknown here; stops on cancellation. */
async function listFiles(
  root: Uri,
  wanted: RegExp,
  skipped: ReadonlySet<string>,
  token: CancellationToken,
): Promise<ListFilesResult> {
  const files: string[] = [];
  const unreadable: string[] = [];
  let level: readonly Folder[] = [{ uri: root, path: '' }];
  while (level.length > 0 && !token.isCancellationRequested) {
    const nextLevel: Folder[] = [];
    const queue = level.values();
    const readQueued = async (): Promise<void> => {
      for (const folder of queue) {
        if (token.isCancellationRequested) return;
        const entries = await entriesOf(folder.uri);
        if (!entries) unreadable.push(folder.uri.toString());
        for (const [name, type] of entries ?? []) {
          const path = folder.path === '' ? name : `${folder.path}/${name}`;
          const uri = (): Uri => Uri.joinPath(folder.uri, name);
          if (type === FileType.Directory && !skipped.has(name)) nextLevel.push({ uri: uri(), path });
          else if (type === FileType.File && wanted.test(path)) files.push(uri().toString());
        }
      }
    };
    await Promise.all(Array.from({ length: PARALLEL_FOLDERS }, readQueued));
    level = nextLevel;
  }
  return { files, unreadable };
}

/** Undefined where the folder cannot be read; empty where it does not exist. */
async function entriesOf(folder: Uri): Promise<readonly (readonly [string, FileType])[] | undefined> {
  try {
    return await workspace.fs.readDirectory(folder);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return 'code' in error && error.code === 'FileNotFound' ? [] : undefined;
  }
}

/** The server names the root of a file system without its slash. */
const folderUri = (folder: string): Uri => {
  const uri = Uri.parse(folder);
  return uri.path === '' ? uri.with({ path: '/' }) : uri;
};

/** Requests to any other file system could reach the network. */
const isOpen = (uri: Uri): boolean =>
  [...(workspace.workspaceFolders ?? []), ...workspace.textDocuments].some(
    ({ uri: open }) => open.scheme === uri.scheme && open.authority === uri.authority,
  );

const kindOf = ({ type }: FileStat): StatFileResult['kind'] =>
  type & FileType.Directory ? 'folder' : type & FileType.File ? 'file' : 'other';

/** File system providers throw any kind of error for what does not exist or cannot be read. */
async function nullOnError<T>(result: Thenable<T>): Promise<T | null> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
