// Which agents of a workspace resemble one another: by a name that is called alike, by the same description, by the same
// words in an example.

import { normalizeWords } from '../text/normalizeWords';
import { type AgentSummary, sessionFolder, type Workspace } from './workspace';

/** True where one session surely may find both: folders beside each other, and different plugins, are of different sessions. */
export function inSightTogether(a: AgentSummary, b: AgentSummary): boolean {
  if (a.tree === b.tree) return true;
  if (a.scope === 'plugin' && b.scope === 'plugin') return false;
  if (a.scope !== 'project' || b.scope !== 'project') return true;
  const [rootA, rootB] = [sessionFolder(a), sessionFolder(b)];
  return rootA.startsWith(rootB) || rootB.startsWith(rootA);
}

/**
 * How the runtime compares a called name that no agent has exactly: blanks, `_` and `-` do not count, a dot does (2.1.329). It
 * refuses the call where several agents match (2.1.332).
 */
export const calledAs = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '');

/** Loaded agents, the one itself among them, that match the same inexact spellings. */
export const calledAlike = (agent: AgentSummary, workspace: Workspace): readonly AgentSummary[] =>
  workspace.byCall(calledAs(agent.name));

export const describedAlike = (description: string, workspace: Workspace): readonly AgentSummary[] =>
  workspace.byDescription(description.trim());

export const askedAlike = (words: string, workspace: Workspace): readonly AgentSummary[] =>
  workspace.byUtterance(normalizeWords(words));
