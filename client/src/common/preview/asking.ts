// Asks the server on behalf of one panel: one question of a kind at a time, and of those that come meanwhile only the last.
// An answer that nobody waits for any more is dropped.

/** Runs `work` again after itself where it was asked for meanwhile; never twice at once. */
export function latestOnly(work: () => Promise<void>, trouble: (error: unknown) => void): () => void {
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    running = true;
    do {
      again = false;
      try {
        await work();
      } catch (error) {
        trouble(error);
      }
    } while (again);
    running = false;
  };
  return () => {
    if (running) again = true;
    else void run();
  };
}
