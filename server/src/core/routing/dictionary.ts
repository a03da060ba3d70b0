// Gives every word of the workspace a small number, so that a thousand agents fit into memory. A word that no agent has
// any more gives its number back: typing for hours must not make the dictionary grow.

interface Dictionary {
  find(term: string): number | undefined;
  /** The number of a word; a word seen for the first time gets one. */
  idOf(term: string): number;
  forget(id: number): void;
}

export function createDictionary(): Dictionary {
  const ids = new Map<string, number>();
  const terms: (string | undefined)[] = [];
  const free: number[] = [];
  return {
    find: (term) => ids.get(term),
    idOf(term) {
      const known = ids.get(term);
      if (known !== undefined) return known;
      const id = free.pop() ?? terms.length;
      terms[id] = term;
      ids.set(term, id);
      return id;
    },
    forget(id) {
      const term = terms[id];
      if (term === undefined) return;
      terms[id] = undefined;
      ids.delete(term);
      free.push(id);
    },
  };
}
