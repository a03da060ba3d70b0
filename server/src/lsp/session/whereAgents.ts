// Where a session looks for agents: its folders, the plugins in and beside them, what the settings add. Tells of a file which
// agent's place it is and how people know it; reads nothing.

import { agentPlace } from '../../core/dialects/claude/places/agentPlaces';
import type { PluginFolder } from '../../core/dialects/claude/places/pluginFolder';
import type { AgentFolders, AgentPlace } from '../../core/workspace/placeRules';
import { addedFiles, type Settings } from '../../core/workspace/settings';

export interface WhereAgents {
  folders: readonly string[];
  /** Plugins in the folders. */
  plugins: readonly PluginFolder[];
  /** Plugins installed for the user. */
  installed: readonly PluginFolder[];
  /** All of them as of now. */
  places(): AgentFolders;
  /** Absent for a file that is no agent's. */
  placeOf(uri: string): AgentPlace | undefined;
  /** Relative to its folder, where it lies in one. */
  pathOf(uri: string): string;
}

export interface GivenPlaces {
  /** URI of the user's folder of agents, where the host knows it. */
  readonly userAgents?: string;
  /** URI of the folder of agents that an administrator prescribes. */
  readonly managedAgents?: string;
}

export function createWhereAgents(
  { userAgents, managedAgents }: GivenPlaces,
  settings: () => Settings,
  settingsFor: (uri: string) => Settings,
): WhereAgents {
  const extra = addedFiles(settingsFor);
  const where: WhereAgents = {
    folders: [],
    plugins: [],
    installed: [],
    places: () => ({
      plugins: [...where.plugins, ...where.installed],
      ...(managedAgents ? { managed: managedAgents } : {}),
      ...(userAgents && settings().userAgents ? { user: userAgents } : {}),
      extra,
    }),
    placeOf: (uri) => agentPlace(uri, where.places()),
    pathOf(uri) {
      const folder = where.folders.find((root) => uri.startsWith(`${root}/`));
      return decodeURI(folder ? uri.slice(folder.length + 1) : uri.replace(/^file:\/\//, ''));
    },
  };
  return where;
}
