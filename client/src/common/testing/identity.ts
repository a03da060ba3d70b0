// Which example of a file is which after an edit, so that a test keeps its result and its place in the list.

export interface Known {
  readonly id: string;
  readonly said: string;
}

/** An id for each of the examples that are there now: by its words, else by its place between those that kept theirs. */
export function sameExamples(before: readonly Known[], now: readonly string[], fresh: () => string): readonly string[] {
  const ids = new Array<string | undefined>(now.length).fill(undefined);
  const taken = new Set<string>();
  let from = 0;
  now.forEach((said, at) => {
    const found = before.findIndex((each, index) => index >= from && each.said === said && !taken.has(each.id));
    const known = before[found];
    if (!known) return;
    ids[at] = known.id;
    taken.add(known.id);
    from = found + 1;
  });
  let previous = -1;
  return now.map((_, at) => {
    const id = ids[at];
    if (id !== undefined) {
      previous = before.findIndex((each) => each.id === id);
      return id;
    }
    const candidate = before[previous + 1];
    if (candidate && !taken.has(candidate.id)) {
      taken.add(candidate.id);
      previous++;
      return candidate.id;
    }
    return fresh();
  });
}
