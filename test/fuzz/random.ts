// Chance that can be repeated: the same seed gives the same numbers on every machine.

export interface Random {
  /** A whole number from 0 up to, and without, `below`; 0 where there is nothing to choose from. */
  below(below: number): number;
  /** One of them; absent where there is none. */
  one<T>(of: readonly T[]): T | undefined;
}

/** Mulberry32: 32 bits of state are plenty for choosing places in a text. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => (limit > 0 ? next() % limit : 0);
  return { below, one: (of) => of[below(of.length)] };
}

/** A seed out of a text (FNV-1a): what is tried on an input depends on the input alone, so that any finding can be repeated. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
