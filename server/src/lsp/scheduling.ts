// Splits long work into slices of a millisecond, so that messages which arrive meanwhile are handled first.

declare const setImmediate: ((work: () => void) => unknown) | undefined;
declare const MessageChannel: new () => {
  readonly port1: { onmessage: (() => void) | null };
  readonly port2: { postMessage(message: unknown): void };
};

/** Runs after the messages that are queued already. Browsers have no `setImmediate` and delay nested timers by 4 ms. */
export const afterQueuedMessages: (work: () => void) => void =
  typeof setImmediate === 'function' ? (work) => void setImmediate(work) : byMessageChannel();

function byMessageChannel(): (work: () => void) => void {
  const queue: (() => void)[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => queue.shift()?.();
  return (work) => {
    queue.push(work);
    port2.postMessage(undefined);
  };
}

export const yieldToEventLoop = (): Promise<void> => new Promise((resolve) => afterQueuedMessages(resolve));

/** A keystroke may have to wait for several slices. */
const SLICE_MS = 1;

/** Runs `work` for each item in order; `concurrency` of them at a time where each waits for an answer. */
export async function timeSliced<T>(
  items: readonly T[],
  work: (item: T) => Promise<void> | void,
  concurrency = 1,
): Promise<void> {
  let start = performance.now();
  const remaining = items.values();
  const worker = async (): Promise<void> => {
    for (const item of remaining) {
      await work(item);
      if (performance.now() - start < SLICE_MS) continue;
      await yieldToEventLoop();
      start = performance.now();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

/** Runs a generator in slices; undefined when it was stopped. A step must be well below 10 ms. */
export async function timeSlicedSteps<T>(steps: Generator<void, T>, isStopped: () => boolean): Promise<T | undefined> {
  let start = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - start < SLICE_MS) continue;
    await yieldToEventLoop();
    if (isStopped()) return undefined;
    start = performance.now();
  }
}
