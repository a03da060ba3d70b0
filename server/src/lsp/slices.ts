// Long work in short pieces, so that no keystroke waits for it.

/** In slices of a few milliseconds, so that ten thousand files do not hold up the next keystroke. */
export async function inSlices<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let since = performance.now();
  for (const item of items) {
    await work(item);
    if (performance.now() - since < 8) continue;
    await new Promise<void>((done) => setTimeout(done, 0));
    since = performance.now();
  }
}
