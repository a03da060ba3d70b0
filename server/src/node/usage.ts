// What the command line accepts, in words, and the mistake of having called it otherwise.

import { say } from './commandTexts';

export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** By name: each bundle has a class of its own. */
export const isUsageError = (error: unknown): error is Error => error instanceof Error && error.name === 'UsageError';

export const usage = say('usage');
