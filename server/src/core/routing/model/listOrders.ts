// Two orders of one list: models favour positions, so only an answer in both orders counts. Deterministic by seed.

import { contentHash } from '../../text/contentHash';

/** Two different orders where there are at least two items. */
export function twoOrders<T>(items: readonly T[], seed: string): readonly [readonly T[], readonly T[]] {
  const first = shuffled(items, contentHash(seed, '1'));
  const second = shuffled(items, contentHash(seed, '2'));
  return [first, second.every((item, at) => item === first[at]) ? [...second].reverse() : second];
}

function shuffled<T>(items: readonly T[], seed: string): readonly T[] {
  const next = numbers(Number.parseInt(seed.slice(0, 8), 16));
  const left = [...items];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(Math.floor(next() * left.length), 1));
  return out;
}

/** Pseudo-random numbers in [0, 1) by seed. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
