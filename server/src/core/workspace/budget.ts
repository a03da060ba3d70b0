// The tokens that all descriptions together take of every session, kept up to date one agent at a time. Of several agents of
// one id only the one in use counts.

import { shadowAmong } from './precedence';
import { createSnapshotMap } from './snapshotMap';
import { type AgentSummary, type Budget, idOf } from './workspace';

interface BudgetKeeper {
  /** `agents`: all agents of that id after the change. */
  replace(id: string, agents: readonly AgentSummary[]): void;
  snapshot(): Budget;
}

export function createBudget(): BudgetKeeper {
  const used = createSnapshotMap<AgentSummary>();
  let total = 0;
  return {
    replace(id, agents) {
      const before = used.get(id);
      const after = lastInUse(agents);
      if (before === after) return;
      used.set(id, after);
      total += (after?.tokens ?? 0) - (before?.tokens ?? 0);
    },
    snapshot() {
      const usedThen = used.snapshot();
      return {
        total,
        isAmongLargest(agent, count) {
          if (usedThen.get(idOf(agent))?.uri !== agent.uri) return false;
          let larger = 0;
          for (const [, other] of usedThen.entries()) if (isLarger(other, agent) && ++larger >= count) return false;
          return true;
        },
      };
    },
  };
}

const isLarger = (a: AgentSummary, b: AgentSummary): boolean =>
  a.tokens > b.tokens || (a.tokens === b.tokens && a.uri < b.uri);

/** Searched from the end, where the agent in use mostly is: hundreds may share an id. */
function lastInUse(agents: readonly AgentSummary[]): AgentSummary | undefined {
  for (let at = agents.length - 1; at >= 0; at--) {
    const agent = agents[at];
    if (agent?.status === 'loads' && !shadowAmong(agent, agents)?.certain) return agent;
  }
  return undefined;
}
