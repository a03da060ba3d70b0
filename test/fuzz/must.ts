// What an invariant that does not hold is: an error with a short name to sort by, and the details behind it.

import { isDeepStrictEqual } from 'node:util';
import type { Span } from '../../server/src/core/text/span';

export class Broken extends Error {
  override readonly name = 'Broken';
}

/** `details` are worked out only where it does not hold. */
export function must(holds: boolean, invariant: string, details: () => unknown = () => undefined): void {
  if (holds) return;
  const more = details();
  throw new Broken(more === undefined ? invariant : `${invariant}: ${JSON.stringify(more)}`);
}

export function mustEqual(actual: unknown, expected: unknown, invariant: string): void {
  must(isDeepStrictEqual(actual, expected), invariant, () => ({ actual, expected }));
}

export function mustLieIn(inner: Span, outer: Span, what: string): void {
  must(
    inner.start <= inner.end && inner.start >= outer.start && inner.end <= outer.end,
    `${what} lies where it should`,
    () => ({ inner, outer }),
  );
}
