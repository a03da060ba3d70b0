// Custom LSP requests: files that the server cannot reach itself, asked of the client.
// Types and method names only.

/** Server → client: the text of a file that the server cannot read itself; null where it cannot be read. Only for clients with
 * `initializationOptions.files: true`. */
export const readFileRequest = 'subagents/readFile';
export interface ReadFileParams {
  readonly uri: string;
}
/** Server → client: URIs of files below a folder whose relative path matches `pattern`. */
export const listFilesRequest = 'subagents/listFiles';
export interface ListFilesParams {
  readonly folder: string;
  /** A regular expression. */
  readonly pattern: string;
  /** Names of folders to skip. */
  readonly skipped: readonly string[];
}
export interface ListFilesResult {
  readonly files: readonly string[];
  /** Folders that exist and cannot be read. */
  readonly unreadable: readonly string[];
}
/** Server → client: kind and size of a file; null where there is none. */
export const statFileRequest = 'subagents/statFile';
export interface StatFileParams {
  readonly uri: string;
}
export interface StatFileResult {
  readonly kind: 'file' | 'folder' | 'other';
  /** In bytes. */
  readonly size: number;
}
