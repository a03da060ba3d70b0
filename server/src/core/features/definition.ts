// Which agent a name means, seen from a file: the one a session started there would find. Knows places and names only.

import type { Scope } from '../dialects/verdict';
import { type AgentSummary, normalizeAgentName, sessionFolder, type Workspace } from '../workspace/workspace';
import type { Called } from './names/proseMentions';

/** Where a file stands among the agents. */
export interface Standpoint {
  readonly scope: Scope;
  /** URI of the folder it counts for, with a slash at its end; of a plugin, the plugin's. */
  readonly root: string;
}

export const standpointOf = (agent: Pick<AgentSummary, 'scope' | 'root' | 'tree'>): Standpoint => ({
  scope: agent.scope,
  root: sessionFolder(agent),
});

/** `called`: compared as in a call, without regard to capitals, blanks and hyphens. */
interface MeantOptions {
  readonly called?: boolean;
}

/**
 * More than one where it depends on the folder a session is started in, or on the order files are read. Loaded agents go
 * before those that are skipped.
 */
export function agentsMeant(
  name: string,
  from: Standpoint,
  workspace: Workspace,
  options: MeantOptions = {},
): readonly AgentSummary[] {
  const own = name.slice(name.lastIndexOf(':') + 1);
  const exact = workspace.byName(own);
  const alike = options.called && exact.length === 0 ? workspace.byNormalizedName(normalizeAgentName(own)) : exact;
  const all = own === name ? alike : alike.filter((agent) => prefixesOf(agent).some((each) => each + own === name));
  const loads = all.filter((agent) => agent.status === 'loads');
  return nearest(loads.length > 0 ? loads : all, from);
}

function nearest(agents: readonly AgentSummary[], from: Standpoint): readonly AgentSummary[] {
  const [first = []] = [
    agents.filter(({ scope }) => scope === 'managed'),
    ...(from.scope === 'project'
      ? [deepest(agents.filter((agent) => agent.scope === 'project' && isAbove(agent, from)))]
      : []),
    ...(from.scope === 'plugin' ? [agents.filter((agent) => agent.scope === 'plugin' && isAbove(agent, from))] : []),
    ...(from.scope === 'user' ? [agents.filter(({ scope }) => scope === 'user')] : []),
    agents.filter((agent) => agent.scope === 'project' && (from.scope !== 'project' || isBelow(agent, from))),
    agents.filter(({ scope }) => scope === 'user'),
    agents.filter((agent) => agent.scope === 'plugin' && from.scope !== 'plugin'),
  ].filter((each) => each.length > 0);
  return first;
}

const isAbove = (agent: AgentSummary, from: Standpoint): boolean => from.root.startsWith(sessionFolder(agent));

const isBelow = (agent: AgentSummary, from: Standpoint): boolean => sessionFolder(agent).startsWith(from.root);

function deepest(agents: readonly AgentSummary[]): readonly AgentSummary[] {
  const depth = Math.max(...agents.map(({ tree }) => tree.length));
  return agents.filter(({ tree }) => tree.length === depth);
}

/** What may stand before the name of a plugin's agent: the plugin, and the folders below its `agents`. */
export const prefixesOf = ({ prefix }: Pick<AgentSummary, 'prefix'>): readonly string[] => (prefix ? [prefix] : []);

export const calledOf = (agent: AgentSummary): Called => ({ name: agent.name, prefixes: prefixesOf(agent) });
