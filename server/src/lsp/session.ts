// One client's view of the world: its folders, open documents and settings, and the index over them. Asks the host for
// files and tells listeners when an answer about any file may have changed.

import type { AgentNotes } from '../core/routing/notes';
import type { FrontmatterReader } from '../core/rules/reader';
import type { RuleContext } from '../core/rules/rule';
import { isFieldLike } from '../core/schema/fieldModel';
import type { AgentDocument } from '../core/syntax/document';
import { parseAgent } from '../core/syntax/parse';
import { viewOf } from '../core/syntax/view';
import type { Units } from '../core/text/lineIndex';
import { judge, type Verdict } from '../core/verdict/verdict';
import { type AgentIndex, createAgentIndex, type IndexedAgent } from '../core/workspace/agentIndex';
import { type AgentFolders, type AgentPlace, agentPlace } from '../core/workspace/agentPath';
import { anyOf, globToRegExp } from '../core/workspace/globs';
import type { Host } from '../core/workspace/host';
import { defaultSettings, optionsOf, readSettings, SETTINGS_FILE, type Settings } from '../core/workspace/settings';
import { AROUND, type UserPlaces } from '../core/workspace/surroundings';
import type { Surroundings, Workspace } from '../core/workspace/workspace';
import type { Log } from './guard';
import { createOutside } from './outside';
import { createSettingsFiles } from './settingsFiles';
import { inSlices, letOthersIn } from './slices';

const AGENTS = '**/.claude/agents/**/*.md';
const PLUGINS = '**/.claude-plugin/plugin.json';
/** Editors tell of a folder that went or came by its own name, and not by the files in it. */
const AGENT_FOLDERS = ['**/.claude', '**/.claude/agents', '**/.claude/agents/**', '**/agents', '**/agents/**'];
export const WATCHED: readonly string[] = ['**/*.md', PLUGINS, ...AROUND, `**/${SETTINGS_FILE}`, ...AGENT_FOLDERS];

/** Below the user's own folder. `.claude.json` is not among them: Claude Code writes it all the time. */
const OF_USER = ['settings.json', 'skills/*/SKILL.md', 'plugins/installed_plugins.json'] as const;
export const WATCHED_OF_USER: readonly string[] = ['agents/**/*.md', ...OF_USER];

export interface SessionOptions {
  readonly host: Host;
  readonly today: () => string;
  readonly readers: readonly FrontmatterReader[];
  /** URI of the user's folder of agents, where the host knows it. */
  readonly userAgents?: string;
  /** URI of the folder of agents that an administrator prescribes. */
  readonly managedAgents?: string;
  /** Where the user's own things lie; absent where the host has none. */
  readonly user?: UserPlaces;
  readonly log: Log;
  /** What the client counts characters in. */
  readonly units: Units;
}

export interface Session {
  readonly units: Units;
  /** Of the client; for one file see `settingsFor`. */
  readonly settings: Settings;
  /** The client's settings with those of the nearest `.subagents.json` over them. */
  settingsFor(uri: string): Settings;
  readonly index: AgentIndex;
  /** Grows whenever settings change: part of every diagnostic's identity. */
  readonly settingsRevision: number;
  configure(raw: unknown): Promise<void>;
  setFolders(uris: readonly string[]): void;
  /** Reads what the host has; may be called again. */
  scan(): Promise<void>;
  /** An open document wins over the file on disk until it is closed. It is read when somebody asks for it. */
  open(uri: string, text: string): void;
  /** Reads what was typed in since, and leaves the news to `settle`. */
  catchUp(): void;
  /** The same; true when other files' answers may have changed since it was last asked. */
  settle(): boolean;
  close(uri: string): Promise<boolean>;
  changedOnDisk(uri: string): Promise<boolean>;
  /** Absent for everything that is not an open agent file. */
  agent(uri: string): IndexedAgent | undefined;
  /** As `agent`, open or not; reads a file that is not. */
  load(uri: string): Promise<IndexedAgent | undefined>;
  /** Of any file in sight, as it is in the editor or else on disk; absent where there is none. */
  textOf(uri: string): Promise<string | undefined>;
  context(agent: IndexedAgent): RuleContext;
  /** The context the agent would have with another text. */
  contextOf(text: string, agent: IndexedAgent): RuleContext;
  readonly folders: readonly string[];
  /** What the rules about routing say, by URI. */
  readonly routing: Workspace['routing'];
  /** Grows whenever that changes. */
  readonly routingRevision: number;
  /** True when it changed. */
  setRouting(routing: ReadonlyMap<string, AgentNotes>): boolean;
}

