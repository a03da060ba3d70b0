// Agents by some key of theirs, kept up to date one agent at a time: what one keystroke costs must not depend on how many there are.

import type { AgentSummary } from './workspace';

interface Groups {
  /** In order of URI. */
  get(key: string): readonly AgentSummary[];
  readonly keys: Iterable<string>;
  replace(before: AgentSummary | undefined, after: AgentSummary | undefined): void;
}

const NONE: readonly AgentSummary[] = [];

export function createGroups(keysOf: (agent: AgentSummary) => readonly string[]): Groups {
  const groups = new Map<string, AgentSummary[]>();
  return {
    get: (key) => groups.get(key) ?? NONE,
    get keys() {
      return groups.keys();
    },
    replace(before, after) {
      for (const key of before ? new Set(keysOf(before)) : []) {
        const group = groups.get(key)?.filter((agent) => agent.uri !== before?.uri) ?? [];
        if (group.length > 0) groups.set(key, group);
        else groups.delete(key);
      }
      for (const key of after ? new Set(keysOf(after)) : []) {
        const group = groups.get(key) ?? [];
        groups.set(key, after ? inserted(group, after) : group);
      }
    },
  };
}

/** A new list: readers may still hold the old one. */
function inserted(agents: readonly AgentSummary[], agent: AgentSummary): AgentSummary[] {
  const at = placeOf(agents, agent.uri);
  return [...agents.slice(0, at), agent, ...agents.slice(at)];
}

/** Index of the first agent whose URI is not smaller. */
export function placeOf(agents: readonly AgentSummary[], uri: string): number {
  let low = 0;
  let high = agents.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((agents[middle]?.uri ?? '') < uri) low = middle + 1;
    else high = middle;
  }
  return low;
}
