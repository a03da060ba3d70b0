// Runs a command in this process, in a temporary folder.

import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Output } from '../../../server/src/node/command';
import { checkCommand } from '../../../server/src/node/commands/check';
import { routeCommand } from '../../../server/src/node/commands/route';

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Folder {
  readonly at: string;
  check(...args: readonly string[]): Promise<Run>;
  /** `check` with a cache in a folder beside; `build` identifies the program. */
  checkAgain(build: string, ...args: readonly string[]): Promise<Run>;
  readonly cache: string;
  route(...args: readonly string[]): Promise<Run>;
  checkInput(input: string, ...args: readonly string[]): Promise<Run>;
  read(file: string): string;
  write(file: string, text: string | Uint8Array): void;
  mode(file: string, mode: number): void;
  /** The lines of progress of all runs, each of which replaces the one before. */
  readonly progress: readonly string[];
  /** Standard output is a terminal. */
  checkOnTerminal(...args: readonly string[]): Promise<Run>;
}

/** Removed after the test. Every run has the same day and no user agents. */
export function folderWith(files: Readonly<Record<string, string>>): Folder {
  const at = mkdtempSync(path.join(os.tmpdir(), 'subagents-check-'));
  onTestFinished(() => rmSync(at, { recursive: true, force: true }));
  const write = (file: string, text: string | Uint8Array): void => {
    mkdirSync(path.dirname(path.join(at, file)), { recursive: true });
    writeFileSync(path.join(at, file), text);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  const cache = `${at}-cache`;
  onTestFinished(() => rmSync(cache, { recursive: true, force: true }));
  const progress: string[] = [];
  const run = async (
    input: string,
    args: readonly string[],
    build?: string,
    command: typeof checkCommand = checkCommand,
    terminal = false,
  ): Promise<Run> => {
    let out = '';
    let err = '';
    const output: Output = {
      cwd: at,
      color: false,
      terminal,
      ...(build === undefined ? {} : { cache: { folder: cache, build } }),
      write: (text) => {
        out += text;
      },
      error: (text) => {
        err += text;
      },
      progress: (text) => void progress.push(text),
      readInput: async () => input,
    };
    const code = await command(args, output);
    return { code, out, err };
  };
  return {
    at,
    check: (...args) => run('', fixed(args)),
    checkAgain: (build, ...args) => run('', fixed(args), build),
    cache,
    progress,
    route: (...args) => run('', ['--no-user', ...args], undefined, routeCommand),
    checkInput: (input, ...args) => run(input, fixed(args)),
    read: (file) => readFileSync(path.join(at, file), 'utf8'),
    write,
    checkOnTerminal: (...args) => run('', fixed(args), undefined, checkCommand, true),
    mode: (file, mode) => chmodSync(path.join(at, file), mode),
  };
}

/** With a day, unless a test gives another, and without the user's agents. */
const fixed = (args: readonly string[]): readonly string[] => [
  '--no-user',
  ...(args.some((arg) => arg.startsWith('--today')) ? [] : ['--today', '2026-11-20']),
  ...args,
];

export const GOOD = '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n';
export const COLON = '---\nname: reviewer\ndescription: Use when: a change is ready\n---\nReview the change.\n';

/** The unified diff that `--fix` prints for `COLON`. */
export const colonDiff = (file: string): string =>
  [
    `--- a/${file}`,
    `+++ b/${file}`,
    '@@ -1,5 +1,5 @@',
    ' ---',
    ' name: reviewer',
    '-description: Use when: a change is ready',
    '+description: "Use when: a change is ready"',
    ' ---',
    ' Review the change.',
    '',
  ].join('\n');
export const SKIPPED = '---\ndescription: Use this agent to review a change.\n---\nReview the change.\n';
