// Keeps a summary of every agent file and the parsed documents of those in use, and hands out snapshots of all summaries. Its
// callers read the files and report every change. An edit costs the same however many agents there are, but for one copy of
// the list of agents (80 kB at 10,000).

import type { Runtime } from '../dialects/runtime';
import type { Verdict } from '../dialects/verdict';
import type { AgentDocument } from '../syntax/document';
import { fileReferences } from '../syntax/fileReferences';
import { parseAgent } from '../syntax/parse';
import { inSteps } from '../syntax/yamlDocument';
import type { Units } from '../text/lineIndex';
import { atOnce, finish, type Steps, type Working } from '../text/steps';
import { createAgentRegistry } from './agentRegistry';
import type { AgentPlace } from './placeRules';
import { filePlace } from './placeRules';
import { sameSummary, summaryOf } from './summary';
import type { AgentSummary, Workspace } from './workspace';
import { sameContext, type WorkspaceContext } from './workspaceContext';

/** What is kept of an agent file whose document is not. */
export interface AgentEntry {
  readonly place: AgentPlace;
  /** Of the runtime it was judged by. */
  readonly version: string;
  /** Absent for a file that is no agent. */
  readonly summary: AgentSummary | undefined;
  /** URIs of the files its body refers to. */
  readonly references: readonly string[];
  /** Another number for every text that was put, even if the texts are equal. */
  readonly revision: number;
}

export interface IndexedAgent extends Omit<AgentEntry, 'references' | 'version'> {
  /** By which it was judged. */
  readonly runtime: Runtime;
  readonly doc: AgentDocument;
  readonly verdict: Verdict;
}

export interface AgentIndex {
  /**
   * Parses, judges and summarizes a file; true when what other files may know of it changed. `keepDocument: false` keeps the entry
   * alone.
   */
  put(uri: string, text: string, place: AgentPlace, path: string, keepDocument?: boolean): boolean;
  /** The same in steps; the index changes with the last one. */
  putSteps(uri: string, text: string, place: AgentPlace, path: string, keepDocument?: boolean): Steps<boolean>;
  /** Puts what an earlier run knew of a file. */
  restore(uri: string, entry: AgentEntry): void;
  remove(uri: string): boolean;
  /** Absent where there is no such agent, or its document was not kept. */
  get(uri: string): IndexedAgent | undefined;
  entry(uri: string): AgentEntry | undefined;
  /** The agent with this text; the index keeps its own. Absent for a file that is not in the index. */
  parse(uri: string, text: string): IndexedAgent | undefined;
  parseSteps(uri: string, text: string): Steps<IndexedAgent | undefined>;
  readonly uris: Iterable<string>;
  /** True when it changed. */
  setContext(context: WorkspaceContext): boolean;
  /** Judges by the runtime that now counts for each file. Returns the files to put again, because their documents were not kept. */
  setRuntimes(runtimeFor: (uri: string) => Runtime): readonly string[];
  /** A snapshot; the same object until something changes. */
  readonly workspace: Workspace;
}

interface AgentFile {
  readonly uri: string;
  readonly text: string;
  readonly place: AgentPlace;
  readonly path: string;
}

export function createAgentIndex(initialRuntime: (uri: string) => Runtime, units?: Units): AgentIndex {
  const agents = new Map<string, IndexedAgent | AgentEntry>();
  let runtimeFor = initialRuntime;
  let context: WorkspaceContext = {};
  let revision = 0;
  let texts = 0;
  let snapshot: Workspace | undefined;
  const registry = createAgentRegistry();
  const changed = (): true => {
    revision++;
    snapshot = undefined;
    return true;
  };
  const held = (uri: string): IndexedAgent | undefined => {
    const agent = agents.get(uri);
    return agent && 'doc' in agent ? agent : undefined;
  };
  const keep = (uri: string, agent: IndexedAgent | AgentEntry): boolean => {
    const before = agents.get(uri)?.summary;
    const same = sameSummary(before, agent.summary);
    agents.set(uri, same ? { ...agent, summary: before } : agent);
    if (same) return false;
    registry.replace(before, agent.summary);
    return changed();
  };
  function* parse({ uri, text, place, path }: AgentFile, work: Working): Steps<IndexedAgent> {
    const runtime = runtimeFor(uri);
    const revision = ++texts;
    const doc = yield* work(() => parseAgent(uri, text, runtime.profile, held(uri)?.doc, units));
    yield;
    const verdict = yield* work(() => runtime.load(doc, filePlace(place, uri)));
    yield;
    const summary = yield* work(() => summaryOf(doc, verdict, place, path, runtime));
    return { doc, verdict, place, runtime, summary, revision };
  }
  function* put(file: AgentFile, keepDocument: boolean, work: Working): Steps<boolean> {
    const agent = yield* parse(file, work);
    return keep(file.uri, keepDocument ? agent : entryOf(agent));
  }
  function* parseKnown(uri: string, text: string, work: Working): Steps<IndexedAgent | undefined> {
    const entry = agents.get(uri);
    if (!entry) return undefined;
    const agent = yield* parse({ uri, text, place: entry.place, path: entry.summary?.path ?? uri }, work);
    return { ...agent, revision: entry.revision };
  }
  return {
    put: (uri, text, place, path, keepDocument = true) => finish(put({ uri, text, place, path }, keepDocument, atOnce)),
    putSteps: (uri, text, place, path, keepDocument = true) => put({ uri, text, place, path }, keepDocument, inSteps),
    parse: (uri, text) => finish(parseKnown(uri, text, atOnce)),
    parseSteps: (uri, text) => parseKnown(uri, text, inSteps),
    restore(uri, entry) {
      keep(uri, entry);
    },
    remove(uri) {
      const before = agents.get(uri);
      agents.delete(uri);
      if (!before?.summary) return false;
      registry.replace(before.summary, undefined);
      return changed();
    },
    get: held,
    entry(uri) {
      const agent = agents.get(uri);
      return agent && ('doc' in agent ? entryOf(agent) : agent);
    },
    get uris() {
      return agents.keys();
    },
    setContext(next) {
      if (sameContext(context, next)) return false;
      context = next;
      return changed();
    },
    setRuntimes(next) {
      runtimeFor = next;
      const again: string[] = [];
      for (const [uri, agent] of agents) {
        const runtime = next(uri);
        if (runtime.version === versionOf(agent)) continue;
        if (!('doc' in agent)) {
          again.push(uri);
          continue;
        }
        const verdict = runtime.load(agent.doc, filePlace(agent.place, uri));
        const path = agent.summary?.path ?? uri;
        const summary = summaryOf(agent.doc, verdict, agent.place, path, runtime);
        keep(uri, { ...agent, runtime, verdict, summary });
      }
      return again;
    },
    get workspace() {
      snapshot ??= registry.snapshot(context, revision);
      return snapshot;
    },
  };
}

const versionOf = (agent: IndexedAgent | AgentEntry): string =>
  'doc' in agent ? agent.runtime.version : agent.version;

const entryOf = ({ doc, place, runtime, summary, revision }: IndexedAgent): AgentEntry => ({
  place,
  version: runtime.version,
  summary: summary && withCopies(summary),
  references: [...new Set(fileReferences(doc).flatMap(({ uris }) => uris))].map(copied),
  revision,
});

const withCopies = (summary: AgentSummary): AgentSummary => ({
  ...summary,
  name: copied(summary.name),
  description: copied(summary.description),
  tools: summary.tools?.map(copied) ?? null,
  utterances: summary.utterances.map(copied),
});

/** A slice of a string keeps the whole string in memory; a copy does not. */
const copied = (text: string): string => ` ${text}`.slice(1);
