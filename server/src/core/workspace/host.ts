// Access to files by URI, asynchronous; all reading above the core goes through it. Implemented for Node, for clients that read files
// for the server, and in memory for tests.

import type { OnUnread } from './unread';

export interface Cancel {
  readonly isCancellationRequested: boolean;
}

export interface FileStat {
  /** `broken`: a link that leads nowhere, or in a circle. */
  readonly kind: 'file' | 'folder' | 'other' | 'broken';
  /** In bytes. */
  readonly size: number;
}

/** Names of folders that no host lists. */
export const SKIPPED_FOLDERS: readonly string[] = ['node_modules', '.git', '.hg', '.svn', '.vscode-test'];

/**
 * Which links a host follows: `inside` those that stay in the listed folder, `none` not even those, though the folder itself may be
 * one. A function decides about a link out of the folder by its path below the folder.
 */
export type Links = 'inside' | 'none' | ((path: string) => boolean);

export interface Host {
  /** How many calls may be pending at once; several where each has a latency. One where absent. */
  readonly atOnce?: number;
  /**
   * URIs of the files below a folder that match one of the globs, sorted; each file once. Globs have `**`, `*` and `?` only. Does not
   * list `SKIPPED_FOLDERS`, and enters no folder twice. Calls `unread` for folders that are not listed, and for what matches and is
   * no file. `links` is `inside` where absent; hosts without links ignore it.
   */
  list(
    folder: string,
    globs: readonly string[],
    cancel?: Cancel,
    unread?: OnUnread,
    links?: Links,
  ): Promise<readonly string[]>;
  /**
   * Absent when there is no such file or it cannot be read. Bytes are decoded as UTF-8; a byte order mark is kept. Calls `unread` for
   * what exists and is not read. Of a file of more than `SIZE_LIMIT` bytes it may return the first `SIZE_LIMIT + 1`, and calls `unread`.
   */
  read(uri: string, cancel?: Cancel, unread?: OnUnread): Promise<string | undefined>;
  stat(uri: string): Promise<FileStat | undefined>;
  /** The URI with all links resolved; absent where there is no file. Absent in hosts without links. */
  realUri?(uri: string): Promise<string | undefined>;
  /** Calls `changed` for files below a folder; absent where the client watches instead. */
  watch?(folder: string, globs: readonly string[], changed: (uri: string) => void): { dispose(): void };
}

/** The text of a file that must be whole: absent also where it is too large. */
export async function readWhole(host: Pick<Host, 'read'>, uri: string, unread?: OnUnread): Promise<string | undefined> {
  let isWhole = true;
  const text = await host.read(uri, undefined, (at, why) => {
    isWhole = false;
    unread?.(at, why);
  });
  return isWhole ? text : undefined;
}
