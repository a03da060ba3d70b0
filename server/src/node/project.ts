// The files of a run of the command line: the agents that the given paths name, those they compete with, and the workspace
// context. Reads texts and parses none.

import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { AGENTS_FOLDER, CLAUDE_FOLDER } from '../../../common/src/claudePaths';
import { sanitizeLine } from '../../../common/src/text/sanitize';
import { readWorkspaceContext } from '../core/dialects/claude/places/contextReader';
import { isContextFile } from '../core/dialects/claude/places/paths';
import { type ReadWords, wordsTellMore } from '../core/dialects/claude/places/skills';
import {
  agentsAmong,
  type FoundFiles,
  type Search,
  searchAgentFolders,
  searchFile,
  searchFolders,
} from '../core/dialects/discovery';
import type { AgentPlace } from '../core/workspace/placeRules';
import {
  addedFiles,
  defaultSettings,
  type InstalledVersion,
  readSettingsFile,
  type Settings,
} from '../core/workspace/settings';
import { createSettingsFiles } from '../core/workspace/settingsFiles';
import { moreUnreadText, type OnUnread, type Unread, unreadText } from '../core/workspace/unread';
import type { WorkspaceContext } from '../core/workspace/workspaceContext';
import { readGiven } from './arguments';
import { UsageError } from './command';
import { commandText } from './commandTexts';
import { managedAgentsFolder, userAgentsFolder, userPlaces } from './environment';
import { nodeHost } from './host';

interface ProjectOptions {
  readonly cwd: string;
  /** What the command line itself sets, over the settings of every file. */
  readonly overlay: (settings: Settings) => Settings;
  /** For settings that say `installed`. */
  readonly installed?: InstalledVersion;
  /** A settings file named outright: then no other is looked for. */
  readonly config?: string;
  /** Also read the user's own agents, which may shadow others; they are not reported. */
  readonly user: boolean;
  /** A text to check in place of the file at its path, which need not be there. */
  readonly given?: { readonly uri: string; readonly text: string };
  /** Problems of the settings and folders that do not stop the run. */
  readonly log: (message: string) => void;
  readonly progress?: (done: number, of: number) => void;
  /** Needs the parser. */
  readonly readSkillWords: ReadWords;
}

export interface Source {
  readonly uri: string;
  readonly text: string;
  readonly place: AgentPlace;
  readonly path: string;
}

export interface Project {
  /** By URI: the files to report, and those they compete with. */
  readonly sources: ReadonlyMap<string, Source>;
  /** Without the files that agents refer to: which ones do is known when they are read. */
  readonly context: WorkspaceContext;
  /** The files to report, in path order. */
  readonly uris: readonly string[];
  pathOf(uri: string): string;
  settingsFor(uri: string): Settings;
  /** The folder that was named and holds the file; absent for a file named outright. */
  rootOf(uri: string): string | undefined;
  /** Folders that were named, as given, with their full paths. */
  readonly folders: readonly { readonly given: string; readonly full: string }[];
  /** A line for each path that does not exist or is not read. */
  readonly unreadable: readonly string[];
}

