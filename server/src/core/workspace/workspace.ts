// The types of a workspace snapshot: all that rules and features may ask about other files. `agentIndex.ts` builds it.

import type { Scope, SkipCode } from '../dialects/verdict';
import type { Position } from '../text/lineIndex';
import type { Span } from '../text/span';
import type { WorkspaceContext } from './workspaceContext';

export interface AgentSummary {
  readonly uri: string;
  /** How the file is shown to people: relative to its workspace where it has one. */
  readonly path: string;
  readonly scope: Scope;
  /** Of its scope: among agents of one name a higher one takes precedence. */
  readonly rank: number;
  readonly status: 'loads' | 'skipped';
  /** The rule that says why it is skipped. */
  readonly skippedBy: SkipCode | null;
  readonly name: string;
  readonly description: string;
  readonly nameSpan: Span;
  readonly nameStart: Position;
  readonly nameEnd: Position;
  readonly tools: readonly string[] | null;
  readonly model: string | null;
  /** The `agents` folder it lies in: agents of one name in one folder compete. */
  readonly tree: string;
  /** As in `AgentPlace`. */
  readonly root?: string;
  /** Of those, the runtime this file is judged by uses the one whose path sorts last; else the order of reading decides. */
  readonly lastPathIsUsed: boolean;
  /** Of a plugin's agent: what stands before its name in its id, `plugin:folder:`. */
  readonly prefix?: string;
  /** As written. */
  readonly color: string | null;
  /** What the description takes of every session. */
  readonly tokens: number;
  /** Normalized words of its examples' utterances. */
  readonly utterances: readonly string[];
  /** How many examples the description has. */
  readonly examples: number;
}

/** What the agent is called by: its name, with the plugin and its folders before it where it is a plugin's. */
export const idOf = ({ prefix = '', name }: Pick<AgentSummary, 'prefix' | 'name'>): string => prefix + name;

/**
 * What the runtime compares when a call names no agent exactly: case, white space, `_` and `-` are ignored, a dot is not (2.1.329).
 * It refuses the call where several agents match (2.1.332).
 */
export const normalizeAgentName = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '');

/** The folder whose sessions find an agent of a project or a plugin, with a slash at its end. */
export const sessionFolder = ({ root, tree }: Pick<AgentSummary, 'root' | 'tree'>): string => `${root ?? tree}/`;

/** The tokens that descriptions take of every session. */
export interface Budget {
  /** Tokens of all agents in use. */
  readonly total: number;
  /** Whether the agent is in use and one of the `count` with most tokens. O(n) for those that are. */
  isAmongLargest(agent: AgentSummary, count: number): boolean;
}

/** A snapshot: its answers never change. */
export interface Workspace extends WorkspaceContext {
  /** Grows only when a summary or the context changed. */
  readonly revision: number;
  /** In order of URI. */
  readonly agents: readonly AgentSummary[];
  byName(name: string): readonly AgentSummary[];
  readonly names: Iterable<string>;
  /** The agent of this file; absent for a file that is none. */
  byUri(uri: string): AgentSummary | undefined;
  /** Loaded agents by `normalizeAgentName` of their names. */
  byNormalizedName(name: string): readonly AgentSummary[];
  /** Loaded agents by their trimmed description. */
  byDescription(description: string): readonly AgentSummary[];
  /** Loaded agents by the normalized words of an utterance (`normalizeWords`). */
  byUtterance(words: string): readonly AgentSummary[];
  readonly budget: Budget;
  /** How many agents list a tool, by how they write it. */
  readonly toolUse: { get(tool: string): number | undefined; keys(): Iterable<string> };
  /** What words say about who gets which prompt, by URI; absent where it was not computed. */
  readonly routing?: ReadonlyMap<string, AgentNotes>;
}

export interface ElsewhereNote {
  /** What the user says in the example; it may have been edited since. */
  readonly utterance: string;
  readonly other: string;
  /** Words that decide, as the example has them. */
  readonly words: readonly string[];
}

export interface CompetesNote {
  readonly other: string;
  readonly overlap: number;
  /** Words both have. */
  readonly words: readonly string[];
}

export interface BodyNote {
  /** How many examples come home by it. */
  readonly examples: number;
  /** Words of those examples that only the body has. */
  readonly words: readonly string[];
  /** First by name and description alone, for the first of them. */
  readonly other: string | null;
}

/** What words say about one agent. */
export interface AgentNotes {
  readonly elsewhere: readonly ElsewhereNote[];
  /** Largest overlap first. */
  readonly competes: readonly CompetesNote[];
  readonly body: BodyNote | null;
}
