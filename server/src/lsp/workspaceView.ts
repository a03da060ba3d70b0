// The list of agents for views of a client, from the index alone; reads no file.

import type { ListedAgent, WorkspaceParams, WorkspaceResult } from '../../../common/src/protocol/agents';
import { searchedOnlyFrom } from '../core/dialects/claude/places/agentPlaces';
import { type Localize, ruleTitle } from '../core/messages/render';
import { differentFileName } from '../core/rules/frontmatter/agentName';
import { shadowOf } from '../core/workspace/precedence';
import { type AgentSummary, idOf, type Workspace } from '../core/workspace/workspace';
import type { DeniedAgent } from '../core/workspace/workspaceContext';
import type { Session } from './session/session';

export function workspaceView(
  session: Session,
  userFolder: string | undefined,
  { agents = true }: WorkspaceParams,
  localize: Localize,
): WorkspaceResult {
  const { workspace } = session.index;
  return {
    revision: `${workspace.revision} ${session.settingsRevision}`,
    agents: agents ? listed(workspace, session.folders, localize) : [],
    count: workspace.agents.length,
    descriptionTokens: workspace.budget.total,
    descriptionBudget: session.settings.descriptionBudget,
    userFolder: userFolder ?? null,
  };
}

function listed(workspace: Workspace, folders: readonly string[], localize: Localize): readonly ListedAgent[] {
  const denied = new Map<string, DeniedAgent>();
  for (const entry of workspace.denied ?? []) if (!denied.has(entry.name)) denied.set(entry.name, entry);
  // By tree: all agents of a tree have the same answer.
  const searched = new Map<string, boolean>();
  const isSearched = (agent: AgentSummary): boolean => {
    const known = searched.get(agent.tree);
    if (known !== undefined) return known;
    const answer = searchedOnlyFrom(agent, workspace.roots) === undefined;
    searched.set(agent.tree, answer);
    return answer;
  };
  return workspace.agents.map((agent): ListedAgent => {
    const { uri, path, name, scope, tree, status, skippedBy, model, color, tokens, examples, nameStart } = agent;
    const loads = status === 'loads';
    const entry = loads ? denied.get(idOf(agent)) : undefined;
    const shadow = shadowOf(agent, workspace);
    return {
      uri,
      path,
      name,
      nameStart,
      scope,
      tree,
      status,
      reason: skippedBy && localize(ruleTitle(skippedBy)),
      model,
      color,
      descriptionTokens: tokens,
      examples,
      fileDiffers: loads && differentFileName(name, uri) !== undefined,
      shadow: shadow
        ? { certain: shadow.certain, by: shadow.by.slice(0, MAX_SHADOWING).map((other) => other.path) }
        : null,
      denied: entry
        ? { entry: entry.entry, uri: entry.uri, path: entry.path, start: entry.start, end: entry.end }
        : null,
      searched: isSearched(agent),
      editable: isEditable(agent, folders),
    };
  });
}

/** Agents named as shadowing: with many agents of one name, each would name all others. */
const MAX_SHADOWING = 5;

/** False for managed agents and those of installed plugins. */
export const isEditable = ({ scope, uri }: AgentSummary, folders: readonly string[]): boolean =>
  scope === 'project' || scope === 'user' || (scope === 'plugin' && folders.some((root) => uri.startsWith(`${root}/`)));
