// Normalizes what a user says, so that two ways of writing the same words compare equal.

const QUOTES = /["'\\`´«»‹›\u2018-\u201f＂＇]/gu;
/** No part of a word to a reader. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/**
 * Letters and digits with what joins them inside (`node.js`, `re-run`, `fix_build`, `10:30`, `1,000`), one sign before (`/review`,
 * `.env`, `--fix`) and signs behind (`c++`, `100%`). Everything else separates words.
 */
const WORD =
  /(?:--?|\.{0,2}\/|[.#@$~+])?[\p{L}\p{N}\p{M}]+(?:[._\-/:@&=+#]+[\p{L}\p{N}\p{M}]+|,\p{N}[\p{L}\p{N}\p{M}]*)*[+#%]*/gu;

/**
 * Words in lower case with single spaces. Letter case, quotes and apostrophes, commas and other punctuation between words, spaces,
 * full-width forms and invisible characters make no difference; identifiers stay as they are written.
 */
export const normalizeWords = (text: string): string =>
  text
    .replace(QUOTES, '')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/\.{2,9}(?!\/)/g, ' ')
    .toLowerCase()
    .match(WORD)
    ?.join(' ') ?? '';
