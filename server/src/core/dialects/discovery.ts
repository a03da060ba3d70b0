// Finds agent files, plugins and the files around agents through the host; shared by the language server and the command line.

import { CLAUDE_FOLDER, PLUGIN_AGENTS_FOLDER, PLUGIN_FOLDER } from '../../../../common/src/claudePaths';
import type { Units } from '../text/lineIndex';
import { decoded, foldersAbove, parentOf } from '../text/uri';
import type { Host, Links } from '../workspace/host';
import type { PluginFolder } from '../workspace/placeRules';
import { type AgentFolders, type AgentPlace, addedPlace, MARKDOWN_GLOBS } from '../workspace/placeRules';
import type { OnUnread } from '../workspace/unread';
import { CONTEXT_GLOBS, isContextFile, linksBelow, PROJECT_CONFIGURATION, SKILL_FOLDERS } from './claude/places/paths';
import { openPlugin, placeInPlugin } from './claude/places/pluginFolder';
import { agentPlace, placeRules } from './places';

export interface Search {
  readonly host: Host;
  /** URI of the user's own folder of Claude Code: its settings are not a project's. */
  readonly userFolder?: string;
  /** Of the positions in manifests. */
  readonly units?: Units;
  /** Called for folders and files that exist and are not read. */
  readonly unread?: OnUnread;
}

export interface FoundFiles {
  /** Candidates for agent files: `agentsAmong` decides. */
  readonly candidates: readonly string[];
  /** Plugins below the folders, and those that contain the folders. */
  readonly plugins: readonly PluginFolder[];
  /** Configuration, skills and commands below the folders and in those above them. */
  readonly context: readonly string[];
}

/** Folders are URIs without a trailing slash. `addsFiles`: a setting adds agent files, so that all Markdown is listed. */
export async function searchFolders(
  search: Search,
  folders: readonly string[],
  addsFiles: boolean,
): Promise<FoundFiles> {
  const { host, units, unread } = search;
  const listed = await Promise.all(
    folders.map((folder) =>
      host.list(folder, [...agentGlobs(folder, addsFiles), ...CONTEXT_GLOBS], undefined, unread, linksBelow(folder)),
    ),
  );
  const found = [...new Set(listed.flat())];
  const roots = new Set(found.filter(isPluginFile).map((uri) => parentOf(parentOf(uri))));
  const outer = await Promise.all(folders.map((folder) => pluginsOver(search, folder)));
  return {
    candidates: found.filter((uri) => !uri.endsWith('.json')),
    plugins: [
      ...(await Promise.all([...roots].map((root) => openPlugin(host, root, units, unread)))),
      ...outer.flat().filter((plugin) => !roots.has(plugin.root)),
    ],
    context: await withContextAbove(search, found.filter(isContextFile), folders),
  };
}

/** The `context` of `searchFolders`, without the agents. */
export async function searchContext(search: Search, folders: readonly string[]): Promise<readonly string[]> {
  const { host, unread } = search;
  const below = await Promise.all(
    folders.map((folder) => host.list(folder, CONTEXT_GLOBS, undefined, unread, linksBelow(folder))),
  );
  return withContextAbove(search, below.flat(), folders);
}

/** Files below agent folders outside the workspace, and those that plugins list. */
export async function searchAgentFolders(
  { host, unread }: Search,
  { plugins, user, managed }: AgentFolders,
): Promise<readonly string[]> {
  const list = (tree: string, links: Links): Promise<readonly string[]> =>
    host.list(tree, MARKDOWN_GLOBS, undefined, unread, links);
  const below = await Promise.all([
    ...plugins.map(({ root }) => list(`${root}/${PLUGIN_AGENTS_FOLDER}`, 'none')),
    ...[user, managed].flatMap((tree) => (tree === undefined ? [] : list(tree, () => true))),
  ]);
  const listed = plugins.flatMap((plugin) => [...(plugin.listed?.values() ?? [])].map(({ uri }) => uri));
  const existing = await Promise.all(
    listed.map(async (uri) => {
      const kind = (await host.stat(uri))?.kind;
      if (kind === 'broken' || kind === 'other') unread?.(uri, kind === 'broken' ? 'no-target' : 'not-a-file');
      return kind === 'file' ? [uri] : [];
    }),
  );
  return [...below.flat(), ...existing.flat()];
}

type ForEach = (uris: readonly string[], work: (uri: string) => void) => Promise<void>;

