// Index of the words of all agents. Replacing one agent costs its own words only, since every keystroke does it.

import { type AgentCounts, type Counts, countAgent, FIELD_COUNT, occursIn, VISIBLE_FIELDS } from './agentCounts';
import { createDictionary } from './dictionary';
import type { Candidate } from './router';

/** One agent in the index. */
export interface IndexedAgent {
  readonly name: string;
  readonly counts: AgentCounts;
}

export interface WordIndex {
  /** Adds the agent; one of the same name is replaced. */
  put(candidate: Candidate): void;
  remove(name: string): void;
  readonly size: number;
  agent(name: string): IndexedAgent | undefined;
  /** All agents, in no particular order. */
  agents(): IterableIterator<IndexedAgent>;
  find(term: string): number | undefined;
  /** Agents with the word anywhere. */
  holders(id: number): readonly IndexedAgent[];
  /** Number of agents with the word in text the orchestrator sees. */
  visibleHolders(id: number): number;
  /** Mean number of words of a field over the agents that have the field; at least 1. */
  averageLength(field: number): number;
}

export function createWordIndex(candidates: Iterable<Candidate> = []): WordIndex {
  const byName = new Map<string, IndexedAgent>();
  const dictionary = createDictionary();
  const holders: IndexedAgent[][] = [];
  const visible: number[] = [];
  const words = new Array<number>(FIELD_COUNT).fill(0);
  const nonEmpty = new Array<number>(FIELD_COUNT).fill(0);

  const tally = ({ lengths }: Counts, sign: 1 | -1): void =>
    lengths.forEach((n, f) => {
      words[f] = (words[f] ?? 0) + sign * n;
      if (n > 0) nonEmpty[f] = (nonEmpty[f] ?? 0) + sign;
    });

  const remove = (name: string): void => {
    const agent = byName.get(name);
    if (!agent) return;
    byName.delete(name);
    const { whole } = agent.counts;
    tally(whole, -1);
    whole.ids.forEach((id, row) => {
      const list = holders[id] ?? [];
      const last = list.pop();
      if (last && last !== agent) list[list.indexOf(agent)] = last;
      if (occursIn(whole, row, 0, VISIBLE_FIELDS)) visible[id] = (visible[id] ?? 0) - 1;
      if (list.length === 0) dictionary.forget(id);
    });
  };

  const put = (candidate: Candidate): void => {
    const counts = countAgent(candidate, dictionary.idOf);
    const agent: IndexedAgent = { name: candidate.name, counts };
    // Added before the old version is removed, so that words of both keep their id.
    const { whole } = counts;
    whole.ids.forEach((id, row) => {
      const list = holders[id];
      if (list) list.push(agent);
      else holders[id] = [agent];
      if (occursIn(whole, row, 0, VISIBLE_FIELDS)) visible[id] = (visible[id] ?? 0) + 1;
    });
    remove(candidate.name);
    tally(whole, 1);
    byName.set(agent.name, agent);
  };

  for (const candidate of candidates) put(candidate);
  return {
    put,
    remove,
    get size() {
      return byName.size;
    },
    agent: (name) => byName.get(name),
    agents: () => byName.values(),
    find: dictionary.find,
    holders: (id) => holders[id] ?? [],
    visibleHolders: (id) => visible[id] ?? 0,
    averageLength: (field) => Math.max(1, (words[field] ?? 0) / Math.max(1, nonEmpty[field] ?? 0)),
  };
}
