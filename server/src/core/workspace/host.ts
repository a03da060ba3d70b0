// Access to files by URI, asynchronous; all reading above the core goes through it. Implemented for Node, for clients that read files
// for the server, and in memory for tests.

export interface Cancel {
  readonly isCancellationRequested: boolean;
}

export interface FileStat {
  readonly kind: 'file' | 'folder' | 'other';
  /** In bytes. */
  readonly size: number;
}

/** Names of folders that no host lists. */
export const SKIPPED_FOLDERS: readonly string[] = ['node_modules', '.git', '.hg', '.svn', '.vscode-test'];

/** In bytes. Larger files count as absent. */
export const SIZE_LIMIT = 8 * 1024 * 1024;

export interface Host {
  /** How many calls may be pending at once; several where each has a latency. One where absent. */
  readonly atOnce?: number;
  /**
   * URIs of the files below a folder that match one of the globs, sorted. Globs have `**`, `*` and `?` only. Does not list
   * `SKIPPED_FOLDERS`, and follows no link out of the folder, nor any twice. Calls `unreadable` for a folder that exists and
   * cannot be read.
   */
  list(
    folder: string,
    globs: readonly string[],
    cancel?: Cancel,
    unreadable?: (folder: string) => void,
  ): Promise<readonly string[]>;
  /** Absent when there is no such file or it cannot be read. Bytes are decoded as UTF-8; a byte order mark is kept. */
  read(uri: string, cancel?: Cancel): Promise<string | undefined>;
  stat(uri: string): Promise<FileStat | undefined>;
  /** Calls `changed` for files below a folder; absent where the client watches instead. */
  watch?(folder: string, globs: readonly string[], changed: (uri: string) => void): { dispose(): void };
}
