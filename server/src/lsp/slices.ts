// Long work in short pieces, so that no keystroke waits for it.

/** Milliseconds after which other work is let in: a keystroke waits for several of them. */
const SLICE = 1;

/** One after the other, in slices of a few milliseconds. */
export async function inSlices<T>(items: readonly T[], work: (item: T) => Promise<void> | void): Promise<void> {
  let since = performance.now();
  for (const item of items) {
    await work(item);
    if (performance.now() - since < SLICE) continue;
    await letOthersIn();
    since = performance.now();
  }
}

/** Work that is cut into steps, in the same slices; nothing when it was stopped. A step should be well below ten of them. */
export async function stepsInSlices<T>(steps: Generator<void, T>, stopped: () => boolean): Promise<T | undefined> {
  let since = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - since < SLICE) continue;
    await letOthersIn();
    if (stopped()) return undefined;
    since = performance.now();
  }
}

/** Node's own way costs nothing; a timer, which every host has, a millisecond each. */
export const letOthersIn = (): Promise<void> =>
  new Promise((done) => {
    if (typeof setImmediate === 'function') setImmediate(done);
    else setTimeout(done, 0);
  });
