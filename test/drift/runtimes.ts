// Compares two releases question by question, and marks differences that the catalogues expect.

import type { Answered } from './drift';

export interface Difference {
  readonly key: string;
  /** Undefined where the older release does not have a name of the newer one. */
  readonly from?: string;
  readonly to?: string;
  /** The catalogues expect both answers: `since` or `until` is right. */
  readonly known: boolean;
}

export interface RuntimeComparison {
  readonly same: number;
  readonly differences: readonly Difference[];
  /** Asked of one of the two only. */
  readonly unasked: readonly string[];
}

interface Kinds {
  /** Questions where no answer counts, because they come from a list. */
  isListed(key: string): boolean;
  /** Facts without `since`: what the newer release says is known, or it is not. */
  isTimeless(key: string): boolean;
}

export function compareRuntimes(from: Answered, to: Answered, { isListed, isTimeless }: Kinds): RuntimeComparison {
  const differences: Difference[] = [];
  const unasked: string[] = [];
  let same = 0;
  for (const key of new Set([...from.answers.keys(), ...to.answers.keys()])) {
    const [was, is] = [from.answers.get(key), to.answers.get(key)];
    if (was === is) same++;
    else if ((was === undefined || is === undefined) && !isListed(key)) unasked.push(key);
    else
      differences.push({
        key,
        ...(was === undefined ? {} : { from: was }),
        ...(is === undefined ? {} : { to: is }),
        known: to.expected(key) === is && (isTimeless(key) || from.expected(key) === was),
      });
  }
  return { same, differences, unasked };
}
