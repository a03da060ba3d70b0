// Keeps the index in step with open documents and with files on disk that are reported as changed; `scan.ts` finds all others. An
// open document takes precedence over its file.

import type { AgentIndex, IndexedAgent } from '../../core/workspace/agentIndex';
import type { Host } from '../../core/workspace/host';
import type { AgentPlace } from '../../core/workspace/placeRules';
import type { Documents } from '../documents';
import type { SessionPlaces } from './sessionPlaces';

export interface AgentFiles {
  /** To be called when a document was opened or edited: it is parsed when its agent is asked for, or on the next `flush`. */
  documentChanged(uri: string): void;
  /** Parses the documents that changed since. */
  flush(): void;
  /** True when other files' diagnostics may have changed. */
  documentClosed(uri: string): Promise<boolean>;
  /** Absent for everything that is not an open agent file. */
  agent(uri: string): IndexedAgent | undefined;
  /** The agent of a file that is open or not: reads and parses one that is not. */
  load(uri: string): Promise<IndexedAgent | undefined>;
  /** The text of any file, as it is in the editor or else on disk; absent where there is none. */
  textOf(uri: string): Promise<string | undefined>;
  /** Open documents, without those whose file was deleted. */
  readonly openUris: readonly string[];
  /** Reads a file again; true when that changed what other files may know. */
  refresh(uri: string, place?: AgentPlace): Promise<boolean>;
  /** True while a file is being read for the index. */
  isReading(uri: string): boolean;
  fileChanged(uri: string): Promise<boolean>;
  folderChanged(folder: string): Promise<boolean>;
}

/** `othersStale` is called when a parsed document changed what other files may know. */
export function createAgentFiles(
  host: Host,
  documents: Pick<Documents, 'get' | 'uris'>,
  index: AgentIndex,
  places: SessionPlaces,
  othersStale: () => void,
): AgentFiles {
  /** Documents that changed since they were parsed: a burst of keystrokes costs one parse. */
  const unparsed = new Set<string>();
  /** Open documents whose file was deleted. Excluded from the index until edited or saved. */
  const deleted = new Set<string>();

  const isOpen = (uri: string): boolean => documents.get(uri) !== undefined;
  /** Syntax trees are kept of open documents only: memory must not grow with ten thousand agents. */
  const put = (uri: string, text: string, place: AgentPlace): boolean =>
    index.put(uri, text, place, places.pathOf(uri), isOpen(uri));
  const parse = (uri: string): void => {
    if (!unparsed.delete(uri)) return;
    const text = documents.get(uri)?.getText();
    const place = places.placeOf(uri);
    if (text !== undefined && place && put(uri, text, place)) othersStale();
  };
  const agent = (uri: string): IndexedAgent | undefined => {
    parse(uri);
    return index.get(uri);
  };
  // Answers about one file may come out of order: only the last question counts.
  const questions = new Map<string, symbol>();
  const ask = (uri: string): (() => boolean) => {
    const question = Symbol(uri);
    questions.set(uri, question);
    return () => questions.get(uri) === question && questions.delete(uri);
  };
  const refresh = async (uri: string, place = places.placeOf(uri)): Promise<boolean> => {
    const isLast = ask(uri);
    const text = place ? (documents.get(uri)?.getText() ?? (await host.read(uri))) : undefined;
    if (!isLast()) return false;
    return place && text !== undefined ? put(uri, text, place) : index.remove(uri);
  };
  const fileChanged = async (uri: string): Promise<boolean> => {
    if (!isOpen(uri)) return refresh(uri);
    const isLast = ask(uri);
    const about = await host.stat(uri);
    if (!isLast()) return false;
    if (about !== undefined) {
      deleted.delete(uri);
      return index.entry(uri) ? false : refresh(uri);
    }
    deleted.add(uri);
    unparsed.delete(uri);
    return index.remove(uri);
  };

  return {
    documentChanged(uri) {
      deleted.delete(uri);
      if (places.placeOf(uri)) unparsed.add(uri);
    },
    flush() {
      for (const uri of [...unparsed]) parse(uri);
    },
    async documentClosed(uri) {
      deleted.delete(uri);
      unparsed.delete(uri);
      return refresh(uri);
    },
    agent,
    async load(uri) {
      const open = agent(uri);
      if (open) return open;
      const text = index.entry(uri) && (await host.read(uri));
      return text === undefined ? undefined : index.parse(uri, text);
    },
    textOf: async (uri) => documents.get(uri)?.getText() ?? host.read(uri),
    get openUris() {
      return [...documents.uris()].filter((uri) => !deleted.has(uri));
    },
    refresh,
    isReading: (uri) => questions.has(uri),
    fileChanged,
    async folderChanged(folder) {
      const known = [...index.uris].filter((uri) => uri.startsWith(`${folder}/`));
      const about = await host.stat(folder);
      const there = about?.kind === 'folder' ? await host.list(folder, ['**/*.md']) : [];
      const changed = [];
      for (const uri of new Set([...known, ...there.filter((each) => places.placeOf(each))]))
        changed.push(await fileChanged(uri));
      return changed.includes(true);
    },
  };
}
