// A map with snapshots that never change. `set` costs O(1), whatever the size of the map; a lookup in a snapshot takes one step
// for each snapshot taken after it, in the newest one none. A snapshot is garbage as soon as its readers drop it.

export interface MapSnapshot<V> {
  get(key: string): V | undefined;
  /** To be consumed before the next `set`. */
  entries(): Iterable<readonly [string, V]>;
}

interface SnapshotMap<V> {
  get(key: string): V | undefined;
  /** Deletes the key where the value is undefined. */
  set(key: string, value: V | undefined): void;
  snapshot(): MapSnapshot<V>;
}

/** The values that were replaced after a snapshot was taken and before the next one. */
interface Replaced<V> {
  readonly before: Map<string, V | undefined>;
  next?: Replaced<V>;
}

export function createSnapshotMap<V>(): SnapshotMap<V> {
  const current = new Map<string, V>();
  let latest: { readonly replaced: Replaced<V>; readonly snapshot: MapSnapshot<V> } | undefined;
  return {
    get: (key) => current.get(key),
    set(key, value) {
      const before = latest?.replaced.before;
      if (before && !before.has(key)) before.set(key, current.get(key));
      if (value === undefined) current.delete(key);
      else current.set(key, value);
    },
    snapshot() {
      if (latest?.replaced.before.size === 0) return latest.snapshot;
      const replaced: Replaced<V> = { before: new Map() };
      if (latest) latest.replaced.next = replaced;
      latest = { replaced, snapshot: snapshotOf(current, replaced) };
      return latest.snapshot;
    },
  };
}

const snapshotOf = <V>(current: ReadonlyMap<string, V>, first: Replaced<V>): MapSnapshot<V> => ({
  get(key) {
    for (let at: Replaced<V> | undefined = first; at; at = at.next) if (at.before.has(key)) return at.before.get(key);
    return current.get(key);
  },
  entries() {
    if (first.before.size === 0 && !first.next) return current;
    const then = new Map<string, V | undefined>(current);
    const seen = new Set<string>();
    for (let at: Replaced<V> | undefined = first; at; at = at.next)
      for (const [key, value] of at.before) {
        if (!seen.has(key)) then.set(key, value);
        seen.add(key);
      }
    return [...then].flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  },
});
