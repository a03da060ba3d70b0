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
      const now = agents.filter((agent) => agent.status === 'loads' && !shadowAmong(agent, agents)?.certain).at(-1);
      if (now) used.set(name, now);
      else used.delete(name);
      total += now?.tokens ?? 0;
    },
  };
}

const isLarger = (a: AgentSummary, b: AgentSummary): boolean =>
  a.tokens > b.tokens || (a.tokens === b.tokens && a.uri < b.uri);
