// All agents in sight and every way of looking one up, kept up to date one agent at a time.

import { calledAs } from './alike';
import { createBudget } from './budget';
import { createGroups, placeOf } from './groups';
import { type AgentSummary, idOf, type Surroundings, type Workspace } from './workspace';

interface InSight {
  replace(before: AgentSummary | undefined, after: AgentSummary | undefined): void;
  /** Costs nothing. */
  workspace(around: Surroundings, revision: number): Workspace;
}

export function createInSight(): InSight {
  const agents: AgentSummary[] = [];
  const uris = new Map<string, AgentSummary>();
  const names = createGroups((agent) => [agent.name]);
  const ids = createGroups((agent) => [idOf(agent)]);
  const calls = createGroups((agent) => (agent.status === 'loads' ? [calledAs(agent.name)] : []));
  const descriptions = createGroups((agent) => (agent.status === 'loads' ? [agent.description.trim()] : []));
  const utterances = createGroups((agent) => (agent.status === 'loads' ? agent.utterances : []));
  const budget = createBudget();
  const toolUse = new Map<string, number>();
  const count = (tools: Iterable<string>, by: 1 | -1): void => {
    for (const tool of tools) {
      const uses = (toolUse.get(tool) ?? 0) + by;
      if (uses > 0) toolUse.set(tool, uses);
      else toolUse.delete(tool);
    }
  };
  return {
    replace(before, after) {
      if (before) {
        agents.splice(placeOf(agents, before.uri), 1);
        uris.delete(before.uri);
      }
      if (after) {
        agents.splice(placeOf(agents, after.uri), 0, after);
        uris.set(after.uri, after);
      }
      for (const groups of [names, ids, calls, descriptions, utterances]) groups.replace(before, after);
      count(new Set(before?.tools), -1);
      count(new Set(after?.tools), 1);
      for (const id of new Set([before, after].flatMap((agent) => (agent ? [idOf(agent)] : []))))
        budget.replace(id, ids.get(id));
    },
    workspace: (around, revision) => ({
      ...around,
      revision,
      agents,
      byName: names.get,
      names: { [Symbol.iterator]: () => names.keys[Symbol.iterator]() },
      byUri: (uri) => uris.get(uri),
      byCall: calls.get,
      byDescription: descriptions.get,
      byUtterance: utterances.get,
      budget,
      toolUse,
    }),
  };
}

export function workspaceOf(agents: readonly AgentSummary[], around: Surroundings = {}): Workspace {
  const sight = createInSight();
  for (const agent of agents) sight.replace(undefined, agent);
  return sight.workspace(around, 0);
}

export const emptyWorkspace: Workspace = workspaceOf([]);
