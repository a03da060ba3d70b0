// The `.subagents.json` files in sight: the nearest upward counts for a file, over the client's settings.

import type { Host } from '../../core/workspace/host';
import {
  type InstalledVersion,
  readSettingsFile,
  SETTINGS_FILE,
  type Settings,
  settingsFilesFor,
} from '../../core/workspace/settings';
import type { Log } from '../guard';

interface SettingsFiles {
  /** Looks for them again, below and above the folders. */
  read(
    folders: readonly string[],
    base: Settings,
    installed: InstalledVersion,
    pathOf: (uri: string) => string,
  ): Promise<void>;
  /** The globs of the setting `files` in all of them, as one text to compare; empty where there are none. */
  readonly globs: string;
  /** Absent where no such file counts. */
  nearest(uri: string): Settings | undefined;
}

export function createSettingsFiles(host: Host, log: Log): SettingsFiles {
  const found = new Map<string, Settings>();
  let globs = '';
  return {
    get globs() {
      return globs;
    },
    async read(folders, base, installed, pathOf) {
      const below = await Promise.all(folders.map((folder) => host.list(folder, [`**/${SETTINGS_FILE}`])));
      const above = folders.flatMap((folder) => settingsFilesFor(`${folder}/x`));
      found.clear();
      for (const uri of new Set([...below.flat(), ...above])) {
        const text = await host.read(uri);
        if (text === undefined) continue;
        const read = readSettingsFile(text, base, installed);
        if (!read) log(`${pathOf(uri)} is not readable as JSON; it sets nothing.`);
        else {
          found.set(uri, read);
          logRefused(log, pathOf(uri), read);
        }
      }
      globs = [...found]
        .flatMap(([uri, { files }]) => (files.length > 0 ? JSON.stringify([uri, files]) : []))
        .join('\n');
    },
    nearest(uri) {
      if (found.size === 0) return undefined;
      const file = settingsFilesFor(uri).find((candidate) => found.has(candidate));
      return file === undefined ? undefined : found.get(file);
    },
  };
}

const MOST_LOGGED = 5;

/** Logs the globs of the setting `files` that are not used, the first few of many. */
export function logRefused(log: Log, from: string, { refusedFiles }: Settings): void {
  for (const { glob, reason } of refusedFiles.slice(0, MOST_LOGGED))
    log(`${from}: the glob \`${glob}\` in \`files\` is not used. It ${reason}.`);
  const more = refusedFiles.length - MOST_LOGGED;
  if (more > 0) log(`${from}: ${more} more globs in \`files\` are not used.`);
}
