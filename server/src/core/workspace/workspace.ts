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

export interface Workspace {
  /** Grows only when a summary really changed. */
  readonly revision: number;
  readonly agents: readonly AgentSummary[];
  byName(name: string): readonly AgentSummary[];
  /** Names of MCP servers that the workspace's own configuration declares; absent when it has none. */
  readonly mcpServers: ReadonlySet<string> | undefined;
}

export function workspaceOf(
  agents: readonly AgentSummary[],
  mcpServers?: ReadonlySet<string>,
  revision = 0,
): Workspace {
  const names = new Map<string, AgentSummary[]>();
  for (const agent of agents) {
    const same = names.get(agent.name);
    if (same) same.push(agent);
    else names.set(agent.name, [agent]);
  }
  return { revision, agents, byName: (name) => names.get(name) ?? [], mcpServers };
}

export const emptyWorkspace: Workspace = workspaceOf([]);
