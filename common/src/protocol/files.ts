// Custom LSP requests: files that the server cannot reach itself, asked of the client.
// Types and method names only.

/** Server → client, for files the server cannot reach itself: the text of a file, or null where there is none that can be read.
 * Only a client that said `initializationOptions.files: true` is asked. */
export const readFileRequest = 'subagents/readFile';
export interface ReadFileParams {
  readonly uri: string;
}
/** Server → client: URIs of the files below a folder whose path below it `pattern` matches. */
export const listFilesRequest = 'subagents/listFiles';
export interface ListFilesParams {
  readonly folder: string;
  /** A regular expression. */
  readonly pattern: string;
  /** Names of folders that are not looked into. */
  readonly skipped: readonly string[];
}
export interface ListFilesResult {
  readonly files: readonly string[];
  /** Folders that are there and cannot be read. */
  readonly unreadable: readonly string[];
}
/** Server → client: what is there, or null. */
export const statFileRequest = 'subagents/statFile';
export interface StatFileParams {
  readonly uri: string;
}
export interface StatFileResult {
  readonly kind: 'file' | 'folder' | 'other';
  /** In bytes. */
  readonly size: number;
}
