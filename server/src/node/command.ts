// What all commands share: output, usage errors, interruption, and the engine that is loaded on demand.

import { commandText } from './commandTexts';
import { helpText } from './commandTextsHelp';

/** Where a command reads and writes; injected, so that tests can run commands in the same process. */
export interface Output {
  readonly cwd: string;
  /** Standard output is a terminal, and `NO_COLOR` is not set. */
  readonly color: boolean;
  /** Standard output is a terminal. */
  readonly terminal?: boolean;
  /** The folder of cached findings and the build that wrote them; absent where nothing is cached. */
  readonly cache?: { readonly folder: string; readonly build: string };
  write(text: string): void;
  error(text: string): void;
  /** A line on the terminal that the next one replaces; does nothing without a terminal. */
  progress(text: string): void;
  /** Everything on standard input, as UTF-8. */
  readInput(): Promise<string>;
}

export function processOutput(cache: Output['cache']): Output {
  const terminal = process.stderr.isTTY === true;
  let isProgressShown = false;
  const clear = (): void => {
    if (isProgressShown) process.stderr.write('\r\u001b[K');
    isProgressShown = false;
  };
  return {
    cwd: process.cwd(),
    ...(cache ? { cache } : {}),
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
      const parts: Buffer[] = [];
      for await (const part of process.stdin) parts.push(Buffer.from(part));
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(parts));
    },
  };
}

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

/** The command was called in a wrong way; reported together with the help. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Compares the name: each bundle has its own class. */
export const isUsageError = (error: unknown): error is Error => error instanceof Error && error.name === 'UsageError';

/** Throws for a blank path: `check "$FOLDER"` with an unset variable must not check the current folder. */
export function refuseEmptyPaths(paths: readonly string[]): void {
  if (paths.some(isBlank)) throw new UsageError(commandText('usage.emptyPath'));
}

/** Throws for an option with a blank value. */
export function refuseEmptyOptions(values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values))
    for (const each of Array.isArray(value) ? value : [value])
      if (typeof each === 'string' && isBlank(each))
        throw new UsageError(commandText('usage.empty', { option: `--${name}` }));
}

const isBlank = (text: string): boolean => text.trim() === '';

export const usage = helpText();
