// Gives memory back in pauses: V8 leaves the garbage of a scan where it is until it needs the room.

interface Heap {
  /** Undefined unless Node was started with `--expose-gc`, as our extension starts it. */
  readonly collect: (() => unknown) | undefined;
  /** In bytes. */
  used(): number;
}

const nodeHeap: Heap = { collect: globalThis.gc, used: () => process.memoryUsage().heapUsed };

/** In bytes. A collection of a larger heap would delay a keystroke noticeably. */
const LARGEST = 64 * 2 ** 20;

/** Collects where the heap has half as much again as after the last collection. */
export function createMemoryRelease({ collect, used }: Heap = nodeHeap): () => void {
  let left = 0;
  return () => {
    const now = used();
    if (!collect || now > LARGEST || now < 1.5 * left) return;
    collect();
    left = used();
  };
}
