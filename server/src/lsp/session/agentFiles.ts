// The agent files of a session: keeps the index in step with what is typed and with what lies on disk. A text that is open wins
// over its file; of two answers about one file the one asked for last counts. Looks at single files and never searches folders
// for what nobody told of.

import type { AgentIndex, IndexedAgent } from '../../core/workspace/agentIndex';
import type { Host } from '../../core/workspace/host';
import type { AgentPlace } from '../../core/workspace/placeRules';
import type { WhereAgents } from './whereAgents';

export interface AgentFiles {
  /** An open document wins over the file on disk until it is closed. It is read when somebody asks for it. */
  open(uri: string, text: string): void;
  /** Reads what was typed in since, and leaves the news to `settle`. */
  catchUp(): void;
  /** The same; true when other files' answers may have changed since it was last asked. */
  settle(): boolean;
  close(uri: string): Promise<boolean>;
  /** Absent for everything that is not an open agent file. */
  agent(uri: string): IndexedAgent | undefined;
  /** As `agent`, open or not; reads a file that is not. */
  load(uri: string): Promise<IndexedAgent | undefined>;
  /** Of any file in sight, as it is in the editor or else on disk; absent where there is none. */
  textOf(uri: string): Promise<string | undefined>;
  /** Open, and as far as is known with a file. */
  readonly openOnes: readonly string[];
  /** Reads one anew; true when that changed what other files may know. */
  refresh(uri: string): Promise<boolean>;
  /** The same where its place is known. */
  refreshAt(uri: string, place: AgentPlace | undefined): Promise<boolean>;
  /** Read by somebody who has no answer yet. */
  isLookedAt(uri: string): boolean;
  fileChanged(uri: string): Promise<boolean>;
  folderChanged(folder: string): Promise<boolean>;
}

export function createAgentFiles(host: Host, index: AgentIndex, where: WhereAgents): AgentFiles {
  const openTexts = new Map<string, string>();
  // Typed in since anybody asked: read when somebody does, so that a burst of keystrokes costs one reading.
  const unsettled = new Set<string>();
  // Open, and their file went: nobody's agents, until somebody types in them or saves them again.
  const withoutFile = new Set<string>();
  let changedUnseen = false;

  /** The document is kept only of what is open: ten thousand agents must fit. */
  const put = (uri: string, text: string, place: AgentPlace): boolean =>
    openTexts.has(uri)
      ? index.put(uri, text, place, where.pathOf(uri))
      : index.learn(uri, text, place, where.pathOf(uri));
  const settleOne = (uri: string): boolean => {
    unsettled.delete(uri);
    const text = openTexts.get(uri);
    const place = where.placeOf(uri);
    return text !== undefined && place !== undefined && put(uri, text, place);
  };
  const catchUp = (): void => {
    for (const uri of [...unsettled]) if (settleOne(uri)) changedUnseen = true;
  };
  const agent = (uri: string): IndexedAgent | undefined => {
    if (unsettled.has(uri) && settleOne(uri)) changedUnseen = true;
    return index.get(uri);
  };
  // Two answers about one file can come in the other order: what was asked last decides, or a file written anew would be lost.
  const looks = new Map<string, symbol>();
  const lookAt = (uri: string): (() => boolean) => {
    const look = Symbol(uri);
    looks.set(uri, look);
    return () => looks.get(uri) === look && looks.delete(uri);
  };
  const refresh = (uri: string): Promise<boolean> => refreshAt(uri, where.placeOf(uri));
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

  return {
    open(uri, text) {
      openTexts.set(uri, text);
      withoutFile.delete(uri);
      if (where.placeOf(uri)) unsettled.add(uri);
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
    agent,
    async load(uri) {
      const open = agent(uri);
      if (open) return open;
      const text = index.known(uri) && (await host.read(uri));
      return text === undefined ? undefined : index.read(uri, text);
    },
    textOf: async (uri) => openTexts.get(uri) ?? host.read(uri),
    get openOnes() {
      return [...openTexts.keys()].filter((uri) => !withoutFile.has(uri));
    },
    refresh,
    refreshAt,
    isLookedAt: (uri) => looks.has(uri),
    fileChanged,
    async folderChanged(folder) {
      const known = [...index.uris].filter((uri) => uri.startsWith(`${folder}/`));
      const about = await host.stat(folder);
      const there = about?.kind === 'folder' ? await host.list(folder, ['**/*.md']) : [];
      const changed = [];
      for (const uri of new Set([...known, ...there.filter((each) => where.placeOf(each))]))
        changed.push(await fileChanged(uri));
      return changed.includes(true);
    },
  };
}
