// The state of one client: its folders, settings and open documents, and the index over them. Dispatches changes to the module that
// handles them.

import { versionWith } from '../../core/dialects/claude/catalogue/learned';
import { isContextFile, isUserContextFile } from '../../core/dialects/claude/places/paths';
import { runtimeOf } from '../../core/dialects/dialects';
import type { Search } from '../../core/dialects/discovery';
import type { Runtime } from '../../core/dialects/runtime';
import type { ContextOptions } from '../../core/workspace/agentContexts';
import { type AgentIndex, createAgentIndex } from '../../core/workspace/agentIndex';
import {
  defaultSettings,
  type InstalledVersion,
  readSettings,
  SETTINGS_FILE,
  type Settings,
} from '../../core/workspace/settings';
import { createSettingsFiles, type SettingsFiles } from '../../core/workspace/settingsFiles';
import { notJsonText, unreadText } from '../../core/workspace/unread';
import type { ClaudeCodeHost, InstalledClaudeCode } from '../claudeCode/claudeCodeHost';
import type { Documents } from '../documents';
import { type Log, logOncePerRound } from '../guard';
import type { Progress } from '../scanProgress';
import { timeSliced } from '../scheduling';
import { type AgentFiles, createAgentFiles } from './agentFiles';
import { createLinksOut } from './linksOut';
import { createRoutedContexts, type RoutedContexts } from './routedContexts';
import { createScanner, type ScanOptions } from './scan';
import { createSessionPlaces, type HostFolders } from './sessionPlaces';

type SessionOptions = ScanOptions &
  ContextOptions &
  HostFolders & {
    readonly documents: Pick<Documents, 'get' | 'uris'>;
    /** Absent in hosts that cannot run programs. */
    readonly claudeCode?: Pick<ClaudeCodeHost, 'installed'>;
    /** Called when a scan starts. */
    readonly scanProgress?: () => Progress;
  };

type OfFiles = Pick<
  AgentFiles,
  'documentChanged' | 'parsed' | 'flush' | 'documentClosed' | 'agent' | 'load' | 'textOf'
>;

export interface Session extends OfFiles, RoutedContexts {
  readonly units: SessionOptions['units'];
  /** Of the client; for one file see `settingsFor`. */
  readonly settings: Settings;
  /** The client's settings with those of the nearest `.subagents.json` over them. */
  settingsFor(uri: string): Settings;
  /** By which the file is judged. */
  runtimeFor(uri: string): Runtime;
  /** Grows whenever settings change: part of every diagnostic's identity. */
  readonly settingsRevision: number;
  /** Without settings, the last ones are read again: the installed Claude Code may have been updated since. */
  configure(raw?: unknown): Promise<void>;
  /** The installed Claude Code; absent where it was not looked for or not found. */
  readonly installed: InstalledClaudeCode | undefined;
  readonly folders: readonly string[];
  /** True for a file or folder of the workspace that links lead out of it: it is not edited. */
  leadsOut(uri: string): Promise<boolean>;
  setFolders(uris: readonly string[]): void;
  readonly index: AgentIndex;
  /** Where the session's files are searched for. */
  readonly search: Search;
  /** The listener is called when an edited document changed what other files may know. One listener. */
  onOthersStale(listener: () => void): void;
  /** Reads what the host has; may be called again. */
  scan(): Promise<void>;
  /** True when other files' answers may have changed. */
  changedOnDisk(uri: string): Promise<boolean>;
}

