// The machine the Node entries run on: the user's folders, the files beside the bundles, the version.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { AGENTS_FOLDER, CLAUDE_FOLDER } from '../../../common/src/claudePaths';
import { parseTranslation, type Translation } from '../../../common/src/messages/message';
import { version as released } from '../../../package.json';
import type { UserPlaces } from '../core/dialects/claude/places/contextReader';
import { translationsFor } from '../core/messages/locale';

export const version: string = released;

/** Debian's name for the home of users that have none. */
const NO_HOME = path.resolve('/nonexistent');

/** Undefined where the system knows none; a relative `HOME` would be a folder of the project. */
function homeFolder(): string | undefined {
  for (const find of [homedir, () => userInfo().homedir])
    try {
      const folder = find();
      if (path.isAbsolute(folder)) return folder;
    } catch (error) {
      if (!isSystemError(error)) throw error;
    }
  return undefined;
}

const isSystemError = (error: unknown): boolean => error instanceof Error && 'code' in error;

const userFolder = (): string => process.env.CLAUDE_CONFIG_DIR || path.join(homeFolder() ?? NO_HOME, CLAUDE_FOLDER);

/** URI of the folder of the user's agents. */
export const userAgentsFolder = (): string => pathToFileURL(path.join(userFolder(), 'agents')).href;

/** Claude Code keeps `.claude.json` beside its folder, or inside the one that `CLAUDE_CONFIG_DIR` names (2.1.329). */
export function userPlaces({ configuration }: { readonly configuration: boolean }): UserPlaces {
  const file = path.join(process.env.CLAUDE_CONFIG_DIR || (homeFolder() ?? NO_HOME), '.claude.json');
  return {
    folder: pathToFileURL(userFolder()).href,
    ...(configuration ? { configuration: pathToFileURL(file).href } : {}),
    uriOf: (given) => pathToFileURL(given).href,
    pathOf: (uri) => (uri.startsWith('file:') ? fileURLToPath(uri) : uri),
  };
}

/** URI of the folder of managed agents (Claude Code 2.1.329). */
export function managedAgentsFolder(): string {
  const root =
    process.platform === 'win32'
      ? path.join(process.env.ProgramFiles ?? 'C:\\Program Files', 'ClaudeCode')
      : process.platform === 'darwin'
        ? '/Library/Application Support/ClaudeCode'
        : '/etc/claude-code';
  return pathToFileURL(path.join(root, AGENTS_FOLDER)).href;
}

const pages = new Map<string, string | undefined>();

/** URI of a rule's page beside the bundles; undefined where the pages are not shipped. Cached: every finding asks for it. */
export function rulePage(rule: string): string | undefined {
  if (!pages.has(rule)) pages.set(rule, findPage(rule));
  return pages.get(rule);
}

function findPage(rule: string): string | undefined {
  const page = path.join(__dirname, '..', 'docs', 'rules', `${rule}.md`);
  return existsSync(page) ? pathToFileURL(page).href : undefined;
}

/** The system's folder for files that programs can create again; undefined where the user has none. */
export function cacheFolder(): string | undefined {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (process.platform === 'win32') return folderIn(LOCALAPPDATA, 'AppData', 'Local');
  return process.platform === 'darwin' ? folderIn(undefined, 'Library', 'Caches') : folderIn(XDG_CACHE_HOME, '.cache');
}

/** The system's folder for files that must be kept. */
function dataFolder(): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env;
  const folder =
    process.platform === 'win32'
      ? folderIn(APPDATA, 'AppData', 'Roaming')
      : process.platform === 'darwin'
        ? folderIn(undefined, 'Library', 'Application Support')
        : folderIn(XDG_CONFIG_HOME, '.config');
  return folder ?? path.join(NO_HOME, 'subagents');
}

/** `named` must be absolute, as the XDG specification says: a relative one would be a folder of the project. */
function folderIn(named: string | undefined, ...belowHome: readonly string[]): string | undefined {
  const home = homeFolder();
  const base =
    named !== undefined && path.isAbsolute(named)
      ? named
      : home === undefined
        ? undefined
        : path.join(home, ...belowHome);
  return base === undefined ? undefined : path.join(base, 'subagents');
}

/**
 * The cache of `check`. `SUBAGENTS_CACHE` decides: `on` turns it on, any other value off. Without it, it is off where `CI` is set:
 * what a pipeline restores from an earlier job may come from somebody else's branch.
 */
export function runCache(): { readonly folder: string; readonly build: string } | undefined {
  const { SUBAGENTS_CACHE: wanted = '', CI = '' } = process.env;
  const isOn = wanted === '' ? ['', '0', 'false'].includes(CI) : ['on', '1', 'true'].includes(wanted);
  const folder = isOn ? cacheFolder() : undefined;
  return folder === undefined ? undefined : { folder, build: buildId() };
}

/** Facts learned from an installed Claude Code. */
export const learnedFolder = (): string => path.join(dataFolder(), 'learned');

/** Differs for each build of the bundles, so that no build reads the cache of another. */
function buildId(): string {
  const parts = ['cli.js', 'commandEngine.js', 'sharedServer.js'].map((name) => statSync(path.join(__dirname, name)));
  return [version, ...parts.map(({ size, mtimeMs }) => `${size} ${mtimeMs}`)].join(' ');
}

/** Reads the translation of a locale when it is asked for; undefined where there is none. */
export const translationsIn =
  (folder: string) =>
  (locale: string): Translation | undefined => {
    const file = translationsFor(locale)
      .map((name) => path.join(folder, `${name}.json`))
      .find((each) => existsSync(each));
    if (file === undefined) return undefined;
    return parseTranslation(readFileSync(file, 'utf8'));
  };
