// When memory is given back in pauses.

import { expect, test } from 'vitest';
import { createMemoryRelease } from '../../../server/src/node/memory';

const MB = 2 ** 20;

function release(used: number, afterCollection = used) {
  const heap = { used, collections: 0 };
  const run = createMemoryRelease({
    collect() {
      heap.collections++;
      heap.used = afterCollection;
    },
    used: () => heap.used,
  });
  return { heap, run };
}

test('collects garbage in the first pause, and again when half as much has come', () => {
  const { heap, run } = release(40 * MB, 10 * MB);
  run();
  run();
  expect(heap.collections).toBe(1);
  heap.used = 14 * MB;
  run();
  expect(heap.collections).toBe(1);
  heap.used = 15 * MB;
  run();
  expect(heap.collections).toBe(2);
});

test('leaves a heap alone whose collection would take long', () => {
  const { heap, run } = release(65 * MB);
  run();
  expect(heap.collections).toBe(0);
});

test('does nothing where Node does not offer a collection', () => {
  const run = createMemoryRelease({ collect: undefined, used: () => 40 * MB });
  expect(run).not.toThrow();
});
