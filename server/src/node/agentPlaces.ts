// Which files are agents: those that lie where the runtime looks for agents, and a file that is named outright.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PLUGIN_FOLDER } from '../../../common/src/claudePaths';
import { agentPlace } from '../core/dialects/claude/places/agentPlaces';
import { openPlugin, type PluginFolder } from '../core/dialects/claude/places/pluginFolder';
import type { Glob } from '../core/workspace/globs';
import { type AgentFolders, type AgentPlace, addedPlace, MARKDOWN_GLOBS } from '../core/workspace/placeRules';
import { managedAgentsFolder, userAgentsFolder } from './environment';
import { nodeHost } from './host';

/** A file named outright is an agent of its project, wherever it lies. */
export const placeOf = async (uri: string, full: string): Promise<AgentPlace> =>
  agentPlace(uri, foldersOf(await openPlugins(pluginRootsAbove(full)))) ?? addedPlace(uri);

/** The files below a folder that are agents by place. Other Markdown never becomes an agent because its folder was named. */
export async function agentsBelow(
  folder: string,
  extra: Glob,
): Promise<{ readonly agents: ReadonlyMap<string, AgentPlace>; readonly unreadable: readonly string[] }> {
  const root = pathToFileURL(folder).href;
  const unreadable: string[] = [];
  // A folder that cannot be read is usually none of ours, such as the data of a database.
  const noteUnreadable = (uri: string): void => {
    if (uri === root || /\/\.claude(?:\/agents(?:\/|$)|$)/.test(uri)) unreadable.push(uri);
  };
  const listed = await nodeHost.list(
    root,
    [...MARKDOWN_GLOBS, `**/${PLUGIN_FOLDER}/*.json`],
    undefined,
    noteUnreadable,
  );
  const manifests = listed.filter((uri) => uri.endsWith('.json'));
  const roots = new Set([...manifests.map((uri) => parent(parent(uri))), ...pluginRootsAbove(folder)]);
  const plugins = await openPlugins([...roots]);
  const folders = foldersOf(plugins, extra);
  const agents = new Map<string, AgentPlace>();
  const listedByPlugins = plugins
    .flatMap(({ listed: own }) => [...(own?.values() ?? [])].map((each) => each.uri))
    .filter((uri) => uri.startsWith(`${root}/`) && existsSync(fileURLToPath(uri)));
  for (const uri of new Set([...listed, ...listedByPlugins])) {
    const place = agentPlace(uri, folders);
    if (place) agents.set(uri, place);
  }
  return { agents, unreadable };
}

const foldersOf = (plugins: readonly PluginFolder[], extra?: Glob): AgentFolders => ({
  user: userAgentsFolder(),
  managed: managedAgentsFolder(),
  plugins,
  ...(extra ? { extra } : {}),
});

const openPlugins = (roots: readonly string[]): Promise<readonly PluginFolder[]> =>
  Promise.all(roots.map((root) => openPlugin(nodeHost, root)));

function pluginRootsAbove(start: string): readonly string[] {
  const roots: string[] = [];
  for (let at = start; at !== path.dirname(at); at = path.dirname(at))
    if (existsSync(path.join(at, PLUGIN_FOLDER))) roots.push(pathToFileURL(at).href);
  return roots;
}

const parent = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));
