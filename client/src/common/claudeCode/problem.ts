// Why the server could not be asked about Claude Code, in words.

import { noProcess } from './claudeCodeTexts';

/** `MethodNotFound` of the protocol: a server that cannot run programs does not know the question. */
const UNKNOWN = -32601;

export const problemOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && error.code === UNKNOWN ? noProcess() : String(error);
