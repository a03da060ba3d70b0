// Keeps the index in step with open documents and with files on disk that are reported as changed; `scan.ts` finds all others. An
// open document takes precedence over its file.

import type { AgentIndex, IndexedAgent } from '../../core/workspace/agentIndex';
import type { Host } from '../../core/workspace/host';
import type { AgentPlace } from '../../core/workspace/placeRules';
import type { OnUnread } from '../../core/workspace/unread';
import type { Documents } from '../documents';
import { failure, type Log } from '../guard';
import { inSlices } from '../scheduling';
import type { SessionPlaces } from './sessionPlaces';

export interface AgentFiles {
  /** To be called when a document was opened or edited: it is parsed when its agent is asked for, or on the next `flush`. */
  documentChanged(uri: string): void;
  /** Parses the document as it is now; a promise while that takes long. */
  parsed(uri: string): Promise<void> | undefined;
  /** Parses the documents that changed since; a promise while that takes long. */
  flush(): Promise<void> | undefined;
  /** True when other files' diagnostics may have changed. */
  documentClosed(uri: string): Promise<boolean>;
  /** Absent for everything that is not an open agent file. As of an earlier text while `parsed` takes long. */
  agent(uri: string): IndexedAgent | undefined;
  /** The agent of a file that is open or not: reads and parses one that is not. */
  load(uri: string): Promise<IndexedAgent | undefined>;
  /** The text of any file, as it is in the editor or else on disk; absent where there is none. */
  textOf(uri: string): Promise<string | undefined>;
  /** Open documents, without those whose file was deleted. */
  readonly openUris: readonly string[];
  /** Reads a file again; true when that changed what other files may know. */
  refresh(uri: string, place?: AgentPlace, unread?: OnUnread): Promise<boolean>;
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
  log: Log,
): AgentFiles {
  /** Documents that changed since they were parsed: a burst of keystrokes costs one parse. */
  const unparsed = new Set<string>();
  /** Open documents whose file was deleted. Excluded from the index until edited or saved. */
  const deleted = new Set<string>();

  const isOpen = (uri: string): boolean => documents.get(uri) !== undefined;
  /** Syntax trees are kept of open documents only: memory must not grow with ten thousand agents. */
  const put = (uri: string, text: string, place: AgentPlace, isStopped: () => boolean) =>
    inSlices(index.putSteps(uri, text, place, places.pathOf(uri), isOpen(uri)), isStopped);
  const parsing = new Map<string, Promise<void>>();
  const parsed = (uri: string): Promise<void> | undefined => {
    if (!unparsed.delete(uri)) return parsing.get(uri);
    const document = documents.get(uri);
    const place = places.placeOf(uri);
    if (!document || !place) return undefined;
    const isStopped = (): boolean => documents.get(uri) !== document || deleted.has(uri);
    const changed = put(uri, document.getText(), place, isStopped);
    if (typeof changed === 'boolean') {
      parsing.delete(uri);
      if (changed) othersStale();
      return undefined;
    }
    const done = changed
      .then(
        (isChanged) => {
          if (isChanged) othersStale();
        },
        failure(`parsing ${uri}`, log),
      )
      .then(() => {
        if (parsing.get(uri) === done) parsing.delete(uri);
        return parsed(uri);
      });
    parsing.set(uri, done);
    return done;
  };
  const flush = (): Promise<void> | undefined => {
    const waiting = [...new Set([...unparsed, ...parsing.keys()])].flatMap((uri) => parsed(uri) ?? []);
    return waiting.length === 0 ? undefined : Promise.all(waiting).then(() => undefined);
  };
  const agent = (uri: string): IndexedAgent | undefined => {
    parsed(uri);
    return index.get(uri);
  };
  // Answers about one file may come out of order: only the last question counts.
  const questions = new Map<string, symbol>();
  const ask = (uri: string): (() => boolean) => {
    const question = Symbol(uri);
    questions.set(uri, question);
    return () => questions.get(uri) === question && questions.delete(uri);
  };
  const refresh = async (uri: string, place = places.placeOf(uri), unread?: OnUnread): Promise<boolean> => {
    const isLast = ask(uri);
    const document = documents.get(uri);
    const text = place ? (document?.getText() ?? (await host.read(uri, undefined, unread))) : undefined;
    if (!isLast()) return false;
    if (!place || text === undefined) return index.remove(uri);
    return (await put(uri, text, place, () => questions.has(uri) || documents.get(uri) !== document)) ?? false;
  };
  const fileChanged = async (uri: string): Promise<boolean> => {
    if (!isOpen(uri)) return refresh(uri);
    const isLast = ask(uri);
    const about = await host.stat(uri);
    if (!isLast()) return false;
    if (about !== undefined && about.kind !== 'broken') {
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
      unparsed.add(uri);
    },
    parsed,
    flush,
    async documentClosed(uri) {
      deleted.delete(uri);
      unparsed.delete(uri);
      return refresh(uri);
    },
    agent,
    async load(uri) {
      await parsed(uri);
      const open = agent(uri);
      if (open) return open;
      const text = index.entry(uri) && (await host.read(uri));
      return text === undefined ? undefined : inSlices(index.parseSteps(uri, text), () => false);
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
