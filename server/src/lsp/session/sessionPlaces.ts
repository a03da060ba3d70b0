// The places of a session: its folders, the plugins in them and installed ones, what settings add. Reads nothing.

import { agentPlace } from '../../core/dialects/places';
import type { AgentFolders, AgentPlace, PluginFolder } from '../../core/workspace/placeRules';
import { addedFiles, type Settings } from '../../core/workspace/settings';

export interface SessionPlaces {
  folders: readonly string[];
  /** Plugins in the folders. */
  plugins: readonly PluginFolder[];
  /** Plugins installed for the user. */
  installed: readonly PluginFolder[];
  /** The current folders of agents. */
  agentFolders(): AgentFolders;
  /** Absent for a file that is no agent file. */
  placeOf(uri: string): AgentPlace | undefined;
  /** Relative to its folder, where it lies in one. */
  pathOf(uri: string): string;
}

export interface HostFolders {
  /** URI of the user's folder of agents. */
  readonly userAgents?: string;
  /** URI of the managed folder of agents. */
  readonly managedAgents?: string;
}

export function createSessionPlaces(
  { userAgents, managedAgents }: HostFolders,
  settings: () => Settings,
  settingsFor: (uri: string) => Settings,
): SessionPlaces {
  const extra = addedFiles(settingsFor);
  const places: SessionPlaces = {
    folders: [],
    plugins: [],
    installed: [],
    agentFolders: () => ({
      plugins: [...places.plugins, ...places.installed],
      ...(managedAgents ? { managed: managedAgents } : {}),
      ...(userAgents && settings().userAgents ? { user: userAgents } : {}),
      extra,
    }),
    placeOf: (uri) => agentPlace(uri, places.agentFolders()),
    pathOf(uri) {
      const folder = places.folders.find((root) => uri.startsWith(`${root}/`));
      return decodeURI(folder ? uri.slice(folder.length + 1) : uri.replace(/^file:\/\//, ''));
    },
  };
  return places;
}
