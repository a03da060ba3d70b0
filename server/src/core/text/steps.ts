// Work that can be interrupted: a generator that yields often, so that a caller may answer others in between, or stop.

/** Yields after every few milliseconds of work at most; returns its result. Stopped by not asking for the next step. */
export type Steps<T> = Generator<void, T, void>;

/** Does all the work at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** How a piece of work is done: at once, or in steps. */
export type Working = <T>(work: () => T) => Steps<T>;

// biome-ignore lint/correctness/useYield: work that is done at once has no steps.
export function* atOnce<T>(work: () => T): Steps<T> {
  return work();
}
