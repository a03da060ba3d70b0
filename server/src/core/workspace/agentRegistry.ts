// All agent summaries with every index over them, kept up to date one agent at a time. Snapshots never change.

import { createBudget } from './budget';
import { createGroups, indexByUri, NO_AGENTS, replaceByUri } from './groups';
import { createSnapshotMap, type MapSnapshot } from './snapshotMap';
import { type AgentSummary, idOf, normalizeAgentName, type Workspace } from './workspace';
import type { WorkspaceContext } from './workspaceContext';

interface AgentRegistry {
  /**
   * Adds, replaces or removes the agent of one URI. Linear in the size of the groups it is in; where a snapshot was taken since
   * the last change, also one copy of the list of agents.
   */
  replace(before: AgentSummary | undefined, after: AgentSummary | undefined): void;
  /** O(1). */
  snapshot(context: WorkspaceContext, revision: number): Workspace;
}

export function createAgentRegistry(): AgentRegistry {
  let agents: AgentSummary[] = [];
  // True when a snapshot holds the array: the next change copies it first.
  let isShared = false;
  const names = createGroups((agent) => [agent.name]);
  const ids = createGroups((agent) => [idOf(agent)]);
  const calls = createGroups((agent) => (agent.status === 'loads' ? [normalizeAgentName(agent.name)] : []));
  const descriptions = createGroups((agent) => (agent.status === 'loads' ? [agent.description.trim()] : []));
  const utterances = createGroups((agent) => (agent.status === 'loads' ? agent.utterances : []));
  const budget = createBudget();
  const toolUse = createSnapshotMap<number>();
  const count = (tools: Iterable<string>, by: 1 | -1): void => {
    for (const tool of tools) toolUse.set(tool, (toolUse.get(tool) ?? 0) + by || undefined);
  };
  const replaceInList = (before: AgentSummary | undefined, after: AgentSummary | undefined): void => {
    if (isShared) agents = agents.slice();
    isShared = false;
    replaceByUri(agents, before, after);
  };
  return {
    replace(before, after) {
      replaceInList(before, after);
      for (const groups of [names, ids, calls, descriptions, utterances]) groups.replace(before, after);
      count(new Set(before?.tools), -1);
      count(new Set(after?.tools), 1);
      for (const id of new Set([before, after].flatMap((agent) => (agent ? [idOf(agent)] : []))))
        budget.replace(id, ids.get(id));
    },
    snapshot(context, revision) {
      isShared = true;
      const list = agents;
      const lookup = ({ snapshot }: Pick<ReturnType<typeof createGroups>, 'snapshot'>) => {
        const groups = snapshot();
        return (key: string) => groups.get(key) ?? NO_AGENTS;
      };
      const allNames = lazyKeys(names.snapshot());
      const toolUseThen = toolUse.snapshot();
      return {
        ...context,
        revision,
        agents: list,
        byName: lookup(names),
        names: { [Symbol.iterator]: () => allNames()[Symbol.iterator]() },
        byUri(uri) {
          const agent = list[indexByUri(list, uri)];
          return agent?.uri === uri ? agent : undefined;
        },
        byNormalizedName: lookup(calls),
        byDescription: lookup(descriptions),
        byUtterance: lookup(utterances),
        budget: budget.snapshot(),
        toolUse: { get: toolUseThen.get, keys: lazyKeys(toolUseThen) },
      };
    },
  };
}

function lazyKeys<V>(map: MapSnapshot<V>): () => readonly string[] {
  let keys: readonly string[] | undefined;
  return () => {
    keys ??= Array.from(map.entries(), ([key]) => key);
    return keys;
  };
}

export function workspaceOf(agents: readonly AgentSummary[], context: WorkspaceContext = {}): Workspace {
  const registry = createAgentRegistry();
  for (const agent of agents) registry.replace(undefined, agent);
  return registry.snapshot(context, 0);
}

export const emptyWorkspace: Workspace = workspaceOf([]);
