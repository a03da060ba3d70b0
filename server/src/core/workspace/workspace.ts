// All agents in sight as an immutable snapshot: what rules and features may ask about other files. Building and watching it
// is the index's business; nothing here reads anything.

import type { Position } from '../text/lineIndex';
import type { Span } from '../text/span';
import type { Scope } from '../verdict/verdict';

export interface AgentSummary {
  readonly uri: string;
  /** How the file is shown to people: relative to its workspace where it has one. */
  readonly path: string;
  readonly scope: Scope;
  readonly status: 'loads' | 'skipped';
  readonly name: string;
  readonly description: string;
  readonly nameSpan: Span;
  readonly nameStart: Position;
  readonly nameEnd: Position;
  readonly tools: readonly string[] | null;
  readonly model: string | null;
  /** The `agents` folder it lies in: agents of one folder compete by read order. */
  readonly tree: string;
}

/** An entry under `permissions.deny` that keeps an agent from being called. */
export interface DeniedAgent {
  readonly name: string;
  /** As written: `Agent(name)` or `Task(name)`. */
  readonly entry: string;
  readonly uri: string;
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
}

/** What lies around the agents and matters to them. */
export interface Surroundings {
  /** Names of MCP servers that the workspace's own configuration declares; absent when it has none. */
  readonly mcpServers?: ReadonlySet<string>;
  /** Names of skills in sight; absent where none were looked for. */
  readonly skills?: ReadonlySet<string>;
  readonly denied?: readonly DeniedAgent[];
  /** URIs of the folders in which a session is started. */
  readonly roots?: readonly string[];
  /** URIs that agents refer to and that are not there. */
  readonly missingFiles?: ReadonlySet<string>;
}

export interface Workspace extends Surroundings {
  /** Grows only when a summary or something around the agents really changed. */
  readonly revision: number;
  readonly agents: readonly AgentSummary[];
  byName(name: string): readonly AgentSummary[];
  /** The agent of this file; absent for a file that is none. */
  byUri(uri: string): AgentSummary | undefined;
}

export function workspaceOf(agents: readonly AgentSummary[], surroundings: Surroundings = {}, revision = 0): Workspace {
  const names = new Map<string, AgentSummary[]>();
  for (const agent of agents) {
    const same = names.get(agent.name);
    if (same) same.push(agent);
    else names.set(agent.name, [agent]);
  }
  let uris: ReadonlyMap<string, AgentSummary> | undefined;
  return {
    ...surroundings,
    revision,
    agents,
    byName: (name) => names.get(name) ?? [],
    byUri(uri) {
      uris ??= new Map(agents.map((agent) => [agent.uri, agent]));
      return uris.get(uri);
    },
  };
}

export const emptyWorkspace: Workspace = workspaceOf([]);

/** Structural: sets by their members. */
export const sameSurroundings = (a: Surroundings, b: Surroundings): boolean =>
  JSON.stringify(plain(a)) === JSON.stringify(plain(b));

const plain = (around: Surroundings) => ({
  ...around,
  mcpServers: around.mcpServers && [...around.mcpServers].sort(),
  skills: around.skills && [...around.skills].sort(),
  missingFiles: around.missingFiles && [...around.missingFiles].sort(),
});
