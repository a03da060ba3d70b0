// Keeps one parsed document, verdict and summary per agent file, and hands out snapshots of all of them. Knows texts, not
// files: whoever owns the host or the editor tells it what changed. An edit of one agent costs the same however many there are.

import { isFieldLike } from '../schema/fieldModel';
import type { AgentDocument } from '../syntax/document';
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

export interface AgentIndex {
  /** Parses and judges; true when what other files may know of it changed. */
  put(uri: string, text: string, place: AgentPlace, path: string): boolean;
  remove(uri: string): boolean;
  get(uri: string): IndexedAgent | undefined;
  readonly uris: Iterable<string>;
  /** Replaces all that lies around the agents; true when it changed. */
  setSurroundings(around: Surroundings): boolean;
  /** Judges every file again by the runtime that now counts for it. */
  setVersion(versionFor: (uri: string) => string): void;
  /** The same object until something changes. */
  readonly workspace: Workspace;
}

export function createAgentIndex(initialVersion: (uri: string) => string): AgentIndex {
  const agents = new Map<string, IndexedAgent>();
  let versionFor = initialVersion;
  let around: Surroundings = {};
  let revision = 0;
  let snapshot: Workspace | undefined;
  const changed = (): true => {
    revision++;
    snapshot = undefined;
    return true;
  };
  return {
    put(uri, text, place, path) {
      const before = agents.get(uri);
      const doc = parseAgent(uri, text, isFieldLike, before?.doc);
      const claudeVersion = versionFor(uri);
      const verdict = judge(doc, { scope: place.scope, path: uri, claudeVersion });
      const summary = summaryOf(doc, verdict, place, path);
      const same = sameSummary(before?.summary, summary);
      agents.set(uri, { doc, verdict, place, claudeVersion, summary: same ? before?.summary : summary });
      return same ? false : changed();
    },
    remove(uri) {
      const before = agents.get(uri);
      agents.delete(uri);
      return before?.summary ? changed() : false;
    },
    get: (uri) => agents.get(uri),
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
      let any = false;
      for (const [uri, agent] of agents) {
        const claudeVersion = next(uri);
        if (claudeVersion === agent.claudeVersion) continue;
        const verdict = judge(agent.doc, { scope: agent.place.scope, path: uri, claudeVersion });
        const summary = summaryOf(agent.doc, verdict, agent.place, agent.summary?.path ?? uri);
        agents.set(uri, { ...agent, claudeVersion, verdict, summary });
        any = true;
      }
      if (any) changed();
    },
    get workspace() {
      snapshot ??= workspaceOf(
        [...agents.values()]
          .flatMap((agent) => agent.summary ?? [])
          .sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0)),
        around,
        revision,
      );
      return snapshot;
    },
  };
}
