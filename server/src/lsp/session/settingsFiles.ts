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
  /** Absent where no such file counts. */
  nearest(uri: string): Settings | undefined;
}

export function createSettingsFiles(host: Host, log: Log): SettingsFiles {
  const found = new Map<string, Settings>();
  return {
    async read(folders, base, installed, pathOf) {
      const below = await Promise.all(folders.map((folder) => host.list(folder, [`**/${SETTINGS_FILE}`])));
      const above = folders.flatMap((folder) => settingsFilesFor(`${folder}/x`));
      found.clear();
      for (const uri of new Set([...below.flat(), ...above])) {
        const text = await host.read(uri);
        if (text === undefined) continue;
        const read = readSettingsFile(text, base, installed);
        if (read) found.set(uri, read);
        else log(`${pathOf(uri)} is not readable as JSON; it sets nothing.`);
      }
    },
    nearest(uri) {
      if (found.size === 0) return undefined;
      const file = settingsFilesFor(uri).find((candidate) => found.has(candidate));
      return file === undefined ? undefined : found.get(file);
    },
  };
}
