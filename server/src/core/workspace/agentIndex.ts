// Keeps a summary of every agent file and the parsed documents of those in use, and hands out snapshots of all of them. Knows
// texts, not files: whoever owns the host or the editor tells it what changed. An edit of one agent costs the same however
// many there are.

import { isFieldLike } from '../schema/fieldModel';
import type { AgentDocument } from '../syntax/document';
import { fileReferences } from '../syntax/fileReferences';
import { parseAgent } from '../syntax/parse';
import { judge, type Verdict } from '../verdict/verdict';
import type { AgentPlace } from './agentPath';
import { sameSummary, summaryOf } from './summary';
import { type AgentSummary, type Surroundings, sameSurroundings, type Workspace, workspaceOf } from './workspace';

export interface IndexedAgent {
  readonly doc: AgentDocument;
  readonly verdict: Verdict;
  readonly place: AgentPlace;
  /** The runtime it was judged by. */
  readonly claudeVersion: string;
  readonly summary: AgentSummary | undefined;
}

/** What is kept of an agent file that nobody has open. */
export interface KnownAgent {
  readonly place: AgentPlace;
  readonly claudeVersion: string;
  /** Absent for a file that is no agent. */
  readonly summary: AgentSummary | undefined;
  /** URIs of the files its body refers to. */
  readonly references: readonly string[];
}

export interface AgentIndex {
  /** Parses and judges; true when what other files may know of it changed. */
  put(uri: string, text: string, place: AgentPlace, path: string): boolean;
  /** Takes what was known of a file before, without its text. */
  recall(uri: string, known: KnownAgent): void;
  /** Lets go of the document; what others may know of it stays. */
  release(uri: string): void;
  remove(uri: string): boolean;
  /** Absent where there is no such agent, or its document was let go. */
  get(uri: string): IndexedAgent | undefined;
  known(uri: string): KnownAgent | undefined;
  readonly uris: Iterable<string>;
  /** Replaces all that lies around the agents; true when it changed. */
  setSurroundings(around: Surroundings): boolean;
  /** Judges by the runtime that now counts for each file; returns those that have to be put again, being let go of. */
  setVersion(versionFor: (uri: string) => string): readonly string[];
  /** The same object until something changes. */
  readonly workspace: Workspace;
}

export function createAgentIndex(initialVersion: (uri: string) => string): AgentIndex {
  const agents = new Map<string, IndexedAgent | KnownAgent>();
  let versionFor = initialVersion;
  let around: Surroundings = {};
  let revision = 0;
  let snapshot: Workspace | undefined;
  const changed = (): true => {
    revision++;
    snapshot = undefined;
    return true;
  };
  const held = (uri: string): IndexedAgent | undefined => {
    const agent = agents.get(uri);
    return agent && 'doc' in agent ? agent : undefined;
  };
  return {
    put(uri, text, place, path) {
      const before = agents.get(uri);
      const doc = parseAgent(uri, text, isFieldLike, held(uri)?.doc);
      const claudeVersion = versionFor(uri);
      const verdict = judge(doc, { scope: place.scope, path: uri, claudeVersion });
      const summary = summaryOf(doc, verdict, place, path);
      const same = sameSummary(before?.summary, summary);
      agents.set(uri, { doc, verdict, place, claudeVersion, summary: same ? before?.summary : summary });
      return same ? false : changed();
    },
    recall(uri, known) {
      agents.set(uri, known);
      changed();
    },
    release(uri) {
      const agent = held(uri);
      if (agent) agents.set(uri, knownOf(agent));
    },
    remove(uri) {
      const before = agents.get(uri);
      agents.delete(uri);
      return before?.summary ? changed() : false;
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
    setVersion(next) {
      versionFor = next;
      const again: string[] = [];
      let any = false;
      for (const [uri, agent] of agents) {
        const claudeVersion = next(uri);
        if (claudeVersion === agent.claudeVersion) continue;
        if (!('doc' in agent)) {
          again.push(uri);
          continue;
        }
        const verdict = judge(agent.doc, { scope: agent.place.scope, path: uri, claudeVersion });
        const summary = summaryOf(agent.doc, verdict, agent.place, agent.summary?.path ?? uri);
        agents.set(uri, { ...agent, claudeVersion, verdict, summary });
        any = true;
      }
      if (any) changed();
      return again;
    },
    get workspace() {
      snapshot ??= workspaceOf(
        [...agents.values()].flatMap((agent) => agent.summary ?? []).sort(byUri),
        around,
        revision,
      );
      return snapshot;
    },
  };
}

const byUri = (a: AgentSummary, b: AgentSummary): number => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0);

const knownOf = ({ doc, place, claudeVersion, summary }: IndexedAgent): KnownAgent => ({
  place,
  claudeVersion,
  summary,
  references: fileReferences(doc).map(({ uri }) => uri),
});
