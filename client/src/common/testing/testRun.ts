// Which tests a run is about: the examples that were chosen, agent by agent.

import type { TestItem, TestRunRequest } from 'vscode';

export interface AskedAgent {
  readonly agent: TestItem;
  /** Undefined: all of them, whatever they are by then. */
  readonly only: ReadonlySet<TestItem> | undefined;
}

/** `all`: the agents that are there. An agent that is excluded is left out, with its examples. */
export function askedAgents(
  { include, exclude }: Pick<TestRunRequest, 'include' | 'exclude'>,
  all: () => Iterable<TestItem>,
): readonly AskedAgent[] {
  const out = new Set(exclude ?? []);
  const asked = new Map<TestItem, Set<TestItem> | undefined>();
  for (const item of include ?? all()) {
    const agent = item.parent ?? item;
    if (out.has(item) || out.has(agent)) continue;
    if (item === agent) asked.set(agent, undefined);
    else if (!asked.has(agent)) asked.set(agent, new Set([item]));
    else asked.get(agent)?.add(item);
  }
  return [...asked].map(([agent, only]) => ({ agent, only }));
}

export const isAsked = (item: TestItem, { only }: AskedAgent, { exclude }: Pick<TestRunRequest, 'exclude'>): boolean =>
  (only?.has(item) ?? true) && !exclude?.includes(item);
