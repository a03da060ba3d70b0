// Finds the user's Claude Code without running it; never takes a program of the workspace or a relative path from the search path.

import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Message } from '../../../../common/src/messages/message';

export interface Program {
  /** Absolute, links resolved. */
  readonly file: string;
  /** The path it was found by: some installers distinguish programs by it. */
  readonly called: string;
  /** The search path for its child processes, without relative entries and those of the workspace. */
  readonly searchPath: string;
}

export interface Where {
  /** The setting `subagents.claudePath`, which may name a file anywhere; empty to search. */
  readonly claudePath: string;
  /** Absolute paths. */
  readonly workspaceFolders: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform?: NodeJS.Platform;
}

export type Found = { readonly program: Program } | { readonly problem: Message };

export function findProgram({ claudePath, workspaceFolders, env, platform = process.platform }: Where): Found {
  const folders = workspaceFolders.flatMap((folder) => [path.resolve(folder), real(folder) ?? path.resolve(folder)]);
  const isOutside = (file: string): boolean => !folders.some((folder) => isInside(file, folder, platform));
  const entries = searchPathOf(env)
    .split(path.delimiter)
    .filter((entry) => path.isAbsolute(entry) && isOutside(entry) && isOutside(real(entry) ?? entry));
  const searchPath = entries.join(path.delimiter);
  if (claudePath !== '') {
    if (!path.isAbsolute(claudePath)) return problem('claude.pathNotAbsolute', { path: claudePath });
    const file = runnable(claudePath);
    return file
      ? { program: { file, called: claudePath, searchPath } }
      : problem('claude.pathNotRunnable', { path: claudePath });
  }
  const name = platform === 'win32' ? 'claude.exe' : 'claude';
  for (const entry of entries) {
    const called = path.join(entry, name);
    const file = runnable(called);
    if (file && isOutside(file)) return { program: { file, called, searchPath } };
  }
  const script = platform === 'win32' && entries.some((entry) => real(path.join(entry, 'claude.cmd')) !== undefined);
  return problem(script ? 'claude.onlyScript' : 'claude.notFound', {});
}

/** Case-insensitive: Windows uses several spellings. */
export const isSearchPath = (name: string): boolean => name.toUpperCase() === 'PATH';

const searchPathOf = (env: Where['env']): string => Object.entries(env).find(([name]) => isSearchPath(name))?.[1] ?? '';

const problem = (id: string, args: Message['args']): Found => ({ problem: { id, args } });

/** The file with links resolved; undefined where it is not executable. */
function runnable(file: string): string | undefined {
  const target = real(file);
  if (target === undefined) return undefined;
  try {
    accessSync(target, constants.X_OK);
    return statSync(target).isFile() ? target : undefined;
  } catch (error) {
    if (isFileError(error)) return undefined;
    throw error;
  }
}

function real(file: string): string | undefined {
  try {
    return realpathSync.native(file);
  } catch (error) {
    if (isFileError(error)) return undefined;
    throw error;
  }
}

const isFileError = (error: unknown): boolean => error instanceof Error && 'code' in error;

/** Also true for the folder itself. */
function isInside(file: string, folder: string, platform: NodeJS.Platform): boolean {
  const same = (text: string): string => (platform === 'win32' || platform === 'darwin' ? text.toLowerCase() : text);
  const below = path.relative(same(folder), same(file));
  return below === '' || (below.split(path.sep)[0] !== '..' && !path.isAbsolute(below));
}
