// The files of a run of the command line: which agents the given paths mean, what they compete with, and what lies around
// them. Reads texts and understands none.

import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { CLAUDE_FOLDER } from '../../../common/src/claudePaths';
import { CONTEXT_GLOBS, PROJECT_CONFIGURATION, SKILL_FOLDERS } from '../core/dialects/claude/places/paths';
import { type ReadWords, wordsTellMore } from '../core/dialects/claude/places/skills';
import { gatherSurroundings } from '../core/dialects/claude/places/workspaceContext';
import type { AgentPlace } from '../core/workspace/placeRules';
import {
  addedFiles,
  defaultSettings,
  type InstalledVersion,
  readSettingsFile,
  type Settings,
  settingsFilesFor,
} from '../core/workspace/settings';
import type { Surroundings } from '../core/workspace/workspace';
import { agentsBelow, placeOf } from './agentPlaces';
import { loadEngine, UsageError } from './command';
import { commandText } from './commandTexts';
import { userAgentsFolder, userPlaces } from './environment';
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
  /** What is odd about the surroundings and stops nothing. */
  readonly log: (message: string) => void;
  readonly progress?: (done: number, of: number) => void;
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
  readonly around: Surroundings;
  /** The files to report, in path order. */
  readonly uris: readonly string[];
  pathOf(uri: string): string;
  settingsFor(uri: string): Settings;
  /** The folder that was named and holds the file; absent for a file named outright. */
  rootOf(uri: string): string | undefined;
  /** Folders that were named, as given, with their full paths. */
  readonly folders: readonly { readonly given: string; readonly full: string }[];
  /** Paths that do not exist or cannot be read. */
  readonly unreadable: readonly string[];
}

export async function openProject(paths: readonly string[], options: ProjectOptions): Promise<Project> {
  const settingsFor = settingsReader(options);
  const added = addedFiles(settingsFor);
  const sources = new Map<string, Source>();
  const wanted = new Map<string, AgentPlace>();
  const rootOf = new Map<string, string>();
  const folders: { readonly given: string; readonly full: string }[] = [];
  const unreadable: string[] = [];
  const pathOf = (uri: string): string => relativePath(options.cwd, uri);
  const starts = paths.map((given) => path.resolve(options.cwd, given));
  for (const [i, full] of starts.entries()) {
    const given = paths[i] ?? full;
    const about = existsSync(full) ? statSync(full) : undefined;
    if (about?.isFile()) {
      const uri = pathToFileURL(full).href;
      wanted.set(uri, await placeOf(uri, full));
    } else if (about?.isDirectory()) {
      const found = await agentsBelow(full, added);
      for (const [uri, place] of found.agents) {
        wanted.set(uri, place);
        rootOf.set(uri, full);
      }
      unreadable.push(...found.unreadable.map((uri) => (uri === pathToFileURL(full).href ? given : pathOf(uri))));
      folders.push({ given, full });
    } else {
      unreadable.push(given);
    }
  }
  if (options.given) {
    const full = fileURLToPath(options.given.uri);
    wanted.set(options.given.uri, await placeOf(options.given.uri, full));
    starts.push(full);
  }
  let done = 0;
  for (const [uri, place] of wanted) {
    const text = uri === options.given?.uri ? options.given.text : await nodeHost.read(uri);
    if (text === undefined) unreadable.push(pathOf(uri));
    else sources.set(uri, { uri, text, place, path: pathOf(uri) });
    if (++done % 100 === 0) options.progress?.(done, wanted.size);
  }
  if (options.user) for (const source of await userAgents(wanted)) sources.set(source.uri, source);
  const around = await lookAround(starts, options, pathOf);
  const uris = [...wanted.keys()].filter((uri) => sources.has(uri)).sort(byPath(pathOf));
  return { sources, around, uris, pathOf, settingsFor, rootOf: (uri) => rootOf.get(uri), folders, unreadable };
}

/** Reads each settings file once. One that is no JSON is wrong use: it would silently change what is found. */
function settingsReader(options: ProjectOptions): (uri: string) => Settings {
  const read = new Map<string, Settings | undefined>();
  const fromFile = (file: string, needed: boolean): Settings | undefined => {
    if (!needed && !existsSync(file)) return undefined;
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
    const settings = readSettingsFile(text, defaultSettings, options.installed);
    if (!settings) throw new UsageError(commandText('file.noJson', { file }));
    const [refused] = settings.refusedFiles;
    if (refused) throw new UsageError(commandText('file.globNotUsed', { file, ...refused }));
    return settings;
  };
  const named = options.config === undefined ? undefined : fromFile(path.resolve(options.cwd, options.config), true);
  const found = (uri: string): Settings | undefined => {
    for (const candidate of settingsFilesFor(uri)) {
      if (!read.has(candidate)) read.set(candidate, fromFile(fileURLToPath(candidate), false));
      const settings = read.get(candidate);
      if (settings) return settings;
    }
    return undefined;
  };
  return (uri) => options.overlay(named ?? found(uri) ?? defaultSettings);
}

async function userAgents(reported: ReadonlyMap<string, AgentPlace>): Promise<readonly Source[]> {
  const folder = userAgentsFolder();
  const found: Source[] = [];
  for (const uri of await nodeHost.list(folder, ['**/*.md'])) {
    const text = reported.has(uri) ? undefined : await nodeHost.read(uri);
    if (text === undefined) continue;
    found.push({ uri, text, place: { scope: 'user', tree: folder }, path: uri.replace(/^file:\/\//, '') });
  }
  return found;
}

/** Most skills are named after their folder: only for others is the engine read. */
const readWords: ReadWords = async (uri, text) =>
  wordsTellMore(uri, text) ? (await loadEngine()).readSkillWords(uri, text) : { description: '', isHidden: false };

/** Below the given folders, and beside or above every given path up to its repository. */
async function lookAround(
  starts: readonly string[],
  options: ProjectOptions,
  pathOf: (uri: string) => string,
): Promise<Surroundings> {
  const found = new Set<string>();
  for (const start of starts) {
    if (existsSync(start) && statSync(start).isDirectory())
      for (const uri of await nodeHost.list(pathToFileURL(start).href, CONTEXT_GLOBS)) found.add(uri);
    for (let at = path.dirname(start); ; at = path.dirname(at)) {
      for (const file of PROJECT_CONFIGURATION)
        if (existsSync(path.join(at, file))) found.add(pathToFileURL(path.join(at, file)).href);
      for (const { folder, files } of SKILL_FOLDERS)
        if (existsSync(path.join(at, CLAUDE_FOLDER, folder)))
          for (const uri of await nodeHost.list(`${pathToFileURL(at).href}/${CLAUDE_FOLDER}/${folder}`, [files]))
            found.add(uri);
      if (at === path.dirname(at) || existsSync(path.join(at, '.git'))) break;
    }
  }
  const log = (message: string): void => options.log(`${message}\n`);
  const { around } = await gatherSurroundings(
    { host: nodeHost, readWords, pathOf, log, ...(options.user ? { user: userPlaces({ configuration: false }) } : {}) },
    [pathToFileURL(options.cwd).href],
    [...found].sort(),
  );
  return around;
}

function relativePath(cwd: string, uri: string): string {
  const root = `${pathToFileURL(cwd).href.replace(/\/$/, '')}/`;
  return decodeURIComponent(uri.startsWith(root) ? uri.slice(root.length) : uri.replace(/^file:\/\//, ''));
}

const byPath =
  (pathOf: (uri: string) => string) =>
  (a: string, b: string): number => {
    const [left, right] = [pathOf(a), pathOf(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
