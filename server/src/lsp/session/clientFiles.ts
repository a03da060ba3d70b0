// A host whose files the client reads: in a browser all files, elsewhere those that are on no disk.

import type { Connection, InitializeParams } from 'vscode-languageserver';
import { isRecord } from '../../../../common/src/json';
import {
  type ListFilesParams,
  type ListFilesResult,
  listFilesRequest,
  type ReadFileParams,
  readFileRequest,
  type StatFileParams,
  type StatFileResult,
  statFileRequest,
} from '../../../../common/src/protocol/files';
import { anyOf } from '../../core/workspace/globs';
import { type Host, SKIPPED_FOLDERS } from '../../core/workspace/host';

/** Each call has the latency of the client and often of a network. */
const AT_ONCE = 16;

export const clientFiles = (connection: Pick<Connection, 'sendRequest'>): Host => ({
  atOnce: AT_ONCE,
  async list(folder, globs, cancel, unread) {
    if (cancel?.isCancellationRequested) return [];
    const params: ListFilesParams = { folder, pattern: anyOf(globs).source, skipped: SKIPPED_FOLDERS };
    const found = await connection.sendRequest<ListFilesResult>(listFilesRequest, params);
    for (const uri of unread ? found.unreadable : []) unread?.(uri);
    return [...found.files].sort();
  },
  async read(uri) {
    const params: ReadFileParams = { uri };
    return (await connection.sendRequest<string | null>(readFileRequest, params)) ?? undefined;
  },
  async stat(uri) {
    const params: StatFileParams = { uri };
    return (await connection.sendRequest<StatFileResult | null>(statFileRequest, params)) ?? undefined;
  },
});

/** `own` for files on disk; the client for all others, where it announces that it reads files. */
export function withClientFiles(own: Host, connection: Connection, params: InitializeParams): Host {
  const { initializationOptions, workspaceFolders } = params;
  if (!isRecord(initializationOptions) || initializationOptions.files !== true) return own;
  const theirs = clientFiles(connection);
  const of = (uri: string): Host => (isOnDisk(uri) ? own : theirs);
  return {
    ...(workspaceFolders?.some(({ uri }) => !isOnDisk(uri)) ? { atOnce: AT_ONCE } : {}),
    list: (folder, ...rest) => of(folder).list(folder, ...rest),
    read: (uri, ...rest) => of(uri).read(uri, ...rest),
    stat: (uri) => of(uri).stat(uri),
    realUri: async (uri) => of(uri).realUri?.(uri),
  };
}

const isOnDisk = (uri: string): boolean => uri.startsWith('file:');
