// Plugins: which files are the agents of one, and which are installed for the user. Reads manifests through the host.

import { MANIFEST, PLUGIN_AGENTS_FOLDER } from '../../../../../../common/src/claudePaths';
import type { Units } from '../../../text/lineIndex';
import { decoded, uriBelow } from '../../../text/uri';
import { type Host, readWhole } from '../../../workspace/host';
import { itemsOf, propertiesOf, readJson, stringOf, valueAt } from '../../../workspace/json';
import type { ListedAgentFile, PluginFolder } from '../../../workspace/placeRules';
import type { OnUnread } from '../../../workspace/unread';
import type { PluginPlace } from '../../verdict';
import { facts } from '../catalogue/facts';
import { readManifest } from './pluginManifest';

/** Entries of `agents` that are looked at. */
const MOST_LISTED = 1_000;

/**
 * One read for the manifest, and questions for each file it lists. Claude Code 2.1.332 follows the link of a listed file inside of the
 * plugin, and none out of it; below a listed folder, as below `agents`, it follows none.
 */
export async function openPlugin(host: Host, root: string, units?: Units, unread?: OnUnread): Promise<PluginFolder> {
  const text = await readWhole(host, `${root}/${MANIFEST}`);
  if (text === undefined) return { root };
  const manifest = readManifest(text, units);
  if (!manifest.agents) return { root, manifest };
  const listed = new Map<string, ListedAgentFile>();
  const paths = [...new Set(manifest.agents)];
  if (paths.length > MOST_LISTED) unread?.(`${root}/${MANIFEST}`, 'too-many');
  for (const path of paths.slice(0, MOST_LISTED)) {
    const uri = uriBelow(root, path);
    if (await leadsOut(host, uri, root)) {
      unread?.(uri, 'plugin-link');
      continue;
    }
    const isFolder = (await host.stat(uri))?.kind === 'folder';
    for (const each of isFolder ? await host.list(uri, ['**/*.md'], undefined, unread, 'none') : [uri])
      listed.set(decoded(each), { uri: each, folders: isFolder ? foldersBetween(decoded(uri), decoded(each)) : [] });
  }
  return { root, manifest, listed };
}

/** True for a path in the folder that links lead out of it. */
async function leadsOut(host: Host, uri: string, folder: string): Promise<boolean> {
  const real = await host.realUri?.(uri);
  const realFolder = real === undefined ? undefined : await host.realUri?.(folder);
  return realFolder !== undefined && !real?.startsWith(`${realFolder}/`);
}

/** Absent for a file that is none of the plugin's agents. `at`: the file's decoded URI. */
export function placeInPlugin(plugin: PluginFolder, at: string): PluginPlace | undefined {
  const { manifest, listed } = plugin;
  const root = decoded(plugin.root);
  const agents = `${root}/${PLUGIN_AGENTS_FOLDER}`;
  const own = listed?.get(at);
  if (!own && !at.startsWith(`${agents}/`)) return undefined;
  const folders = own?.folders ?? foldersBetween(agents, at);
  if (folders.some((folder) => facts.plugins.skippedFolders.includes(folder))) return undefined;
  const keptOut = manifest?.problem ?? (listed && !own ? ('unlisted' as const) : undefined);
  return {
    name: manifest?.name ?? plugin.name ?? root.slice(root.lastIndexOf('/') + 1),
    folders,
    ...(manifest ? { manifest: `${plugin.root}/${MANIFEST}` } : {}),
    ...(own ? { listed: true as const } : {}),
    ...(keptOut ? { keptOut } : {}),
  };
}

/** Both decoded. */
const foldersBetween = (folder: string, file: string): readonly string[] =>
  file
    .slice(folder.length + 1)
    .split('/')
    .slice(0, -1);

export interface InstalledPlugin {
  readonly name: string;
  /** As written there: a path of the machine Claude Code runs on. */
  readonly path: string;
}

/**
 * The plugins installed for the user, as Claude Code records them in `plugins/installed_plugins.json` below its folder (2.1.329:
 * version 2, a list of places for each plugin; before: one place). Those switched off in the user's settings are left out.
 */
export function installedPlugins(json: string, settings: string): readonly InstalledPlugin[] {
  const enabled = valueAt(readJson(settings).root, 'enabledPlugins');
  return propertiesOf(valueAt(readJson(json).root, 'plugins')).flatMap(({ name: id, value }) => {
    if (valueAt(enabled, id)?.value === false) return [];
    const name = id.replace(/@.*/s, '');
    return (value?.type === 'array' ? itemsOf(value) : value ? [value] : []).flatMap((each) => {
      const path = stringOf(valueAt(each, 'installPath'));
      return path === undefined ? [] : [{ name, path }];
    });
  });
}