export function createSession(options: SessionOptions): Session {
  const { host, log, units } = options;
  let settings = defaultSettings;
  let settingsRevision = 0;
  let configured: unknown;
  let installed: InstalledClaudeCode | undefined;
  let scanning = false;
  let othersStale = (): void => {};
  const changedWhileScanning = new Set<string>();

  const links = createLinksOut(host, {
    folders: () => places.folders,
    trusted: () => settings.trusted,
    own: options.user ? [options.user.folder, options.user.configuration ?? options.user.folder] : [],
  });
  const newSettingsRound = logOncePerRound(log);
  const settingsFilesOver = (base: Settings, installedIn: InstalledVersion): SettingsFiles => {
    const say = newSettingsRound();
    return createSettingsFiles({
      host: links.configuration,
      base,
      installed: installedIn,
      invalid(uri, problem) {
        const path = places.pathOf(uri);
        say(problem === 'not-json' ? notJsonText(path) : unreadText(path, problem));
      },
      read: (uri, read) => logRefused(say, places.pathOf(uri), read),
    });
  };
  let installedIn: InstalledVersion = () => undefined;
  let settingsFiles = settingsFilesOver(settings, installedIn);
  const settingsFor = (uri: string): Settings => settingsFiles.nearest(uri) ?? settings;
  const runtimeFor = (uri: string): Runtime => runtimeOf(settingsFor(uri));
  const index = createAgentIndex(runtimeFor, units);
  const places = createSessionPlaces(options, () => settings, settingsFor);
  const files = createAgentFiles(host, options.documents, index, places, () => othersStale(), log);
  const search: Search = {
    host: links.configuration,
    units,
    ...(options.user ? { userFolder: options.user.folder } : {}),
  };
  const scanner = createScanner(
    { ...options, host: links.configuration },
    search,
    index,
    places,
    files,
    () => settings,
  );
  const contexts = createRoutedContexts(options, index, settingsFor);

  /** Looks at most once each time settings are read, and only where they ask for it in a trusted workspace. */
  const installedReader = (): InstalledVersion => {
    const { trusted, claudePath } = readSettings(configured);
    let isLookedFor = false;
    installed = undefined;
    return () => {
      if (trusted && !isLookedFor) installed = options.claudeCode?.installed({ claudePath, folders: places.folders });
      isLookedFor = true;
      return installed?.learned ? versionWith(installed.learned) : installed?.version;
    };
  };
  /** True where settings of `files` changed. */
  const readSettingsFiles = async (): Promise<boolean> => {
    const before = settingsFiles.globs;
    const next = settingsFilesOver(settings, installedIn);
    await next.loadBelow(places.folders);
    settingsFiles = next;
    const again = index.setRuntimes(runtimeFor);
    await timeSliced(
      again,
      async (uri) => {
        await files.refresh(uri);
      },
      host.atOnce,
    );
    settingsRevision++;
    return settingsFiles.globs !== before;
  };
  const scan = async (): Promise<void> => {
    scanning = true;
    const progress = options.scanProgress?.();
    try {
      const addsFiles = settings.files.length > 0 || settingsFiles.globs !== '';
      await scanner.scan(addsFiles, progress);
    } finally {
      progress?.end();
      scanning = false;
    }
    // Files that changed meanwhile may have been created after their folder was listed.
    const late = [...changedWhileScanning];
    changedWhileScanning.clear();
    for (const uri of late) await changedOnDisk(uri);
  };
  const changedOnDisk = async (uri: string): Promise<boolean> => {
    if (scanning) changedWhileScanning.add(uri);
    if (uri.endsWith(`/${SETTINGS_FILE}`)) {
      if (!scanning && (await readSettingsFiles())) await scan();
      return true;
    }
    if (isContextFile(uri) || isUserContextFile(uri, options.user?.folder)) return scanner.rescanContext();
    if (!/\.md$/i.test(uri)) return files.folderChanged(uri.replace(/\/$/, ''));
    return files.fileChanged(uri);
  };

  return {
    units,
    get settings() {
      return settings;
    },
    settingsFor,
    runtimeFor,
    get settingsRevision() {
      return settingsRevision;
    },
    async configure(raw = configured) {
      configured = raw;
      installedIn = installedReader();
      settings = readSettings(raw, defaultSettings, installedIn);
      logRefused(log, 'The settings', settings);
      await readSettingsFiles();
    },
    get installed() {
      return installed;
    },
    get folders() {
      return places.folders;
    },
    setFolders(uris) {
      places.folders = uris.map((uri) => uri.replace(/\/$/, ''));
    },
    leadsOut: links.leadsOut,
    index,
    search,
    scan,
    changedOnDisk,
    documentChanged: files.documentChanged,
    parsed: files.parsed,
    flush: files.flush,
    documentClosed: files.documentClosed,
    onOthersStale(listener) {
      othersStale = listener;
    },
    agent: files.agent,
    load: files.load,
    textOf: files.textOf,
    context: contexts.context,
    contextOf: contexts.contextOf,
    get routing() {
      return contexts.routing;
    },
    get routingRevision() {
      return contexts.routingRevision;
    },
    setRouting: contexts.setRouting,
  };
}

const MOST_LOGGED = 5;

/** Logs the globs of the setting `files` that are not used, the first few of many. */
function logRefused(log: Log, from: string, { refusedFiles }: Settings): void {
  for (const { glob, reason } of refusedFiles.slice(0, MOST_LOGGED))
    log(`${from}: the glob \`${glob}\` in \`files\` is not used. It ${reason}.`);
  const more = refusedFiles.length - MOST_LOGGED;
  if (more > 0) log(`${from}: ${more} more globs in \`files\` are not used.`);
}
