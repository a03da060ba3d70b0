// Splits long work into slices of a millisecond, so that messages which arrive meanwhile are handled first.

import type { Steps } from '../core/text/steps';

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

/** What the first answer to a message may take: a file of ordinary size is done within it, and nothing else is asked meanwhile. */
const FIRST_SLICE_MS = 8;

/** Does the work of `steps` in slices; undefined when it was stopped. At once, without a promise, where the first slice suffices. */
export function inSlices<T>(steps: Steps<T>, isStopped: () => boolean): T | Promise<T | undefined> {
  const start = performance.now();
  do {
    const { done, value } = steps.next();
    if (done) return value;
  } while (performance.now() - start < FIRST_SLICE_MS);
  return yieldToEventLoop().then(() => (isStopped() ? undefined : timeSlicedSteps(steps, isStopped)));
}

/** Runs a generator in slices; undefined when it was stopped. A step must be well below 10 ms. */
export async function timeSlicedSteps<T>(steps: Steps<T>, isStopped: () => boolean): Promise<T | undefined> {
  for (;;) {
    const start = performance.now();
    do {
      const { done, value } = steps.next();
      if (done) return value;
    } while (performance.now() - start < SLICE_MS);
    await yieldToEventLoop();
    if (isStopped()) return undefined;
  }
}
