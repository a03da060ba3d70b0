// What all descriptions together take of every session, kept up to date one agent at a time. Of several agents of one name
// only the one that is used counts.

import { shadowAmong } from './precedence';
import { type AgentSummary, idOf } from './workspace';

export interface Budget {
  /** Tokens of all agents in use. */
  readonly total: number;
  /** One of the so many in use that take most. Costs a look at every agent where it is. */
  isAmongLargest(agent: AgentSummary, count: number): boolean;
}

interface BudgetKeeper extends Budget {
  /** `agents`: all of that id now. */
  replace(id: string, agents: readonly AgentSummary[]): void;
}

export function createBudget(): BudgetKeeper {
  const used = new Map<string, AgentSummary>();
  let total = 0;
  return {
    get total() {
      return total;
    },
    isAmongLargest(agent, count) {
      let larger = 0;
      for (const other of used.values()) if (isLarger(other, agent) && ++larger >= count) return false;
      return used.get(idOf(agent))?.uri === agent.uri;
    },
    replace(id, agents) {
      total -= used.get(id)?.tokens ?? 0;
      const now = lastOf(agents, (agent) => agent.status === 'loads' && !shadowAmong(agent, agents)?.certain);
      if (now) used.set(id, now);
      else used.delete(id);
      total += now?.tokens ?? 0;
    },
  };
}

const isLarger = (a: AgentSummary, b: AgentSummary): boolean =>
  a.tokens > b.tokens || (a.tokens === b.tokens && a.uri < b.uri);

/** Asks from the end: where hundreds share a name, the first answer mostly is the one. */
function lastOf(agents: readonly AgentSummary[], is: (agent: AgentSummary) => boolean): AgentSummary | undefined {
  for (let at = agents.length - 1; at >= 0; at--) {
    const agent = agents[at];
    if (agent && is(agent)) return agent;
  }
  return undefined;
}
