// The documents of an agent service: those that were given, and those that a rescan finds through the host. A given text takes
// precedence over the file.

import { missingFilesOf, readWorkspaceContext } from '../dialects/claude/places/contextReader';
import { readSkillWords } from '../dialects/claude/places/skillWords';
import { agentsAmong, type Search, searchAgentFolders, searchFolders } from '../dialects/discovery';
import { agentPlace } from '../dialects/places';
import type { Runtime } from '../dialects/runtime';
import { decoded } from '../text/uri';
import type { AgentIndex, IndexedAgent } from '../workspace/agentIndex';
import type { PluginFolder } from '../workspace/placeRules';
import { type AgentFolders, type AgentPlace, addedPlace } from '../workspace/placeRules';
import { addedFiles, type Settings } from '../workspace/settings';
import { createSettingsFiles } from '../workspace/settingsFiles';
import type { Unread } from '../workspace/unread';
import type { AgentHost, AgentProblem, AgentServiceOptions } from './options';

interface ServiceFiles {
  settingsFor(uri: string): Settings;
  /**
   * Calls `work` while the index holds this text in place of the file's own. What `work` returns may keep the workspace's snapshot.
   * Costs two parses and two copies of the list of agents.
   */
  whileGiven<T>(uri: string, text: string, work: (agent: IndexedAgent) => T): T | undefined;
  update(uri: string, text: string): void;
  remove(uri: string): void;
  rescan(): Promise<void>;
}

interface FilesOptions {
  readonly options: AgentServiceOptions;
  /** Of files that no `.subagents.json` counts for, and what those add to. */
  readonly settings: Settings;
  readonly index: AgentIndex;
  readonly runtimeFor: (uri: string) => Runtime;
  readonly onProblem: (problem: AgentProblem) => void;
}

export function createServiceFiles({ options, settings, index, runtimeFor, onProblem }: FilesOptions): ServiceFiles {
  const folders = (options.folders ?? []).map((uri) => uri.replace(/\/$/, ''));
  const userFolder = options.userFolder?.replace(/\/$/, '');
  const given = new Map<string, string>();
  let plugins: readonly PluginFolder[] = [];
  let settingsFiles: ReturnType<typeof createSettingsFiles> | undefined;
  let lastScan: Promise<void> = Promise.resolve();

  const settingsFor = (uri: string): Settings => settingsFiles?.nearest(uri) ?? settings;
  const extra = addedFiles(settingsFor);
  const agentFolders = (): AgentFolders => ({
    plugins,
    extra,
    ...(userFolder === undefined ? {} : { user: `${userFolder}/agents` }),
  });
  const placeOf = (uri: string): AgentPlace => agentPlace(uri, agentFolders()) ?? addedPlace(uri);
  const pathOf = (uri: string): string => {
    const folder = folders.find((root) => uri.startsWith(`${root}/`));
    return decoded(folder ? uri.slice(folder.length + 1) : uri.replace(/^file:\/\//, ''));
  };
  const put = (uri: string, text: string): void => {
    index.put(uri, text, placeOf(uri), pathOf(uri));
  };

  /** A rule reports files that are too large. */
  const noteUnread = (uri: string, why?: Unread): void => {
    if (why !== 'too-large') onProblem({ kind: 'unreadable', uri });
  };

  const readSettingsFiles = async (host: AgentHost): Promise<void> => {
    const next = createSettingsFiles({
      host,
      base: settings,
      invalid: (uri, problem) => onProblem({ kind: problem === 'not-json' ? problem : 'unreadable', uri }),
      read(uri, { refusedFiles }) {
        for (const { glob, reason } of refusedFiles) onProblem({ kind: 'glob-refused', uri, glob, reason });
      },
    });
    await next.loadBelow(folders);
    settingsFiles = next;
    index.setRuntimes(runtimeFor);
  };
  const scan = async (host: AgentHost): Promise<void> => {
    await readSettingsFiles(host);
    const search: Search = {
      host,
      unread: noteUnread,
      ...(userFolder === undefined ? {} : { userFolder }),
    };
    const found = await searchFolders(search, folders, settings.files.length > 0 || settingsFiles?.globs !== '');
    plugins = found.plugins;
    const elsewhere = await searchAgentFolders(search, agentFolders());
    const agents = await agentsAmong([...found.candidates, ...elsewhere], agentFolders());
    const texts = await Promise.all(
      [...agents.keys()].map(async (uri) => [uri, await host.read(uri, undefined, noteUnread)] as const),
    );
    const { context, skillFiles } = await readWorkspaceContext(
      {
        host,
        readWords: readSkillWords,
        pathOf,
        log: (message) => onProblem({ kind: 'configuration', message }),
        plugins: plugins.map(({ root }) => root),
      },
      folders,
      found.context,
    );
    const fromHost = new Map(texts.flatMap(([uri, text]) => (text === undefined ? [] : [[uri, text] as const])));
    for (const uri of [...index.uris]) if (!fromHost.has(uri) && !given.has(uri)) index.remove(uri);
    for (const [uri, text] of new Map([...fromHost, ...given])) put(uri, text);
    const references = [...index.uris].flatMap((uri) => index.entry(uri)?.references ?? []);
    const missingFiles = await missingFilesOf(host, references);
    index.setContext({ ...context, skillFiles, missingFiles });
  };

  return {
    settingsFor,
    whileGiven(uri, text, work) {
      const before = index.get(uri);
      if (before?.doc.text === text) return work(before);
      put(uri, text);
      try {
        const agent = index.get(uri);
        return agent && work(agent);
      } finally {
        if (before) put(uri, before.doc.text);
        else index.remove(uri);
      }
    },
    update(uri, text) {
      given.set(uri, text);
      put(uri, text);
    },
    remove(uri) {
      given.delete(uri);
      index.remove(uri);
    },
    rescan() {
      const { host } = options;
      if (!host) return lastScan;
      const next = lastScan.then(
        () => scan(host),
        () => scan(host),
      );
      lastScan = next;
      return next;
    },
  };
}
