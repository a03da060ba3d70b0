// Debounces calls: runs the work once calls have stopped for a while.

export interface Debounced {
  /** Starts the delay again. */
  (): void;
  /** Drops a waiting call. */
  cancel(): void;
}

// Timers are the same in every host; this folder compiles without the types of any.
declare function setTimeout(work: () => void, delayMs: number): unknown;
declare function clearTimeout(timer: unknown): void;

export function debounce(work: () => void, delayMs: number): Debounced {
  let timer: unknown;
  const call = (): void => {
    clearTimeout(timer);
    timer = setTimeout(work, delayMs);
  };
  return Object.assign(call, { cancel: () => clearTimeout(timer) });
}
