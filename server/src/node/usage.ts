// Mistakes in how the command line was called, and the checks that every command shares.

import { say } from './commandTexts';
import { helpText } from './commandTextsHelp';

export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** By name: each bundle has a class of its own. */
export const isUsageError = (error: unknown): error is Error => error instanceof Error && error.name === 'UsageError';

/** Throws for a path without characters: `check "$FOLDER"` with an unset variable must not mean the current folder. */
export function refuseEmptyPaths(paths: readonly string[]): void {
  if (paths.some(isBlank)) throw new UsageError(say('usage.emptyPath'));
}

/** Throws for an option that was given an empty text. */
export function refuseEmptyOptions(values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values))
    for (const each of Array.isArray(value) ? value : [value])
      if (typeof each === 'string' && isBlank(each)) throw new UsageError(say('usage.empty', { option: `--${name}` }));
}

const isBlank = (text: string): boolean => text.trim() === '';

export const usage = helpText();
