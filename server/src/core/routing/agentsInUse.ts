// The agents that can be chosen: those that load, and of several with one name the one that takes precedence.

import { shadowOf } from '../workspace/precedence';
import type { AgentSummary, Workspace } from '../workspace/workspace';

/** By name. Where read order decides, the first by URI; `focus` is the URI of a file that stands for its name in any case. */
export function agentsInUse(workspace: Workspace, focus?: string): ReadonlyMap<string, AgentSummary> {
  const inUse = new Map<string, AgentSummary>();
  // Plugin agents have ids of their own; where a name is needed, agents of other scopes take precedence.
  const plugins = workspace.agents.filter(({ scope }) => scope === 'plugin');
  const others = plugins.length > 0 ? workspace.agents.filter(({ scope }) => scope !== 'plugin') : workspace.agents;
  for (const agent of [...others, ...plugins]) {
    if (agent.status !== 'loads') continue;
    const stands = agent.uri === focus || (!inUse.has(agent.name) && !shadowOf(agent, workspace)?.certain);
    if (stands) inUse.set(agent.name, agent);
  }
  return inUse;
}