export async function openProject(paths: readonly string[], options: ProjectOptions): Promise<Project> {
  const pathOf = relativeTo(options.cwd);
  const settings = settingsReader(options);
  const extra = addedFiles(settings.of);
  const said = new Set<string>();
  const say = (line: string): void => {
    if (!said.has(line) && said.size < MOST_LINES) options.log(`${line}\n`);
    said.add(line);
  };
  const lineOf = (uri: string, why?: Unread): string => sanitizeLine(unreadText(pathOf(uri), why));
  const common: Search = {
    host: nodeHost,
    userFolder: userPlaces({ configuration: false }).folder,
    unread: (uri, why) => say(lineOf(uri, why)),
  };
  const elsewhere = { user: userAgentsFolder(), managed: managedAgentsFolder() };
  const agentsElsewhere = await searchAgentFolders(common, { ...elsewhere, plugins: [] });
  const unreadable = new Set<string>();
  const wanted = new Map<string, AgentPlace>();
  const rootOf = new Map<string, string>();
  const folders: { readonly given: string; readonly full: string }[] = [];
  const contextUris = new Set<string>();
  const pluginRoots = new Set<string>();
  const addContext = (found: Pick<FoundFiles, 'context' | 'plugins'>): void => {
    for (const uri of found.context) contextUris.add(uri);
    for (const { root } of found.plugins) pluginRoots.add(root);
  };
  const addFile = async (uri: string): Promise<void> => {
    const found = await searchFile(common, uri, elsewhere);
    wanted.set(uri, found.place);
    addContext(found);
  };
  const addFolder = async (given: string, full: string): Promise<void> => {
    const root = pathToFileURL(full).href.replace(/\/$/, '');
    await settings.loadBelow(root);
    const search: Search = {
      ...common,
      unread(uri, why) {
        const line = lineOf(uri, why);
        if (uri === root) unreadable.add(sanitizeLine(unreadText(given, why)));
        else if (isAgents(uri) || why === 'too-many' || why === 'plugin-link') unreadable.add(line);
        else if (why !== 'unreadable' || isContextFile(uri)) say(line);
      },
    };
    const ofPlugins: Search = { ...search, unread: (uri, why) => unreadable.add(lineOf(uri, why)) };
    const found = await searchFolders(search, [root], settings.addsFiles());
    const { plugins } = found;
    const files = [...found.candidates, ...(await searchAgentFolders(ofPlugins, { plugins })), ...agentsElsewhere];
    const below = files.filter((uri) => uri.startsWith(`${root}/`));
    for (const [uri, place] of await agentsAmong(below, { ...elsewhere, plugins, extra })) {
      wanted.set(uri, place);
      rootOf.set(uri, full);
    }
    addContext(found);
    folders.push({ given, full });
  };
  for (const given of paths) {
    const full = path.resolve(options.cwd, given);
    const uri = pathToFileURL(full).href;
    const kind = (await nodeHost.stat(uri))?.kind;
    if (kind === 'file') await addFile(uri);
    else if (kind === 'folder') await addFolder(given, full);
    else await nodeHost.read(uri, undefined, (_, why) => unreadable.add(sanitizeLine(unreadText(given, why))));
    if (kind === undefined) unreadable.add(commandText('file.unreadable', { file: given }));
  }
  if (options.given) await addFile(options.given.uri);
  const others = options.user ? await agentsAmong(agentsElsewhere, { ...elsewhere, plugins: [] }) : [];
  const sources = new Map<string, Source>();
  const all = new Map([...others, ...wanted]);
  let done = 0;
  for (const [uri, place] of all) {
    const isGiven = uri === options.given?.uri;
    const path = pathOf(uri);
    let line = commandText('file.unreadable', { file: path });
    const note: OnUnread = (_, why) => {
      line = lineOf(uri, why);
    };
    const text = isGiven ? options.given.text : await nodeHost.read(uri, undefined, note);
    // A rule reports files that are too large.
    if (text !== undefined) sources.set(uri, { uri, text, place, path });
    else if (wanted.has(uri)) unreadable.add(line);
    else say(line);
    if (++done % 100 === 0) options.progress?.(done, all.size);
  }
  await settings.load(sources.keys());
  const context = await readContext([...contextUris].sort(), [...pluginRoots], { ...options, log: say }, pathOf);
  if (said.size > MOST_LINES) options.log(`${moreUnreadText(said.size - MOST_LINES)}\n`);
  return {
    sources,
    context,
    uris: inPathOrder([...wanted.keys()].flatMap((uri) => sources.get(uri) ?? [])),
    pathOf,
    settingsFor: settings.of,
    rootOf: (uri) => rootOf.get(uri),
    folders,
    unreadable: firstLines(unreadable),
  };
}

/** Of what is not read. */
const MOST_LINES = 50;

