// When the folders are looked at anew without anybody telling of a change: for clients that watch no files, whenever an agent
// file is opened or saved; and where no folder was opened at all, for the one that an opened agent file belongs to.

import { MANIFEST } from '../../../../common/src/claudePaths';
import { projectRootOf } from '../../core/dialects/claude/places/agentPlaces';
import { openPlugin, placeInPlugin } from '../../core/dialects/claude/places/pluginFolder';
import type { UserPlaces } from '../../core/dialects/claude/places/workspaceContext';
import { decoded } from '../../core/text/uri';
import type { Host } from '../../core/workspace/host';

/** The folder in which Claude Code would find the file; absent for the user's own agents, which are known without one. */
export async function rootOf(uri: string, host: Host, user: UserPlaces | undefined): Promise<string | undefined> {
  const project = projectRootOf(uri);
  if (project !== undefined) return user && `${user.folder}/`.startsWith(`${project}/`) ? undefined : project;
  return /\.md$/i.test(uri) ? pluginAbove(uri, host) : undefined;
}

/** Folders above a file that are asked for a manifest: more than a plugin has levels. */
const LEVELS = 12;

/** The nearest folder that is a plugin and has the file among its agents. */
async function pluginAbove(uri: string, host: Host): Promise<string | undefined> {
  const at = decoded(uri);
  let folder = uri;
  for (let level = 0; level < LEVELS; level++) {
    folder = folder.slice(0, folder.lastIndexOf('/'));
    if (folder.length <= 'file://'.length) return undefined;
    if ((await host.stat(`${folder}/${MANIFEST}`)) && placeInPlugin(await openPlugin(host, folder), at)) return folder;
  }
  return undefined;
}
