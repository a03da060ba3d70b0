// Long work in short pieces, so that no keystroke waits for it.

import { afterMessages } from './afterMessages';

/** Milliseconds after which other work is let in: a keystroke waits for several of them. */
const SLICE = 1;

/** One after the other, in slices of a few milliseconds; up to `atOnce` of them begun and not done where each waits for somebody. */
export async function inSlices<T>(
  items: readonly T[],
  work: (item: T) => Promise<void> | void,
  atOnce = 1,
): Promise<void> {
  let since = performance.now();
  const waiting = items.values();
  const lane = async (): Promise<void> => {
    for (const item of waiting) {
      await work(item);
      if (performance.now() - since < SLICE) continue;
      await letOthersIn();
      since = performance.now();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
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

/** A turn of the event loop, in which what has arrived is handled first. */
export const letOthersIn = (): Promise<void> => new Promise((done) => afterMessages(done));
