// Which agents of a workspace resemble one another: by a name that is called alike, by the same description, by the same
// words in an example. Looked up once for a snapshot, because every file asks.

import { type Example, parseExamples, utterance } from '../syntax/examples';
import type { AgentSummary, Workspace } from './workspace';

/** True where one session surely may find both: folders beside each other, and different plugins, are of different sessions. */
export function inSightTogether(a: AgentSummary, b: AgentSummary): boolean {
  if (a.tree === b.tree) return true;
  if (a.scope === 'plugin' && b.scope === 'plugin') return false;
  if (a.scope !== 'project' || b.scope !== 'project') return true;
  const [rootA, rootB] = [rootOf(a.tree), rootOf(b.tree)];
  return rootA.startsWith(rootB) || rootB.startsWith(rootA);
}

const rootOf = (tree: string): string => tree.replace(/\.claude\/agents$/, '');

/** As the runtime compares the name in a call with the names it has: blanks, `_` and `-` do not count, a dot does (2.1.329). */
export const calledAs = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '');

interface Resemblances {
  readonly byCall: ReadonlyMap<string, readonly AgentSummary[]>;
  readonly byDescription: ReadonlyMap<string, readonly AgentSummary[]>;
  readonly byUtterance: ReadonlyMap<string, readonly AgentSummary[]>;
}

const known = new WeakMap<Workspace, Resemblances>();
const examplesOf = new WeakMap<AgentSummary, readonly Example[]>();

function resemblances(workspace: Workspace): Resemblances {
  const found = known.get(workspace);
  if (found) return found;
  const loaded = workspace.agents.filter((agent) => agent.status === 'loads');
  const made: Resemblances = {
    byCall: grouped(loaded, (agent) => [calledAs(agent.name)]),
    byDescription: grouped(loaded, (agent) => [agent.description.trim()]),
    byUtterance: grouped(loaded, (agent) => examples(agent).map((each) => sameWords(utterance(each)?.value ?? ''))),
  };
  known.set(workspace, made);
  return made;
}

function examples(agent: AgentSummary): readonly Example[] {
  const found = examplesOf.get(agent) ?? parseExamples(agent.description);
  examplesOf.set(agent, found);
  return found;
}

function grouped(
  agents: readonly AgentSummary[],
  keysOf: (agent: AgentSummary) => readonly string[],
): ReadonlyMap<string, readonly AgentSummary[]> {
  const groups = new Map<string, AgentSummary[]>();
  for (const agent of agents)
    for (const key of new Set(keysOf(agent))) {
      const group = groups.get(key);
      if (group) group.push(agent);
      else groups.set(key, [agent]);
    }
  return groups;
}

/** What somebody said, whatever the capitals, blanks and punctuation. */
export const sameWords = (words: string): string =>
  words
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ') ?? '';

/** Loaded agents, the one itself among them, that a call cannot tell from it. */
export const calledAlike = (agent: AgentSummary, workspace: Workspace): readonly AgentSummary[] =>
  resemblances(workspace).byCall.get(calledAs(agent.name)) ?? [];

export const describedAlike = (description: string, workspace: Workspace): readonly AgentSummary[] =>
  resemblances(workspace).byDescription.get(description.trim()) ?? [];

export const askedAlike = (words: string, workspace: Workspace): readonly AgentSummary[] =>
  resemblances(workspace).byUtterance.get(sameWords(words)) ?? [];