export function createSession(options: SessionOptions): Session {
  const { host } = options;
  let settings = defaultSettings;
  let settingsRevision = 0;
  let folders: readonly string[] = [];
  let plugins: readonly string[] = [];
  let installed: readonly string[] = [];
  const index = createAgentIndex((uri) => settingsFor(uri).claudeVersion, options.units);
  const openTexts = new Map<string, string>();
  // Typed in since anybody asked: read when somebody does, so that a burst of keystrokes costs one reading.
  const unsettled = new Set<string>();
  // Open, and their file went: nobody's agents, until somebody types in them or saves them again.
  const withoutFile = new Set<string>();
  let changedUnseen = false;
  let scanning = false;
  const toldMeanwhile = new Set<string>();

  const files = createSettingsFiles(host, options.log);
  const places = (): AgentFolders => ({
    plugins: [...plugins, ...installed],
    ...(options.managedAgents ? { managed: options.managedAgents } : {}),
    ...(options.userAgents && settings.userAgents ? { user: options.userAgents } : {}),
    extra: settings.files.map(globToRegExp),
  });
  const pathOf = (uri: string): string => {
    const folder = folders.find((root) => uri.startsWith(`${root}/`));
    return decodeURI(folder ? uri.slice(folder.length + 1) : uri.replace(/^file:\/\//, ''));
  };
  /** The document is kept only of what is open: ten thousand agents must fit. */
  const put = (uri: string, text: string, place: AgentPlace): boolean =>
    openTexts.has(uri) ? index.put(uri, text, place, pathOf(uri)) : index.learn(uri, text, place, pathOf(uri));
  const settleOne = (uri: string): boolean => {
    unsettled.delete(uri);
    const text = openTexts.get(uri);
    const place = agentPlace(uri, places());
    return text !== undefined && place !== undefined && put(uri, text, place);
  };
  const catchUp = (): void => {
    for (const uri of [...unsettled]) if (settleOne(uri)) changedUnseen = true;
  };
  // Two answers about one file can come in the other order: what was asked last decides, or a file written anew would be lost.
  const looks = new Map<string, symbol>();
  const lookAt = (uri: string): (() => boolean) => {
    const look = Symbol(uri);
    looks.set(uri, look);
    return () => looks.get(uri) === look && looks.delete(uri);
  };
  const refresh = (uri: string): Promise<boolean> => refreshAt(uri, agentPlace(uri, places()));
  const refreshAt = async (uri: string, place: AgentPlace | undefined): Promise<boolean> => {
    const isNewest = lookAt(uri);
    const text = place ? (openTexts.get(uri) ?? (await host.read(uri))) : undefined;
    if (!isNewest()) return false;
    return place && text !== undefined ? put(uri, text, place) : index.remove(uri);
  };
  const fileChanged = async (uri: string): Promise<boolean> => {
    if (!openTexts.has(uri)) return refresh(uri);
    const isNewest = lookAt(uri);
    const about = await host.stat(uri);
    if (!isNewest()) return false;
    if (about !== undefined) {
      withoutFile.delete(uri);
      return index.known(uri) ? false : refresh(uri);
    }
    withoutFile.add(uri);
    unsettled.delete(uri);
    return index.remove(uri);
  };
  const folderChanged = async (folder: string): Promise<boolean> => {
    const known = [...index.uris].filter((uri) => uri.startsWith(`${folder}/`));
    const about = await host.stat(folder);
    const there = about?.kind === 'folder' ? await host.list(folder, ['**/*.md']) : [];
    const changed = [];
    for (const uri of new Set([...known, ...there.filter((each) => agentPlace(each, places()))]))
      changed.push(await fileChanged(uri));
    return changed.includes(true);
  };
  const outside = createOutside(options);
  const gather = async (files: readonly string[]): Promise<Surroundings> => {
    const gathered = await outside.gather(files, { folders, plugins, pathOf, userConfig: settings.userConfig });
    installed = gathered.installed;
    return gathered.around;
  };
  const lookAround = async (): Promise<boolean> => {
    const found = await Promise.all(folders.map((folder) => host.list(folder, AROUND)));
    return surround(await gather([...new Set(found.flat())]));
  };
  const surround = async (around: Surroundings): Promise<boolean> => {
    const references = new Set([...index.uris].flatMap((uri) => index.known(uri)?.references ?? []));
    const missingFiles = new Set<string>();
    await inSlices(
      [...references],
      async (uri) => {
        if ((await host.stat(uri)) === undefined) missingFiles.add(uri);
      },
      host.atOnce,
    );
    return index.setSurroundings({ ...around, missingFiles });
  };

  const scanFolders = async (): Promise<void> => {
    const globs = [AGENTS, ...settings.files];
    const unreadable = new Set<string>();
    const list = (folder: string, wanted: readonly string[]): Promise<readonly string[]> =>
      host.list(folder, wanted, undefined, (each) => unreadable.add(each));
    const listed = await Promise.all(folders.map((folder) => list(folder, [...globs, PLUGINS, ...AROUND])));
    const found = [...new Set(listed.flat())];
    const manifests = found.filter((uri) => uri.endsWith('/.claude-plugin/plugin.json'));
    plugins = manifests.map((uri) => uri.slice(0, -'/.claude-plugin/plugin.json'.length));
    await letOthersIn();
    const around = await gather(found.filter(isAround));
    const { plugins: ofPlugins, user, managed } = places();
    const trees = [
      ...ofPlugins.map((root) => `${root}/agents`),
      ...(user ? [user] : []),
      ...(managed ? [managed] : []),
    ];
    const elsewhere = await Promise.all(trees.map((tree) => list(tree, ['**/*.md'])));
    const wanted = new Map<string, AgentPlace>();
    const where = places();
    const open = [...openTexts.keys()].filter((uri) => !withoutFile.has(uri));
    await inSlices([...new Set([...found, ...elsewhere.flat(), ...open])], (uri) => {
      const place = agentPlace(uri, where);
      if (place) wanted.set(uri, place);
    });
    for (const uri of [...index.uris]) if (!wanted.has(uri)) index.remove(uri);
    await inSlices(
      [...wanted],
      async ([uri, place]) => {
        await refreshAt(uri, place);
        if (!index.known(uri) && !looks.has(uri)) unreadable.add(uri);
      },
      host.atOnce,
    );
    if (unreadable.size > 0) options.log(unreadableWords([...unreadable].map(pathOf)));
    await surround(around);
  };

  let routing: Workspace['routing'];
  let routingRevision = 0;
  let withRouting: Workspace | undefined;
  /** The index's own snapshot with what was worked out beside it. */
  const inSight = (): Workspace => {
    const { workspace } = index;
    if (!routing) return workspace;
    if (withRouting?.revision !== workspace.revision || withRouting.routing !== routing)
      withRouting = { ...workspace, routing };
    return withRouting;
  };
  const contextFor = (doc: AgentDocument, verdict: Verdict, place: AgentPlace): RuleContext => ({
    doc,
    view: viewOf(doc),
    verdict,
    scope: place.scope,
    workspace: inSight(),
    readers: options.readers,
    options: {
      today: options.today(),
      ...optionsOf(settingsFor(doc.uri)),
    },
  });
  const settingsFor = (uri: string): Settings => files.nearest(uri) ?? settings;
  const readSettingsFiles = async (): Promise<void> => {
    await files.read(folders, settings, pathOf);
    const again = index.setVersion((uri) => settingsFor(uri).claudeVersion);
    await inSlices(
      again,
      async (uri) => {
        await refresh(uri);
      },
      host.atOnce,
    );
    settingsRevision++;
  };

  return {
    units: options.units,
    get settings() {
      return settings;
    },
    settingsFor,
    get settingsRevision() {
      return settingsRevision;
    },
    get folders() {
      return folders;
    },
    index,
    get routing() {
      return routing;
    },
    get routingRevision() {
      return routingRevision;
    },
    setRouting(next) {
      if (sameNotes(routing, next)) return false;
      routing = next;
      routingRevision++;
      return true;
    },
    async configure(raw) {
      settings = readSettings(raw);
      await readSettingsFiles();
    },
    setFolders(uris) {
      folders = uris.map((uri) => uri.replace(/\/$/, ''));
    },
    async scan() {
      scanning = true;
      try {
        await scanFolders();
      } finally {
        scanning = false;
      }
      // What was told of meanwhile may have come after its folder was listed.
      const late = [...toldMeanwhile];
      toldMeanwhile.clear();
      for (const uri of late) await this.changedOnDisk(uri);
    },
    open(uri, text) {
      openTexts.set(uri, text);
      withoutFile.delete(uri);
      if (agentPlace(uri, places())) unsettled.add(uri);
    },
    catchUp,
    settle() {
      catchUp();
      const changed = changedUnseen;
      changedUnseen = false;
      return changed;
    },
    async close(uri) {
      openTexts.delete(uri);
      withoutFile.delete(uri);
      unsettled.delete(uri);
      return refresh(uri);
    },
    async changedOnDisk(uri) {
      if (scanning) toldMeanwhile.add(uri);
      if (uri.endsWith(`/${SETTINGS_FILE}`)) {
        await readSettingsFiles();
        return true;
      }
      if (isAround(uri) || isOfUser(uri, options.user)) return lookAround();
      if (!/\.md$/i.test(uri)) return folderChanged(uri.replace(/\/$/, ''));
      return fileChanged(uri);
    },
    agent(uri) {
      if (unsettled.has(uri) && settleOne(uri)) changedUnseen = true;
      return index.get(uri);
    },
    async load(uri) {
      const open = this.agent(uri);
      if (open) return open;
      const text = index.known(uri) && (await host.read(uri));
      return text === undefined ? undefined : index.read(uri, text);
    },
    textOf: async (uri) => openTexts.get(uri) ?? host.read(uri),
    context: (agent) => contextFor(agent.doc, agent.verdict, agent.place),
    contextOf(text, agent) {
      const doc = parseAgent(agent.doc.uri, text, isFieldLike, undefined, options.units);
      const verdict = judge(doc, {
        scope: agent.place.scope,
        path: doc.uri,
        claudeVersion: settingsFor(doc.uri).claudeVersion,
      });
      return contextFor(doc, verdict, agent.place);
    },
  };
}

const sameNotes = (a: Workspace['routing'], b: Workspace['routing']): boolean =>
  JSON.stringify(saying(a)) === JSON.stringify(saying(b));

/** Of most agents nothing is said. */
const saying = (notes: Workspace['routing']) =>
  [...(notes ?? [])]
    .filter(([, { elsewhere, competes, body }]) => elsewhere.length + competes.length > 0 || body)
    .sort();

const aroundGlobs = anyOf(AROUND);
/** Asked of every file there is: how it ends tells of nearly all. */
const isAround = (uri: string): boolean => /(?:\.json|\/SKILL\.md)$/.test(uri) && aroundGlobs.test(uri);

const ofUser = anyOf(OF_USER);
const isOfUser = (uri: string, user: UserPlaces | undefined): boolean =>
  user !== undefined && uri.startsWith(`${user.folder}/`) && ofUser.test(uri.slice(user.folder.length));

/** The first few by name: of a thousand nobody reads more. */
function unreadableWords(paths: readonly string[]): string {
  const named = paths.slice(0, 5).join(', ');
  return paths.length > 5 ? `Not readable: ${named} and ${paths.length - 5} more.` : `Not readable: ${named}.`;
}
