// Agents grouped by a key. Replacing one agent is linear in the size of the groups it is in, whatever the number of agents.

import { createSnapshotMap, type MapSnapshot } from './snapshotMap';
import type { AgentSummary } from './workspace';

interface Groups {
  /** In order of URI. */
  get(key: string): readonly AgentSummary[];
  replace(before: AgentSummary | undefined, after: AgentSummary | undefined): void;
  snapshot(): MapSnapshot<readonly AgentSummary[]>;
}

export const NO_AGENTS: readonly AgentSummary[] = [];

export function createGroups(keysOf: (agent: AgentSummary) => readonly string[]): Groups {
  const groups = createSnapshotMap<readonly AgentSummary[]>();
  return {
    get: (key) => groups.get(key) ?? NO_AGENTS,
    replace(before, after) {
      const keysBefore = new Set(before && keysOf(before));
      const keysAfter = new Set(after && keysOf(after));
      for (const key of new Set([...keysBefore, ...keysAfter])) {
        const group = (groups.get(key) ?? NO_AGENTS).slice();
        replaceByUri(group, keysBefore.has(key) ? before : undefined, keysAfter.has(key) ? after : undefined);
        groups.set(key, group.length > 0 ? group : undefined);
      }
    },
    snapshot: groups.snapshot,
  };
}

/** Changes a list in order of URI. `before` and `after` are of one file. */
export function replaceByUri(
  agents: AgentSummary[],
  before: AgentSummary | undefined,
  after: AgentSummary | undefined,
): void {
  const uri = before?.uri ?? after?.uri;
  if (uri !== undefined) agents.splice(indexByUri(agents, uri), before ? 1 : 0, ...(after ? [after] : []));
}

/** Index of the first agent whose URI is not smaller. */
export function indexByUri(agents: readonly AgentSummary[], uri: string): number {
  let low = 0;
  let high = agents.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((agents[middle]?.uri ?? '') < uri) low = middle + 1;
    else high = middle;
  }
  return low;
}
