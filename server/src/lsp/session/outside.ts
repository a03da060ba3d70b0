// What a session learns from outside of agent files: configuration and skills around them, files they refer to. Through the host,
// with the client's say in whether the user's own configuration is opened, and complaining of one thing once.

import { type InstalledPlugin, openPlugin, type PluginFolder } from '../../core/dialects/claude/places/pluginFolder';
import { readSkillWords } from '../../core/dialects/claude/places/skillWords';
import { gatherSurroundings, type UserPlaces } from '../../core/dialects/claude/places/workspaceContext';
import type { Units } from '../../core/text/lineIndex';
import type { AgentIndex } from '../../core/workspace/agentIndex';
import { type Search, searchContext } from '../../core/workspace/discovery';
import type { Host } from '../../core/workspace/host';
import type { Settings } from '../../core/workspace/settings';
import type { Surroundings } from '../../core/workspace/workspace';
import type { Log } from '../guard';
import { timeSliced } from '../scheduling';
import type { WhereAgents } from './whereAgents';

export interface OutsideOptions {
  readonly host: Host;
  /** Where the user's own things lie; absent where the host has none. */
  readonly user?: UserPlaces;
  readonly log: Log;
  readonly units: Units;
}

export interface Outside {
  /** Reads the files that were found around agents, and which plugins are installed. */
  gather(files: readonly string[]): Promise<Surroundings>;
  /** Puts that around the agents, with what they refer to in vain; true when something changed. */
  surround(around: Surroundings): Promise<boolean>;
  /** Looks for all of it anew. */
  lookAround(): Promise<boolean>;
}

export function createOutside(
  { host, user, log, units }: OutsideOptions,
  search: Search,
  index: AgentIndex,
  where: WhereAgents,
  settings: () => Settings,
): Outside {
  const told = onceEach(log);
  const gather = async (files: readonly string[]): Promise<Surroundings> => {
    const { folders, pathOf } = where;
    const plugins = where.plugins.map(({ root }) => root);
    const own = user && (settings().userConfig ? user : withoutConfiguration(user));
    const gathered = await gatherSurroundings(
      { host, readWords: readSkillWords, pathOf, log: told(), plugins, units, ...(own ? { user: own } : {}) },
      folders,
      files,
    );
    where.installed = own ? await Promise.all(gathered.installed.map((each) => opened(each, own))) : [];
    return { ...gathered.around, skillFiles: gathered.skillFiles };
  };
  const opened = async ({ name, path }: InstalledPlugin, { uriOf }: UserPlaces): Promise<PluginFolder> => ({
    ...(await openPlugin(host, uriOf(path), units)),
    name,
  });
  const surround = async (around: Surroundings): Promise<boolean> => {
    const references = new Set([...index.uris].flatMap((uri) => index.entry(uri)?.references ?? []));
    const missingFiles = new Set<string>();
    await timeSliced(
      [...references],
      async (uri) => {
        if ((await host.stat(uri)) === undefined) missingFiles.add(uri);
      },
      host.atOnce,
    );
    return index.setSurroundings({ ...around, missingFiles });
  };
  return {
    gather,
    surround,
    lookAround: async () => surround(await gather(await searchContext(search, where.folders))),
  };
}

function withoutConfiguration({ configuration: _, ...rest }: UserPlaces): UserPlaces {
  return rest;
}

/** What is said again and again is logged once, until a round goes by without it. */
function onceEach(log: Log): () => Log {
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
