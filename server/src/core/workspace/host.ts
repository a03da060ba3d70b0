// The only way to the outside for everything above the core: a handful of asynchronous questions about files, by URI.
// Implemented once for Node, once for a client that reads for us, and once in memory for the tests.

export interface Cancel {
  readonly isCancellationRequested: boolean;
}

export interface FileStat {
  readonly kind: 'file' | 'folder' | 'other';
  /** In bytes. */
  readonly size: number;
}

/** Folders that no host looks into, by name. */
export const SKIPPED_FOLDERS: readonly string[] = ['node_modules', '.git', '.hg', '.svn', '.vscode-test'];

/** In bytes. What is larger than any agent file can be is as good as not there. */
export const SIZE_LIMIT = 8 * 1024 * 1024;

export interface Host {
  /** How many questions may be open at once: several where each answer takes a while to come. One where absent. */
  readonly atOnce?: number;
  /**
   * URIs of the files below a folder that match one of the globs, sorted. Knows `**` and `*` and nothing else; does not
   * look into `SKIPPED_FOLDERS`, and follows no link out of the folder, nor any twice. A folder that is there and
   * cannot be read is left out and told of.
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
  /** Told when files below a folder change; absent where the client watches instead. */
  watch?(folder: string, globs: readonly string[], changed: (uri: string) => void): { dispose(): void };
}
