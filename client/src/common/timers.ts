// Debounced calls and promises with a time limit.

export interface Debounced {
  /** Runs the work after the delay; a further call starts the delay again. */
  (): void;
  cancel(): void;
}

export function debounce(work: () => void, delayMs: number): Debounced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const call = (): void => {
    clearTimeout(timer);
    timer = setTimeout(work, delayMs);
  };
  return Object.assign(call, { cancel: () => clearTimeout(timer) });
}

/** Undefined when the promise has not settled in time. */
export async function withTimeout<T>(promise: Promise<T>, timeoutMs: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), timeoutMs);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
