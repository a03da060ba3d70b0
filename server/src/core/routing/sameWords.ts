// Brings two ways of writing the same prompt together, so that they can be compared.

/** Case, quotes, spaces and the final stop do not make a different prompt. */
export const sameWords = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/["'“”„‘’`«»\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!?…]{1,9}$/, '');
