// Runs a headless Claude Code as a process group and reads its output line by line, until it ends, its time is up or it is aborted.

import { StringDecoder } from 'node:string_decoder';
import { type GroupOptions, startGroup } from './processGroup';
import type { Program } from './program';

/** Of one line, in characters. */
const LINE_LIMIT = 32 * 1024 * 1024;
/** Of what is kept of standard error, in characters. */
const ERROR_LIMIT = 100_000;

/** Options of a session that starts with control requests instead of a prompt. */
export const controlArguments = (log: string): readonly string[] => [
  ...['-p', '--input-format', 'stream-json', '--output-format', 'stream-json', '--verbose'],
  ...['--strict-mcp-config', '--settings', '{"disableAllHooks":true}', '--debug-file', log],
];

type StopReason = 'aborted' | 'time-limit' | 'line-too-long';

export interface HeadlessEnd {
  readonly code: number | null;
  /** Standard error, cut off after 100,000 characters. */
  readonly errors: string;
  /** The program did not start. */
  readonly startError?: Error;
}

interface HeadlessOptions extends GroupOptions {
  readonly signal: AbortSignal;
  /** In milliseconds. */
  readonly timeLimit: number;
  onLine(line: string): void;
  /** Called at most once; the program is being ended. */
  onStop(reason: StopReason): void;
  /** Called once, after the last line. */
  onClose(end: HeadlessEnd): void;
}

interface Headless {
  /** One line of JSON on standard input. */
  send(message: Readonly<Record<string, unknown>>): void;
  closeInput(text?: string): void;
  end(): void;
}

export function startHeadless(program: Program, args: readonly string[], options: HeadlessOptions): Headless {
  const { signal, timeLimit, onLine, onStop, onClose } = options;
  const { child, end } = startGroup(program, args, options);
  let stopped = false;
  const stop = (reason: StopReason): void => {
    if (stopped) return;
    stopped = true;
    end();
    onStop(reason);
  };
  const abort = (): void => stop('aborted');
  const timer = setTimeout(() => stop('time-limit'), timeLimit);
  if (signal.aborted) queueMicrotask(abort);
  else signal.addEventListener('abort', abort);
  let closed = false;
  let errors = '';
  const close = (code: number | null, startError?: Error): void => {
    if (closed) return;
    closed = true;
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
    onClose({ code, errors, ...(startError ? { startError } : {}) });
  };
  const lines = streamLines();
  child.stdout.on('data', (part: Buffer) => {
    if (stopped) return;
    const complete = lines.push(part);
    if (complete) complete.forEach(onLine);
    else stop('line-too-long');
  });
  child.stderr.on('data', (part: Buffer) => {
    if (errors.length < ERROR_LIMIT) errors += part.toString('utf8');
  });
  // A program that ends without reading its input reports why by its exit code and standard error.
  child.stdin.on('error', () => {});
  child.once('error', (error) => close(null, error));
  child.once('close', (code) => {
    const rest = lines.rest();
    if (!stopped && rest !== '') onLine(rest);
    close(code);
  });
  return {
    send(message) {
      child.stdin.write(`${JSON.stringify(message)}\n`);
    },
    closeInput(text = '') {
      child.stdin.end(text);
    },
    end() {
      stopped = true;
      clearTimeout(timer);
      end();
    },
  };
}

interface StreamLines {
  /** The lines completed by this part; undefined once a line exceeds the limit. */
  push(part: Buffer): readonly string[] | undefined;
  /** What came after the last line break. */
  rest(): string;
}

/** Splits output into lines in time linear in its length, wherever the parts are cut. */
export function streamLines(limit = LINE_LIMIT): StreamLines {
  const decoder = new StringDecoder('utf8');
  let open: string[] = [];
  let length = 0;
  return {
    push(part) {
      const pieces = decoder.write(part).split('\n');
      const lines: string[] = [];
      for (const [place, piece] of pieces.entries()) {
        open.push(piece);
        length += piece.length;
        if (length > limit) return undefined;
        if (place === pieces.length - 1) break;
        lines.push(open.join(''));
        open = [];
        length = 0;
      }
      return lines;
    },
    rest: () => open.join('') + decoder.end(),
  };
}
