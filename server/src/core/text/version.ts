// Orders versions of Claude Code, so that a fact can be asked for as of a given one. Knows nothing of ranges or tags.

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

/** When a fact holds: from `since` on, up to but not including `until`. */
export interface Lifetime {
  readonly since?: string;
  readonly until?: string;
}

export function holdsIn(fact: Lifetime, claudeVersion: string): boolean {
  if (fact.since !== undefined && compareVersions(claudeVersion, fact.since) < 0) return false;
  return fact.until === undefined || compareVersions(claudeVersion, fact.until) < 0;
}

/** Versions are asked for by the thousand and are a few dozen. */
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
