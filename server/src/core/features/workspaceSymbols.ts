// Workspace symbols: agents whose names contain the query's letters in order, best first; uses summaries only.

import { compare } from '../text/strings';
import type { AgentSummary } from '../workspace/workspace';

/** Subsequence match, ignoring case. All agents for an empty query. */
export function searchAgents(query: string, agents: readonly AgentSummary[]): readonly AgentSummary[] {
  const letters = query.toLowerCase().replace(/\s+/g, '');
  return agents
    .filter(({ name }) => name !== '')
    .map((agent) => ({ agent, rank: rankOf(agent.name.toLowerCase(), letters) }))
    .filter(({ rank }) => rank !== undefined)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || compare(a.agent.name, b.agent.name))
    .map(({ agent }) => agent);
}

/** Smaller is better; absent where a letter is missing. */
function rankOf(name: string, letters: string): number | undefined {
  if (name === letters) return 0;
  if (name.startsWith(letters)) return 1;
  if (name.includes(letters)) return 2;
  let at = -1;
  for (const letter of letters) {
    at = name.indexOf(letter, at + 1);
    if (at < 0) return undefined;
  }
  return 3;
}
