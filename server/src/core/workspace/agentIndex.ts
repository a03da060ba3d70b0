// Keeps a summary of every agent file and the parsed documents of those in use, and hands out snapshots of all summaries. Its
// callers read the files and report every change. An edit costs the same however many agents there are, but for one copy of
// the list of agents (80 kB at 10,000).

import type { Runtime } from '../dialects/runtime';
import type { Verdict } from '../dialects/verdict';
import type { AgentDocument } from '../syntax/document';
import { fileReferences } from '../syntax/fileReferences';
import { parseAgent } from '../syntax/parse';
import type { Units } from '../text/lineIndex';
import { createAgentRegistry } from './agentRegistry';
import type { AgentPlace } from './placeRules';
import { filePlace } from './placeRules';
import { sameSummary, summaryOf } from './summary';
import { type AgentSummary, type Surroundings, sameSurroundings, type Workspace } from './workspace';

export interface IndexedAgent {
  readonly doc: AgentDocument;
  readonly verdict: Verdict;
  readonly place: AgentPlace;
  /** By which it was judged. */
  readonly runtime: Runtime;
  readonly summary: AgentSummary | undefined;
  /** A number of its own for every text that was put: two of one length are not the same. */
  readonly reading: number;
}

/** What is kept of an agent file that nobody has open. */
export interface KnownAgent {
  readonly place: AgentPlace;
  /** Of the runtime it was judged by. */
  readonly version: string;
  /** Absent for a file that is no agent. */
  readonly summary: AgentSummary | undefined;
  /** URIs of the files its body refers to. */
  readonly references: readonly string[];
  readonly reading: number;
}

export interface AgentIndex {
  /** Parses, judges and keeps the document; true when what other files may know of it changed. */
  put(uri: string, text: string, place: AgentPlace, path: string): boolean;
  /** As `put`, but keeps only what other files may know. */
  learn(uri: string, text: string, place: AgentPlace, path: string): boolean;
  /** Takes what was known of a file before, without its text. */
  recall(uri: string, known: KnownAgent): void;
  remove(uri: string): boolean;
  /** Absent where there is no such agent, or its document was not kept. */
  get(uri: string): IndexedAgent | undefined;
  known(uri: string): KnownAgent | undefined;
  /** What `get` would give if this were its text; nothing is kept of it. Absent for a file that is not in the index. */
  read(uri: string, text: string): IndexedAgent | undefined;
  readonly uris: Iterable<string>;
  /** Replaces all that lies around the agents; true when it changed. */
  setSurroundings(around: Surroundings): boolean;
  /** Judges by the runtime that now counts for each file; returns those that have to be read again, their documents not being there. */
  setRuntimes(runtimeFor: (uri: string) => Runtime): readonly string[];
  /** A snapshot; the same object until something changes. */
  readonly workspace: Workspace;
}

export function createAgentIndex(initialRuntime: (uri: string) => Runtime, units?: Units): AgentIndex {
  const agents = new Map<string, IndexedAgent | KnownAgent>();
  let runtimeFor = initialRuntime;
  let around: Surroundings = {};
  let revision = 0;
  let readings = 0;
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
  const keep = (uri: string, agent: IndexedAgent | KnownAgent): boolean => {
    const before = agents.get(uri)?.summary;
    const same = sameSummary(before, agent.summary);
    agents.set(uri, same ? { ...agent, summary: before } : agent);
    if (same) return false;
    registry.replace(before, agent.summary);
    return changed();
  };
  const readAs = (uri: string, text: string, place: AgentPlace, path: string): IndexedAgent => {
    const runtime = runtimeFor(uri);
    const doc = parseAgent(uri, text, runtime.profile, held(uri)?.doc, units);
    const verdict = runtime.load(doc, filePlace(place, uri));
    const summary = summaryOf(doc, verdict, place, path, runtime);
    return { doc, verdict, place, runtime, summary, reading: readings };
  };
  return {
    put(uri, text, place, path) {
      readings++;
      return keep(uri, readAs(uri, text, place, path));
    },
    learn(uri, text, place, path) {
      readings++;
      return keep(uri, knownOf(readAs(uri, text, place, path)));
    },
    read(uri, text) {
      const known = agents.get(uri);
      return known && { ...readAs(uri, text, known.place, known.summary?.path ?? uri), reading: known.reading };
    },
    recall(uri, known) {
      keep(uri, known);
    },
    remove(uri) {
      const before = agents.get(uri);
      agents.delete(uri);
      if (!before?.summary) return false;
      registry.replace(before.summary, undefined);
      return changed();
    },
    get: held,
    known(uri) {
      const agent = agents.get(uri);
      return agent && ('doc' in agent ? knownOf(agent) : agent);
    },
    get uris() {
      return agents.keys();
    },
    setSurroundings(next) {
      if (sameSurroundings(around, next)) return false;
      around = next;
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
      snapshot ??= registry.snapshot(around, revision);
      return snapshot;
    },
  };
}

const versionOf = (agent: IndexedAgent | KnownAgent): string =>
  'doc' in agent ? agent.runtime.version : agent.version;

const knownOf = ({ doc, place, runtime, summary, reading }: IndexedAgent): KnownAgent => ({
  place,
  version: runtime.version,
  summary: summary && apart(summary),
  references: [...new Set(fileReferences(doc).flatMap(({ uris }) => uris))].map(copied),
  reading,
});

const apart = (summary: AgentSummary): AgentSummary => ({
  ...summary,
  name: copied(summary.name),
  description: copied(summary.description),
  tools: summary.tools?.map(copied) ?? null,
  utterances: summary.utterances.map(copied),
});

/** A text cut out of a file keeps the whole file in memory; a copy does not. */
const copied = (text: string): string => ` ${text}`.slice(1);
