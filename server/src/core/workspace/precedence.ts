// Which of several agents of one name Claude Code uses: by scope, then by how close the folder is; inside one folder the file
// whose path sorts last, before 2.1.330 an order that cannot be known. An agent of a plugin goes by its id, `plugin:folder:name`, and competes with no other scope.

import { type AgentSummary, idOf, sessionFolder, type Workspace } from './workspace';
import type { DeniedAgent } from './workspaceContext';

interface Shadow {
  /** False where the order in which files are read decides. */
  readonly certain: boolean;
  readonly by: readonly AgentSummary[];
}

/** Whether one session can load both. Sibling projects and different plugins cannot. */
export function canShareSession(a: AgentSummary, b: AgentSummary): boolean {
  if (a.tree === b.tree) return true;
  if (a.scope === 'plugin' && b.scope === 'plugin') return false;
  if (a.scope !== 'project' || b.scope !== 'project') return true;
  const [folderA, folderB] = [sessionFolder(a), sessionFolder(b)];
  return folderA.startsWith(folderB) || folderB.startsWith(folderA);
}

/** What keeps the agent from being called; an agent of a plugin is denied by its whole id only. */
export const deniedBy = (agent: AgentSummary, { denied }: Workspace): DeniedAgent | undefined =>
  denied?.find(({ name }) => name === idOf(agent));

/** Absent where nothing of the same name stands against the agent. */
export const shadowOf = (agent: AgentSummary, workspace: Workspace): Shadow | undefined =>
  shadowAmong(agent, workspace.byName(agent.name));

/** `same`: all agents of its name. */
export function shadowAmong(agent: AgentSummary, same: readonly AgentSummary[]): Shadow | undefined {
  if (agent.status !== 'loads') return undefined;
  const others = same.filter(
    (other) => other.uri !== agent.uri && other.status === 'loads' && other.prefix === agent.prefix,
  );
  const above = others.filter((other) => other.rank > agent.rank || isCloser(other, agent));
  if (above.length > 0) return { certain: true, by: above };
  const beside = others.filter((other) => other.scope === agent.scope && other.tree === agent.tree);
  if (beside.length === 0) return undefined;
  if (!agent.lastPathIsUsed) return { certain: false, by: beside };
  const last = beside.reduce((one, other) => (pathOf(other) > pathOf(one) ? other : one));
  return pathOf(last) > pathOf(agent) ? { certain: true, by: [last] } : undefined;
}

/** As the runtime compares it: by UTF-16 code units, nothing escaped. */
const pathOf = ({ uri }: AgentSummary): string => (/%[0-9a-f]{2}/i.test(uri) ? decodedUri(uri) : uri);

function decodedUri(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch (error) {
    if (error instanceof URIError) return uri;
    throw error;
  }
}

/** A session started in the deeper folder finds both and uses the deeper one. */
const isCloser = (other: AgentSummary, agent: AgentSummary): boolean =>
  other.scope === 'project' &&
  agent.scope === 'project' &&
  other.tree !== agent.tree &&
  other.tree.startsWith(sessionFolder(agent));
