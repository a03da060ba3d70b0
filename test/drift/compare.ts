// Holds what a runtime answers against what the catalogues expect of it. Knows nothing of runtimes, files or catalogues.

import type { Answers } from './answers';

export interface Change {
  /** The question. */
  readonly key: string;
  /** Absent where the catalogues do not know what the runtime named by itself. */
  readonly expected?: string;
  /** Absent where the runtime has it no more. */
  readonly got?: string;
}

export interface Comparison {
  readonly same: number;
  readonly changes: readonly Change[];
  /** What this runtime could not be asked. */
  readonly unasked: readonly string[];
}

/** `expectedOf`: of what only the runtime named. `listed`: questions whose silence is an answer, because they come from a list. */
export function compare(
  expected: Answers,
  got: Answers,
  expectedOf: (key: string) => string | undefined,
  listed: (key: string) => boolean,
): Comparison {
  const changes: Change[] = [];
  const unasked: string[] = [];
  let same = 0;
  for (const [key, answer] of got) {
    const wanted = expected.get(key) ?? expectedOf(key);
    if (wanted === answer) same++;
    else changes.push({ key, got: answer, ...(wanted === undefined ? {} : { expected: wanted }) });
  }
  for (const [key, wanted] of expected) {
    if (got.has(key)) continue;
    if (listed(key)) changes.push({ key, expected: wanted });
    else unasked.push(key);
  }
  return { same, changes, unasked };
}
