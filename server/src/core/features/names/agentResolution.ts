// Resolves an agent's name from the position of a file: the agents a session started there would find. Pure.

import type { Scope } from '../../dialects/verdict';
import { type AgentSummary, normalizeAgentName, sessionFolder, type Workspace } from '../../workspace/workspace';
import type { Called } from './proseMentions';

/** The position of a file among the agents. */
export interface Standpoint {
  readonly scope: Scope;
  /** URI of the folder it belongs to, with a trailing slash; for a plugin's agent, the plugin's. */
  readonly root: string;
}

export const standpointOf = (agent: Pick<AgentSummary, 'scope' | 'root' | 'tree'>): Standpoint => ({
  scope: agent.scope,
  root: sessionFolder(agent),
});

/** `called`: compares as the runtime does in calls, ignoring case, blanks and hyphens. */
interface ResolveOptions {
  readonly called?: boolean;
}

/**
 * Several if the result depends on the session's folder or on the order in which files are read. Loaded agents take precedence over
 * skipped ones.
 */
export function resolveAgentName(
  name: string,
  from: Standpoint,
  workspace: Workspace,
  options: ResolveOptions = {},
): readonly AgentSummary[] {
  const own = name.slice(name.lastIndexOf(':') + 1);
  const exact = workspace.byName(own);
  const matching = options.called && exact.length === 0 ? workspace.byNormalizedName(normalizeAgentName(own)) : exact;
  const all =
    own === name ? matching : matching.filter((agent) => prefixesOf(agent).some((each) => each + own === name));
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

/** Qualifiers allowed before the name of a plugin's agent: the plugin and the folders below its `agents`. */
export const prefixesOf = ({ prefix }: Pick<AgentSummary, 'prefix'>): readonly string[] => (prefix ? [prefix] : []);

export const calledOf = (agent: AgentSummary): Called => ({ name: agent.name, prefixes: prefixesOf(agent) });