/** Filters the agent files. `forEach` may divide the work into slices. */
export async function agentsAmong(
  uris: Iterable<string>,
  folders: AgentFolders,
  forEach: ForEach = async (all, work) => all.forEach(work),
): Promise<ReadonlyMap<string, AgentPlace>> {
  const agents = new Map<string, AgentPlace>();
  await forEach([...new Set(uris)], (uri) => {
    const place = agentPlace(uri, folders);
    if (place) agents.set(uri, place);
  });
  return agents;
}

/** A file given by name, which is an agent file wherever it lies, and its context. */
export async function searchFile(
  search: Search,
  uri: string,
  folders: Pick<AgentFolders, 'user' | 'managed'>,
): Promise<Pick<FoundFiles, 'plugins' | 'context'> & { readonly place: AgentPlace }> {
  const plugins = await pluginsAbove(search, uri);
  const place = agentPlace(uri, { ...folders, plugins }) ?? addedPlace(uri);
  return { place, plugins: place.plugin ? plugins : [], context: await contextAbove(search, parentOf(uri)) };
}

/** The folder whose sessions find the agent file: of a project or a plugin. Absent for other files and the user's agents. */
export async function sessionRootOf(search: Search, uri: string): Promise<string | undefined> {
  const root = agentPlace(uri, { plugins: [] })?.root;
  if (root !== undefined) {
    // As the client spells it: places are normalized.
    const project = uri.split('/').slice(0, root.split('/').length).join('/');
    return search.userFolder?.startsWith(`${project}/`) ? undefined : project;
  }
  if (!/\.md$/i.test(uri)) return undefined;
  const plugins = await pluginsAbove(search, uri);
  return plugins.find((plugin) => placeInPlugin(plugin, decoded(uri)))?.root;
}

/** Whether a change of the file may make a folder a plugin, or change which files are its agents. */
export const isPluginFile = (uri: string): boolean =>
  uri.endsWith('.json') && parentOf(uri).endsWith(`/${PLUGIN_FOLDER}`);

const agentGlobs = (folder: string, addsFiles: boolean): readonly string[] => [
  ...(addsFiles || placeRules.some((rule) => rule.contains(folder)) ? MARKDOWN_GLOBS : []),
  ...placeRules.flatMap(({ globs }) => globs),
];

/** Number of folders to search above a file or folder. */
const MOST_LEVELS = 16;

/** Plugins that contain a file, nearest first. */
async function pluginsAbove({ host, units, unread }: Search, uri: string): Promise<readonly PluginFolder[]> {
  const found = await Promise.all(
    foldersAbove(uri)
      .slice(0, MOST_LEVELS)
      .map(async (root) =>
        (await host.stat(`${root}/${PLUGIN_FOLDER}`))?.kind === 'folder'
          ? [await openPlugin(host, root, units, unread)]
          : [],
      ),
  );
  return found.flat();
}

/** The folder itself if it is a plugin, and plugins above it that have agents in it. */
async function pluginsOver(search: Search, folder: string): Promise<readonly PluginFolder[]> {
  const plugins = await pluginsAbove(search, `${folder}/x`);
  return plugins.filter(
    ({ root, listed }) =>
      root === folder ||
      `${folder}/`.startsWith(`${root}/${PLUGIN_AGENTS_FOLDER}/`) ||
      [...(listed?.values() ?? [])].some(({ uri }) => uri.startsWith(`${folder}/`)),
  );
}

async function withContextAbove(
  search: Search,
  below: readonly string[],
  folders: readonly string[],
): Promise<readonly string[]> {
  const above = await Promise.all(folders.map((folder) => contextAbove(search, folder)));
  return [...new Set([...below, ...above.flat()])].sort();
}

/** In the folder and those above it, up to the repository it lies in. */
async function contextAbove({ host, userFolder, unread }: Search, folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const at of foldersAbove(`${folder}/x`).slice(0, MOST_LEVELS)) {
    const isUsers = `${at}/${CLAUDE_FOLDER}` === userFolder;
    const [repository, ...lists] = await Promise.all([
      host.stat(`${at}/.git`),
      ...(isUsers ? [] : PROJECT_CONFIGURATION).map(async (path) =>
        (await host.stat(`${at}/${path}`)) ? [`${at}/${path}`] : [],
      ),
      ...(isUsers ? [] : SKILL_FOLDERS).map(async ({ folder: name, files }) => {
        const below = `${at}/${CLAUDE_FOLDER}/${name}`;
        const isFolder = (await host.stat(below))?.kind === 'folder';
        return isFolder ? host.list(below, [files], undefined, unread, () => true) : [];
      }),
    ]);
    found.push(...lists.flat());
    if (repository) break;
  }
  return found;
}
