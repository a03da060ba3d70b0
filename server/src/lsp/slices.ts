// Long work in short pieces, so that no keystroke waits for it.

/** Milliseconds after which other work is let in. */
const SLICE = 6;

/** One after the other, in slices of a few milliseconds. */
export async function inSlices<T>(items: readonly T[], work: (item: T) => Promise<void> | void): Promise<void> {
  let since = performance.now();
  for (const item of items) {
    await work(item);
    if (performance.now() - since < SLICE) continue;
    await new Promise<void>((done) => setTimeout(done, 0));
    since = performance.now();
  }
}
