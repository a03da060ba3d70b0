// Finds the known name most similar to a misspelled one; returns nothing unless it is fairly certain.

/** Known names, prepared for many searches. */
export interface NameIndex {
  /**
   * The name nearest to `name`, or none. Names that differ only in case or in `-`, `_`, `.` and spaces come first; otherwise one
   * slip in three characters is allowed, none in names of one or two. Of equals the first. Never returns `name` itself. Compares
   * only names of similar length and letters; the last answers are cached.
   */
  nearest(name: string): string | undefined;
}

interface Candidate {
  readonly name: string;
  readonly folded: string;
  readonly letters: number;
  /** Its place among the candidates. */
  readonly at: number;
}

/** Answers an index keeps. */
const KEPT = 1000;

export function nameIndex(names: Iterable<string>): NameIndex {
  const byFolded = new Map<string, string[]>();
  const byLength = new Map<number, Candidate[]>();
  let at = 0;
  for (const name of names) {
    const folded = fold(name);
    pushTo(byFolded, folded, name);
    pushTo(byLength, folded.length, { name, folded, letters: lettersIn(folded), at: at++ });
  }
  const answers = new Map<string, string | undefined>();
  const search = (name: string): string | undefined => {
    const folded = fold(name);
    const same = folded === '' ? undefined : byFolded.get(folded)?.find((each) => each !== name);
    return same ?? nearestWithin(limitFor(folded.length), folded, name, byLength);
  };
  return {
    nearest(name) {
      if (answers.has(name)) return answers.get(name);
      const answer = search(name);
      const oldest = answers.keys().next();
      if (answers.size >= KEPT && !oldest.done) answers.delete(oldest.value);
      answers.set(name, answer);
      return answer;
    },
  };
}

/** For a single search: prepares all candidates. */
export const nearest = (name: string, candidates: Iterable<string>): string | undefined =>
  nameIndex(candidates).nearest(name);

/** Different names that `suggestions` answers for. */
const MOST_SUGGESTED = 100;

/** Nearest names among many, prepared when the first is asked for. None beyond the first hundred names asked for. */
export function suggestions(names: () => Iterable<string>): (name: string) => string | undefined {
  let index: NameIndex | undefined;
  const asked = new Set<string>();
  return (name) => {
    if (asked.size >= MOST_SUGGESTED && !asked.has(name)) return undefined;
    asked.add(name);
    index ??= nameIndex(names());
    return index.nearest(name);
  };
}

function nearestWithin(
  limit: number,
  folded: string,
  name: string,
  byLength: ReadonlyMap<number, readonly Candidate[]>,
): string | undefined {
  const letters = lettersIn(folded);
  let best: Candidate | undefined;
  let bestDistance = limit;
  for (let length = folded.length - limit; length <= folded.length + limit; length++)
    for (const candidate of byLength.get(length) ?? []) {
      // A slip adds at most one letter to the set, and takes at most one from it.
      if (candidate.name === name || bitsIn(letters & ~candidate.letters) > bestDistance) continue;
      if (bitsIn(candidate.letters & ~letters) > bestDistance) continue;
      const distance = slips(folded, candidate.folded, bestDistance);
      if (distance > bestDistance || (distance === bestDistance && best && best.at < candidate.at)) continue;
      best = candidate;
      bestDistance = distance;
    }
  return best?.name;
}

function pushTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

const fold = (name: string): string => name.toLowerCase().replace(/[-_.\s]/g, '');

function limitFor(length: number): number {
  if (length < 3) return 0;
  return Math.min(3, Math.floor((length + 1) / 3));
}

/** The letters of a text as bits, other characters sharing some. */
function lettersIn(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at++) bits |= 1 << (text.charCodeAt(at) & 31);
  return bits;
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

/**
 * Slips of typing between two texts: one for a character added, lost, changed, or swapped with its neighbour
 * (Damerau-Levenshtein, optimal string alignment). `limit + 1` for more than `limit`. O(length × limit).
 */
export function slips(a: string, b: string, limit: number): number {
  const far = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return far;
  // Each row holds the cells at most `limit` from the diagonal: cell `d` of row `i` is for `i` and `i + d - limit` characters.
  const width = 2 * limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: width }, (_, d) => (d < limit ? far : Math.min(d - limit, far)));
  for (let i = 1; i <= a.length; i++) {
    const row: number[] = [];
    let smallest = far;
    for (let d = 0; d < width; d++) {
      const j = i + d - limit;
      let cost = far;
      if (j === 0) cost = i;
      else if (j > 0 && j <= b.length) {
        const isSame = a[i - 1] === b[j - 1];
        const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
        cost = Math.min((last[d + 1] ?? far) + 1, (row[d - 1] ?? far) + 1, (last[d] ?? far) + (isSame ? 0 : 1));
        if (isSwapped) cost = Math.min(cost, (beforeLast[d] ?? far) + 1);
      }
      row.push(Math.min(cost, far));
      smallest = Math.min(smallest, cost);
    }
    if (smallest > limit) return far;
    beforeLast = last;
    last = row;
  }
  return last[b.length - a.length + limit] ?? far;
}
