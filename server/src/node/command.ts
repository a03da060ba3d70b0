// What all commands share: output, usage errors, interruption, and the engine that is loaded on demand.

import { fstatSync } from 'node:fs';
import { sanitizeLines } from '../../../common/src/text/sanitize';
import { SIZE_LIMIT } from '../core/workspace/unread';
import { commandText } from './commandTexts';

/** Where a command reads and writes; injected, so that tests can run commands in the same process. */
export interface Output {
  /** Throws where the current folder does not exist any more. */
  readonly cwd: string;
  /** Standard output is a terminal, and `NO_COLOR` is not set. */
  readonly color: boolean;
  /** Standard output is a terminal. */
  readonly terminal?: boolean;
  /** The folder of cached findings and the build that wrote them; absent where nothing is cached. */
  readonly cache?: { readonly folder: string; readonly build: string } | undefined;
  write(text: string): void;
  error(text: string): void;
  /** A line on the terminal that the next one replaces; does nothing without a terminal. */
  progress(text: string): void;
  /** Everything on standard input, as UTF-8. Rejects for more than `SIZE_LIMIT` bytes. */
  readInput(): Promise<string>;
}

export interface ProcessOutput extends Output {
  /** Standard output was lost for another reason than a reader that ended, such as a full disk. */
  readonly isLost: boolean;
}

/** `cacheOf` is called when a command asks for its cache. */
export function processOutput(cacheOf: () => Output['cache']): ProcessOutput {
  const terminal = process.stderr.isTTY === true;
  let isProgressShown = false;
  let isLost = false;
  const clear = (): void => {
    if (isProgressShown) process.stderr.write('\r\u001b[K');
    isProgressShown = false;
  };
  // Without listeners, a reader that ends early (`| head -1`) would end the process with a stack trace.
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || isLost) return;
    isLost = true;
    process.stderr.write(`subagents: ${commandText('output.failed', { why: error.message })}\n`);
    process.exitCode = 2;
  });
  return {
    get cwd() {
      return process.cwd();
    },
    get cache() {
      return cacheOf();
    },
    get isLost() {
      return isLost;
    },
    terminal: process.stdout.isTTY === true,
    color: process.stdout.isTTY === true && (process.env.NO_COLOR ?? '') === '',
    write(text) {
      clear();
      process.stdout.write(text);
    },
    error(text) {
      clear();
      process.stderr.write(text);
    },
    progress(text) {
      if (!terminal) return;
      process.stderr.write(`\r\u001b[K${text}`);
      isProgressShown = true;
    },
    async readInput() {
      // Node would read nothing from it.
      if (fstatSync(process.stdin.fd).isDirectory()) throw new UsageError(commandText('usage.stdinFolder'));
      const parts: Buffer[] = [];
      let length = 0;
      for await (const part of process.stdin) {
        const bytes = Buffer.from(part);
        parts.push(bytes);
        length += bytes.length;
        if (length > SIZE_LIMIT) throw new UsageError(commandText('usage.stdinTooLarge', { limit: SIZE_LIMIT }));
      }
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(parts));
    },
  };
}

/**
 * With every line of standard error sanitized. A GitHub log takes a line that begins with `::` for a command, and a path can begin
 * so.
 */
export const sanitizedErrors = (output: Output, forGithub = false): Output => ({
  get cwd() {
    return output.cwd;
  },
  get cache() {
    return output.cache;
  },
  color: output.color,
  terminal: output.terminal === true,
  write: output.write,
  progress: output.progress,
  readInput: output.readInput,
  error(text) {
    const safe = (line: string): string => (forGithub && line.trimStart().startsWith('::') ? `./${line}` : line);
    output.error(sanitizeLines(text).split('\n').map(safe).join('\n'));
  },
});

/** Runs with a signal that SIGINT and SIGTERM abort; the handlers are removed when `run` settles. */
export async function interruptible<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  try {
    return await run(controller.signal);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

/** The command was called in a wrong way; its message is one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Compares the name: each bundle has its own class. */
export const isUsageError = (error: unknown): error is UsageError =>
  error instanceof Error && error.name === 'UsageError';

/** Throws for a blank path: `check "$FOLDER"` with an unset variable must not check the current folder. */
export function refuseEmptyPaths(paths: readonly string[]): void {
  if (paths.some((path) => path.trim() === '')) throw new UsageError(commandText('usage.emptyPath'));
}
