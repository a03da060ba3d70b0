// What all descriptions together take of every session, kept up to date one agent at a time. Of several agents of one name
// only the one that is used counts.

import { shadowAmong } from './precedence';
import type { AgentSummary } from './workspace';

export interface Budget {
  /** Tokens of all agents in use. */
  readonly total: number;
  /** URIs of those that take most, largest first. Costs a look at every agent. */
  largest(count: number): readonly string[];
}

export interface BudgetKeeper extends Budget {
  /** `agents`: all of that name now. */
  replace(name: string, agents: readonly AgentSummary[]): void;
}

export function createBudget(): BudgetKeeper {
  const used = new Map<string, AgentSummary>();
  let total = 0;
  return {
    get total() {
      return total;
    },
    largest(count) {
      const found: AgentSummary[] = [];
      for (const agent of used.values()) {
        const last = found.at(-1);
        if (found.length >= count && last && !isLarger(agent, last)) continue;
        const at = found.findIndex((other) => isLarger(agent, other));
        found.splice(at < 0 ? found.length : at, 0, agent);
        if (found.length > count) found.pop();
      }
      return found.map((agent) => agent.uri);
    },
    replace(name, agents) {
      total -= used.get(name)?.tokens ?? 0;
      const now = lastOf(agents, (agent) => agent.status === 'loads' && !shadowAmong(agent, agents)?.certain);
      if (now) used.set(name, now);
      else used.delete(name);
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
