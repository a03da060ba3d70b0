// The `.subagents.json` files that count for files: the nearest one upwards. Each is read once.

import { type Host, readWhole } from './host';
import { type InstalledVersion, readSettingsFile, SETTINGS_FILE, type Settings, settingsFilesFor } from './settings';
import type { Unread } from './unread';

export interface SettingsFiles {
  /** Reads the settings files that may count for these files. */
  load(uris: Iterable<string>): Promise<void>;
  /** The same for all files below these folders. */
  loadBelow(folders: readonly string[]): Promise<void>;
  /** Of a file that was loaded; absent where no settings file counts. */
  nearest(uri: string): Settings | undefined;
  /** The globs of the setting `files` in all that were read, as one text to compare; empty where there are none. */
  readonly globs: string;
}

interface SettingsSource {
  readonly host: Host;
  /** What the files add to. */
  readonly base: Settings;
  readonly installed?: InstalledVersion;
  /** Called for a file that sets nothing because it is not read, or is not JSON. */
  readonly invalid: (uri: string, problem: Unread | 'not-json') => void;
  /** Called for every file that was read. */
  readonly read: (uri: string, settings: Settings) => void;
}

export function createSettingsFiles({ host, base, installed, invalid, read }: SettingsSource): SettingsFiles {
  const known = new Map<string, Settings | undefined>();
  let count = 0;
  const load = async (uris: Iterable<string>): Promise<void> => {
    const candidates = new Set<string>();
    for (const uri of uris) for (const file of settingsFilesFor(uri)) if (!known.has(file)) candidates.add(file);
    const texts = await Promise.all(
      [...candidates].map(async (uri) => {
        if ((await host.stat(uri)) === undefined) return { uri };
        let problem: Unread = 'unreadable';
        const text = await readWhole(host, uri, (_, why = problem) => {
          problem = why;
        });
        return text === undefined ? { uri, problem } : { uri, text };
      }),
    );
    for (const { uri, text, problem } of texts) {
      const settings = text === undefined ? undefined : readSettingsFile(text, base, installed);
      known.set(uri, settings);
      if (settings) count++;
      if (settings) read(uri, settings);
      else if (text !== undefined) invalid(uri, 'not-json');
      else if (problem) invalid(uri, problem);
    }
  };
  return {
    load,
    get globs() {
      return [...known]
        .flatMap(([uri, settings]) => (settings?.files.length ? JSON.stringify([uri, settings.files]) : []))
        .join('\n');
    },
    async loadBelow(folders) {
      const unread: string[] = [];
      const note = (uri: string): void => {
        if (uri.endsWith(`/${SETTINGS_FILE}`)) unread.push(uri);
      };
      const isSettings = (path: string): boolean => `/${path}`.endsWith(`/${SETTINGS_FILE}`);
      const below = await Promise.all(
        folders.map((folder) => host.list(folder, [`**/${SETTINGS_FILE}`], undefined, note, isSettings)),
      );
      await load([...below.flat(), ...unread, ...folders.map((folder) => `${folder}/x`)]);
    },
    nearest(uri) {
      if (count === 0) return undefined;
      for (const file of settingsFilesFor(uri)) {
        const settings = known.get(file);
        if (settings) return settings;
      }
      return undefined;
    },
  };
}
