// Compares a runtime's answers with the expected ones.

import type { Answers } from './answers';

export interface Change {
  /** The question. */
  readonly key: string;
  /** Undefined where the catalogues do not know a name from the runtime. */
  readonly expected?: string;
  /** Undefined where the runtime no longer has it. */
  readonly got?: string;
}

export interface Comparison {
  readonly same: number;
  readonly changes: readonly Change[];
  /** Questions this runtime could not be asked. */
  readonly unasked: readonly string[];
}

/** `expectedOf`: for names only the runtime gave. `listed`: questions where no answer counts, because they come from a list. */
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
