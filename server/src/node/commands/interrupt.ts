// Cancels what a command waits for when the user interrupts it.

interface Cancel {
  readonly isCancellationRequested: boolean;
}

/** Runs with a token that SIGINT and SIGTERM cancel; the handlers are removed when it ends. */
export async function interruptible<T>(run: (cancel: Cancel) => Promise<T>): Promise<T> {
  const cancel = { isCancellationRequested: false };
  const interrupt = (): void => {
    cancel.isCancellationRequested = true;
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  try {
    return await run(cancel);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}
