// Coalesces calls of asynchronous work: one run at a time, and one more for all calls during a run.

/** `onError` gets what a run throws; the next run starts all the same. */
export function coalesce(work: () => Promise<void>, onError: (error: unknown) => void): () => void {
  let isRunning = false;
  let isAsked = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    do {
      isAsked = false;
      try {
        await work();
      } catch (error) {
        onError(error);
      }
    } while (isAsked);
    isRunning = false;
  };
  return () => {
    if (isRunning) isAsked = true;
    else void run();
  };
}
