// Which agents can be chosen at all: those that load, and of several with one name the one that is used.

import { shadowOf } from '../workspace/precedence';
import type { AgentSummary, Workspace } from '../workspace/workspace';

/** By name. Where read order decides, the first by URI; `focus` is the URI of a file that stands for its name in any case. */
export function agentsInUse(workspace: Workspace, focus?: string): ReadonlyMap<string, AgentSummary> {
  const inUse = new Map<string, AgentSummary>();
  // An agent of a plugin has an id of its own; here one stands for a name, and a plugin's comes last.
  const plugins = workspace.agents.filter(({ scope }) => scope === 'plugin');
  const others = plugins.length > 0 ? workspace.agents.filter(({ scope }) => scope !== 'plugin') : workspace.agents;
  for (const agent of [...others, ...plugins]) {
    if (agent.status !== 'loads') continue;
    const stands = agent.uri === focus || (!inUse.has(agent.name) && !shadowOf(agent, workspace)?.certain);
    if (stands) inUse.set(agent.name, agent);
  }
  return inUse;
}
