// Wraps every handler, so that one that fails answers with nothing and takes nothing else with it.

export type Log = (message: string) => void;

/** Logs an error under a name. */
export const failure =
  (name: string, log: Log) =>
  (error: unknown): void =>
    log(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);

/** The handler's own answer, or `empty` when it throws; what was thrown is logged with the request's name. */
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
