// Finds the known name most similar to a misspelled one; returns nothing unless it is fairly certain.

/**
 * The candidate nearest to `name`, or none. Names that differ only in case or in `-`, `_`, `.` and spaces come first; otherwise one
 * slip in three characters is allowed, none in names of one or two. Never returns `name` itself.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const folded = fold(name);
  let best: string | undefined;
  let bestDistance = limitFor(folded.length) + 1;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const other = fold(candidate);
    if (other === folded && other !== '') return candidate;
    const distance = slips(folded, other, bestDistance - 1);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

const fold = (name: string): string => name.toLowerCase().replace(/[-_.\s]/g, '');

function limitFor(length: number): number {
  if (length < 3) return 0;
  return Math.min(3, Math.floor((length + 1) / 3));
}

/**
 * Slips of typing between two texts: one for a character added, lost, changed, or swapped with its neighbour
 * (Damerau-Levenshtein, optimal string alignment). Gives up at more than `limit`.
 */
export function slips(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}
