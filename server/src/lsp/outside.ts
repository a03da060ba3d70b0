// What a session learns from outside of agent files: through the host, with the client's say in whether the user's own
// configuration is opened, and complaining of one thing once.

import type { Units } from '../core/text/lineIndex';
import type { Host } from '../core/workspace/host';
import { readSkills } from '../core/workspace/skills';
import { gatherSurroundings, type UserPlaces } from '../core/workspace/surroundings';
import type { Surroundings } from '../core/workspace/workspace';
import type { Log } from './guard';

export interface OutsideOptions {
  readonly host: Host;
  readonly user?: UserPlaces;
  readonly log: Log;
  readonly units: Units;
}

export interface Where {
  readonly folders: readonly string[];
  /** URIs of plugins in the workspace. */
  readonly plugins: readonly string[];
  readonly pathOf: (uri: string) => string;
  readonly userConfig: boolean;
}

export interface Outside {
  gather(
    files: readonly string[],
    where: Where,
  ): Promise<{
    readonly around: Surroundings /** URIs of installed plugins. */;
    readonly installed: readonly string[];
  }>;
}

export function createOutside({ host, user, log, units }: OutsideOptions): Outside {
  const told = onceEach(log);
  return {
    async gather(files, { folders, plugins, pathOf, userConfig }) {
      const own = user && (userConfig ? user : withoutConfiguration(user));
      const gathered = await gatherSurroundings(
        { host, pathOf, log: told(), plugins, units, ...(own ? { user: own } : {}) },
        folders,
        files,
      );
      return {
        around: { ...gathered.around, skillFiles: await readSkills(host, gathered.skills, pathOf) },
        installed: own ? gathered.installed.map(({ path }) => own.uriOf(path)) : [],
      };
    },
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
