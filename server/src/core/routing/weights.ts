// Parameters of the ranker with their sources. Nothing else in the ranker is tuned.

import type { Field } from './fieldTexts';
import { FIELDS } from './fieldTexts';

/** BM25F, chosen on 1,793 examples of 18 public collections with the example itself left out (November 2026). */
const FIELD_WEIGHTS: Readonly<Record<Field, { readonly weight: number; readonly lengthNorm: number }>> = {
  name: { weight: 2, lengthNorm: 0.2 },
  prose: { weight: 2, lengthNorm: 0.5 },
  user: { weight: 0.25, lengthNorm: 0.5 },
  context: { weight: 0.1, lengthNorm: 0.5 },
  assistant: { weight: 0.1, lengthNorm: 0.5 },
  intro: { weight: 0.5, lengthNorm: 0.25 },
  headings: { weight: 0.25, lengthNorm: 1 },
  body: { weight: 0.5, lengthNorm: 1 },
};

export const WEIGHTS: readonly number[] = FIELDS.map((f) => FIELD_WEIGHTS[f].weight);
export const LENGTH_NORMS: readonly number[] = FIELDS.map((f) => FIELD_WEIGHTS[f].lengthNorm);

/** Late saturation: in a long body the tenth mention of a word still counts. */
export const K1 = 4;
/** Share of the visible text's document frequency in a word's rarity; the rest is that of all text. */
export const VISIBLE_RARITY = 0.5;
/** A word that occurs twice counts √2 times. */
export const REPEAT = 0.5;
/** Added to the user field of an example with the same words; never for a new prompt, whose example is left out. */
export const VERBATIM = 24;
/** Coverage is computed as if there were at least this many agents. */
export const SMALL_WORKSPACE = 20;
