// Lets what is already in the queue go first. Node has a way of its own; a browser has none, and its timers come four
// milliseconds late when one follows the other, so a message to ourselves takes their place there.

declare const setImmediate: ((work: () => void) => unknown) | undefined;
declare const MessageChannel: new () => {
  readonly port1: { onmessage: (() => void) | null };
  readonly port2: { postMessage(message: unknown): void };
};

export const afterMessages: (work: () => void) => void =
  typeof setImmediate === 'function' ? (work) => void setImmediate(work) : messageToOurselves();

function messageToOurselves(): (work: () => void) => void {
  const waiting: (() => void)[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => waiting.shift()?.();
  return (work) => {
    waiting.push(work);
    port2.postMessage(undefined);
  };
}
