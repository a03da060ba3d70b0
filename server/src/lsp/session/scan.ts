// Reads a session's folders, and the folders of agents outside of them, into the index.

import { readWorkspaceContext, type UserPlaces } from '../../core/dialects/claude/places/contextReader';
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
import type { WorkspaceContext } from '../../core/workspace/workspaceContext';
import type { Log } from '../guard';
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
  const newRound = logOncePerRound(log);
  const openInstalled = async ({ name, path }: InstalledPlugin, { uriOf }: UserPlaces): Promise<PluginFolder> => ({
    ...(await openPlugin(host, uriOf(path), units)),
    name,
  });
  /** Also finds the installed plugins. `uris` are those of the context's files. */
  const readContext = async (uris: readonly string[]): Promise<WorkspaceContext> => {
    const plugins = places.plugins.map(({ root }) => root);
    const own = user && (settings().userConfig ? user : withoutConfiguration(user));
    const { context, skillFiles, installed } = await readWorkspaceContext(
      {
        host,
        readWords: readSkillWords,
        pathOf: places.pathOf,
        log: newRound(),
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
    const references = new Set([...index.uris].flatMap((uri) => index.entry(uri)?.references ?? []));
    const missingFiles = new Set<string>();
    await timeSliced(
      [...references],
      async (uri) => {
        if ((await host.stat(uri)) === undefined) missingFiles.add(uri);
      },
      host.atOnce,
    );
    return index.setContext({ ...context, missingFiles });
  };
  return {
    async scan(addsFiles, progress) {
      const unreadable = new Set<string>();
      const noting: Search = { ...search, unreadable: (folder) => unreadable.add(folder) };
      const found = await searchFolders(noting, places.folders, addsFiles);
      places.plugins = found.plugins;
      await yieldToEventLoop();
      const context = await readContext(found.context);
      const folders = places.agentFolders();
      const elsewhere = await searchAgentFolders(noting, folders);
      const agents = await agentsAmong([...found.candidates, ...elsewhere, ...files.openUris], folders, timeSliced);
      for (const uri of [...index.uris]) if (!agents.has(uri)) index.remove(uri);
      let read = 0;
      await timeSliced(
        [...agents],
        async ([uri, place]) => {
          await files.refresh(uri, place);
          progress?.report(++read, agents.size);
          if (!index.entry(uri) && !files.isReading(uri)) unreadable.add(uri);
        },
        host.atOnce,
      );
      if (unreadable.size > 0) log(unreadableWords([...unreadable].map(places.pathOf)));
      await setContext(context);
    },
    rescanContext: async () => setContext(await readContext(await searchContext(search, places.folders))),
  };
}

function withoutConfiguration({ configuration: _, ...rest }: UserPlaces): UserPlaces {
  return rest;
}

/** Logs a message once, until a round passes without it. Each call begins a round. */
function logOncePerRound(log: Log): () => Log {
  let before = new Set<string>();
  return () => {
    const earlier = before;
    const now = new Set<string>();
    before = now;
    return (message) => {
      if (!earlier.has(message) && !now.has(message)) log(message);
      now.add(message);
    };
  };
}

/** Names the first few. */
function unreadableWords(paths: readonly string[]): string {
  const named = paths.slice(0, 5).join(', ');
  return paths.length > 5 ? `Not readable: ${named} and ${paths.length - 5} more.` : `Not readable: ${named}.`;
}
