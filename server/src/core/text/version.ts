// Compares version numbers; no ranges and no tags.

/** Negative when `a` is older than `b`. Missing and unreadable parts count as 0. */
export function compareVersions(a: string, b: string): number {
  const left = parts(a);
  const right = parts(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** From `since` on, up to but not including `until`. */
export interface Lifetime {
  readonly since?: string;
  readonly until?: string;
}

export function holdsIn(fact: Lifetime, version: string): boolean {
  if (fact.since !== undefined && compareVersions(version, fact.since) < 0) return false;
  return fact.until === undefined || compareVersions(version, fact.until) < 0;
}

/** Cache: thousands of look-ups of a few dozen versions. */
const read = new Map<string, readonly number[]>();

function parts(version: string): readonly number[] {
  const known = read.get(version);
  if (known) return known;
  const made = readParts(version);
  read.set(version, made);
  return made;
}

const readParts = (version: string): readonly number[] =>
  (/^\s*v?(\d+(?:\.\d+)*)/.exec(version)?.[1] ?? '').split('.').map((part) => Number.parseInt(part, 10) || 0);
