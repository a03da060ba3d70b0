// A minute of what `npm run fuzz` does for an hour: seeded, so that every run tries the same texts. The number of inputs
// decides, never a time.

import { describe, expect, test } from 'vitest';
import { hasCorpus } from '../support/shared';
import { everythingHolds } from './holds/all';
import { jsonHolds } from './holds/json';
import { mutated } from './mutate';
import { randomFrom } from './random';
import { corpusSeeds, ownSeeds } from './seeds';

const SEED = 20261121;
const INPUTS = Number(process.env.FUZZ_INPUTS ?? 5000);

/** Fails with the text in it, as JSON, ready to become a test. */
function holdsFor(text: string, holds: (text: string) => void): void {
  try {
    holds(text);
  } catch (cause) {
    throw new Error(`${cause instanceof Error ? cause.message : cause}\nfor the text ${JSON.stringify(text)}`, {
      cause,
    });
  }
}

describe('invariants of one text', () => {
  const seeds = ownSeeds();

  test('every invariant holds for the seeds as they are', () => {
    expect(seeds.length).toBeGreaterThan(200);
    for (const seed of seeds) holdsFor(seed, everythingHolds);
  }, 600_000);

  test(`every invariant holds for ${INPUTS} changed seeds`, () => {
    const random = randomFrom(SEED);
    for (let i = 0; i < INPUTS; i++) holdsFor(mutated(seeds, random), everythingHolds);
  }, 600_000);

  test.skipIf(!hasCorpus)(
    'for changed files of the shared corpus',
    () => {
      const random = randomFrom(SEED);
      const corpus = corpusSeeds();
      for (let i = 0; i < INPUTS / 6; i++) holdsFor(mutated(corpus, random), everythingHolds);
    },
    600_000,
  );

  test('every invariant holds for any text where JSON is expected', () => {
    const random = randomFrom(SEED);
    const json = seeds.filter((seed) => /^\s*[[{]|```json/.test(seed));
    for (let i = 0; i < INPUTS; i++) holdsFor(mutated(json, random), jsonHolds);
  }, 600_000);
});
