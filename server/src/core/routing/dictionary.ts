// Numbers the words of the workspace. Ids of words that no agent has any more are reused, so that typing does not grow the dictionary.

interface Dictionary {
  find(term: string): number | undefined;
  /** Assigns an id to a new word. */
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