function firstLines(lines: ReadonlySet<string>): readonly string[] {
  const first = [...lines].slice(0, MOST_LINES);
  return lines.size > MOST_LINES ? [...first, moreUnreadText(lines.size - MOST_LINES)] : first;
}

/** A folder elsewhere that is not readable is usually none of Claude Code's, such as the data of a database. */
const isAgents = (uri: string): boolean =>
  uri.endsWith(`/${CLAUDE_FOLDER}`) || `${uri}/`.includes(`/${AGENTS_FOLDER}/`);

interface SettingsReader {
  /** Reads the settings files of these files. Rejects for one that is not JSON: it would silently change what is found. */
  load(uris: Iterable<string>): Promise<void>;
  loadBelow(folder: string): Promise<void>;
  /** Whether one of those read so far adds agent files. */
  addsFiles(): boolean;
  of(uri: string): Settings;
}

function settingsReader({ cwd, config, overlay, installed }: ProjectOptions): SettingsReader {
  if (config !== undefined) {
    const named = overlay(namedSettings(path.resolve(cwd, config), installed));
    const none = async (): Promise<void> => {};
    return { load: none, loadBelow: none, addsFiles: () => named.files.length > 0, of: () => named };
  }
  const files = createSettingsFiles({
    host: nodeHost,
    base: defaultSettings,
    ...(installed ? { installed } : {}),
    invalid(uri, problem) {
      const file = fileURLToPath(uri);
      throw new UsageError(
        problem === 'not-json' ? commandText('file.noJson', { file }) : sanitizeLine(unreadText(file, problem)),
      );
    },
    read: (uri, read) => refuseGlobs(fileURLToPath(uri), read),
  });
  const overlaid = new Map<Settings, Settings>();
  return {
    load: files.load,
    loadBelow: (folder) => files.loadBelow([folder]),
    addsFiles: () => files.globs !== '',
    of(uri) {
      const settings = files.nearest(uri) ?? defaultSettings;
      const known = overlaid.get(settings);
      if (known) return known;
      const changed = overlay(settings);
      overlaid.set(settings, changed);
      return changed;
    },
  };
}

function namedSettings(file: string, installed: InstalledVersion | undefined): Settings {
  const settings = readSettingsFile(readGiven(file), defaultSettings, installed);
  if (!settings) throw new UsageError(commandText('file.noJson', { file }));
  refuseGlobs(file, settings);
  return settings;
}

function refuseGlobs(file: string, { refusedFiles: [refused] }: Settings): void {
  if (refused) throw new UsageError(commandText('file.globNotUsed', { file, ...refused }));
}

/** Most skills are named after their folder: only for others are the words read. */
const readWords =
  (read: ReadWords): ReadWords =>
  (uri, text) =>
    wordsTellMore(uri, text) ? read(uri, text) : { description: '', isHidden: false };

async function readContext(
  files: readonly string[],
  plugins: readonly string[],
  { cwd, user, log, readSkillWords }: ProjectOptions,
  pathOf: (uri: string) => string,
): Promise<WorkspaceContext> {
  const reader = {
    host: nodeHost,
    readWords: readWords(readSkillWords),
    pathOf,
    plugins,
    log: (message: string): void => log(sanitizeLine(message)),
    ...(user ? { user: userPlaces({ configuration: false }) } : {}),
  };
  return (await readWorkspaceContext(reader, [pathToFileURL(cwd).href], files)).context;
}

/** Paths of URIs, relative to the folder where they lie below it. */
function relativeTo(cwd: string): (uri: string) => string {
  const root = `${pathToFileURL(cwd).href.replace(/\/$/, '')}/`;
  return (uri) => decodeURIComponent(uri.startsWith(root) ? uri.slice(root.length) : uri.replace(/^file:\/\//, ''));
}

const inPathOrder = (sources: readonly Source[]): readonly string[] =>
  [...sources].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)).map(({ uri }) => uri);
