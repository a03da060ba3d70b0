// Reads a session's folders, and the folders of agents outside of them, into the index.

import { isThere, readWorkspaceContext, type UserPlaces } from '../../core/dialects/claude/places/contextReader';
import { isContextFile } from '../../core/dialects/claude/places/paths';
import { type InstalledPlugin, openPlugin } from '../../core/dialects/claude/places/pluginFolder';
import { readSkillWords } from '../../core/dialects/claude/places/skillWords';
import {
  agentsAmong,
  type Search,
  searchAgentFolders,
  searchContext,
  searchFolders,
} from '../../core/dialects/discovery';
import type { Units } from '../../core/text/lineIndex';
import type { AgentIndex } from '../../core/workspace/agentIndex';
import type { Host } from '../../core/workspace/host';
import type { PluginFolder } from '../../core/workspace/placeRules';
import type { Settings } from '../../core/workspace/settings';
import { moreUnreadText, type OnUnread, type Unread, unreadText } from '../../core/workspace/unread';
import type { WorkspaceContext } from '../../core/workspace/workspaceContext';
import { type Log, logOncePerRound } from '../guard';
import type { Progress } from '../scanProgress';
import { timeSliced, yieldToEventLoop } from '../scheduling';
import type { AgentFiles } from './agentFiles';
import type { SessionPlaces } from './sessionPlaces';

export interface ScanOptions {
  readonly host: Host;
  /** The user's own files; absent where the host has none. */
  readonly user?: UserPlaces;
  readonly log: Log;
  readonly units: Units;
}

interface Scanner {
  /** Makes the index hold exactly what is found. `addsFiles`: settings add agent files in other places. */
  scan(addsFiles: boolean, progress?: Progress): Promise<void>;
  /** Reads everything but the agents again; true when it changed. */
  rescanContext(): Promise<boolean>;
}

export function createScanner(
  { host, user, log, units }: ScanOptions,
  search: Search,
  index: AgentIndex,
  places: SessionPlaces,
  files: AgentFiles,
  settings: () => Settings,
): Scanner {
  const newContextRound = logOncePerRound(log);
  const newRound = logOncePerRound(log);
  const openInstalled = async ({ name, path }: InstalledPlugin, { uriOf }: UserPlaces): Promise<PluginFolder> => ({
    ...(await openPlugin(host, uriOf(path), units)),
    name,
  });
  /** Also finds the installed plugins. `uris` are those of the context's files. */
  const readContext = async (uris: readonly string[], say: Log): Promise<WorkspaceContext> => {
    const plugins = places.plugins.map(({ root }) => root);
    const own = user && (settings().userConfig ? user : withoutConfiguration(user));
    const { context, skillFiles, installed } = await readWorkspaceContext(
      {
        host,
        readWords: readSkillWords,
        pathOf: places.pathOf,
        log: say,
        plugins,
        units,
        ...(own ? { user: own } : {}),
      },
      places.folders,
      uris,
    );
    places.installed = own ? await Promise.all(installed.map((each) => openInstalled(each, own))) : [];
    return { ...context, skillFiles };
  };
  const setContext = async (context: WorkspaceContext): Promise<boolean> => {
    const references = new Set<string>();
    await timeSliced([...index.uris], (uri) => {
      for (const reference of index.entry(uri)?.references ?? []) references.add(reference);
    });
    const missingFiles = new Set<string>();
    await timeSliced(
      [...references],
      async (uri) => {
        if (!(await isThere(host, uri))) missingFiles.add(uri);
      },
      host.atOnce,
    );
    return index.setContext({ ...context, missingFiles });
  };
  return {
    async scan(addsFiles, progress) {
      const sayContext = newContextRound();
      const unread = new Map<string, Unread | undefined>();
      const note: OnUnread = (uri, why) => unread.set(uri, why);
      const noting: Search = { ...search, unread: note };
      const found = await searchFolders(noting, places.folders, addsFiles);
      places.plugins = found.plugins;
      await yieldToEventLoop();
      const context = await readContext(found.context, sayContext);
      const folders = places.agentFolders();
      const elsewhere = await searchAgentFolders(noting, folders);
      const agents = await agentsAmong([...found.candidates, ...elsewhere, ...files.openUris], folders, timeSliced);
      for (const uri of [...index.uris]) if (!agents.has(uri)) index.remove(uri);
      let read = 0;
      await timeSliced(
        [...agents],
        async ([uri, place]) => {
          await files.refresh(uri, place, note);
          progress?.report(++read, agents.size);
          // Clients that read for the server say no reason.
          if (!index.entry(uri) && !files.isReading(uri) && !unread.has(uri)) unread.set(uri, undefined);
        },
        host.atOnce,
      );
      logUnread(unread, places, newRound(), sayContext);
      await setContext(context);
    },
    async rescanContext() {
      const say = newContextRound();
      const unread = new Map<string, Unread | undefined>();
      const noting: Search = { ...search, unread: (uri, why) => unread.set(uri, why) };
      const context = await readContext(await searchContext(noting, places.folders), say);
      logUnread(unread, places, () => {}, say);
      return setContext(context);
    },
  };
}

function withoutConfiguration({ configuration: _, ...rest }: UserPlaces): UserPlaces {
  return rest;
}

const MOST_LOGGED = 20;

/** The first few of many. Agent files that are too large have a diagnostic. `log` is not called for files around the agents. */
function logUnread(
  unread: ReadonlyMap<string, Unread | undefined>,
  { pathOf, placeOf }: SessionPlaces,
  log: Log,
  logContext: Log,
): void {
  const wanted = [...unread].filter(([uri, why]) => why !== 'too-large' || !placeOf(uri)).sort(byUri);
  const lineOf = ([uri, why]: (typeof wanted)[number]): string => unreadText(pathOf(uri), why);
  const [context, others] = [
    wanted.filter(([uri]) => isContextFile(uri)),
    wanted.filter(([uri]) => !isContextFile(uri)),
  ];
  for (const [entries, say] of [
    [context, logContext],
    [others, log],
  ] as const) {
    for (const entry of entries.slice(0, MOST_LOGGED)) say(lineOf(entry));
    if (entries.length > MOST_LOGGED) say(moreUnreadText(entries.length - MOST_LOGGED));
  }
}

const byUri = ([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number => (a < b ? -1 : 1);
