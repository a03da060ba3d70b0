// Wraps handlers, so that an error is logged and answered with an empty result.

export type Log = (message: string) => void;

/** A function that logs an error with its stack. */
export const failure =
  (name: string, log: Log) =>
  (error: unknown): void =>
    log(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);

/** Logs a message once, until a round passes without it. Each call begins a round. */
export function logOncePerRound(log: Log): () => Log {
  let before = new Set<string>();
  return () => {
    const earlier = before;
    const now = new Set<string>();
    before = now;
    return (message) => {
      if (!earlier.has(message) && !now.has(message)) log(message);
      now.add(message);
    };
  };
}

/** The handler's answer; `empty` when it throws. */
export function guarded<P extends readonly unknown[], R>(
  name: string,
  log: Log,
  empty: R,
  handler: (...params: P) => R | Promise<R>,
) {
  return async (...params: P): Promise<R> => {
    try {
      return await handler(...params);
    } catch (error) {
      failure(name, log)(error);
      return empty;
    }
  };
}
