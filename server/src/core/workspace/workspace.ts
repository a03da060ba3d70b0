// The types of a workspace snapshot: all that rules and features may ask about other files. `agentIndex.ts` builds it.

import type { Scope, SkipCode } from '../dialects/verdict';
import type { Position } from '../text/lineIndex';
import type { Span } from '../text/span';
import type { FilePlace } from './json';

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

/** The folder whose sessions find an agent of a project or a plugin, with a slash at its end. */
export const sessionFolder = ({ root, tree }: Pick<AgentSummary, 'root' | 'tree'>): string => `${root ?? tree}/`;

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

/** A configured MCP server: its name, and nothing else of its configuration, which may be secret. */
export interface McpServer {
  readonly name: string;
  readonly from: 'project' | 'user' | 'plugin';
  /** Where its name stands. */
  readonly place: FilePlace;
  /** Names of its tools as far as some configuration lists them. */
  readonly tools: readonly string[];
}

export interface SkillFile {
  readonly name: string;
  /** Of its frontmatter; empty where it has none. */
  readonly description: string;
  readonly uri: string;
  readonly path: string;
  readonly scope: Scope;
}

/** `depth`: more than one folder below `skills`; `hidden`: `disable-model-invocation` keeps it from agents as well. */
export interface LostSkill {
  readonly name: string;
  readonly path: string;
  readonly why: 'depth' | 'hidden';
}

/** `Agent(name)` under `permissions` of a settings file. */
export interface AgentRule {
  readonly list: 'allow' | 'ask' | 'deny';
  readonly name: string;
  /** The name itself, between the parentheses. */
  readonly place: FilePlace;
}

/** What a settings file says of the sessions that read it and that matters to agents. */
export interface SessionSettings {
  readonly uri: string;
  /** How the file is shown to people. */
  readonly path: string;
  readonly from: McpServer['from'];
  /** The agent the main conversation runs as. */
  readonly agent?: string;
  /** Environment variables about the models of subagents, by name. */
  readonly env: Readonly<Record<string, EnvironmentValue>>;
}

interface EnvironmentValue {
  readonly value: string;
  readonly place: FilePlace;
}

/** What lies around the agents and matters to them. */
export interface Surroundings {
  /** Names of MCP servers that the workspace's own configuration declares; absent when it has none. */
  readonly mcpServers?: ReadonlySet<string>;
  /** Names of skills in sight; absent where none were looked for. */
  readonly skills?: ReadonlySet<string>;
  /** Skills that agents cannot name, although their files are there. */
  readonly lostSkills?: readonly LostSkill[];
  /** Every MCP server in sight, those of the user among them. */
  readonly servers?: readonly McpServer[];
  readonly skillFiles?: readonly SkillFile[];
  readonly agentRules?: readonly AgentRule[];
  readonly denied?: readonly DeniedAgent[];
  readonly sessions?: readonly SessionSettings[];
  /** URIs of the folders in which a session is started. */
  readonly roots?: readonly string[];
  /** URIs that agents refer to and that are not there. */
  readonly missingFiles?: ReadonlySet<string>;
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

/** What the words say of one agent, worked out by `routing`. */
export interface AgentNotes {
  readonly elsewhere: readonly ElsewhereNote[];
  /** Largest overlap first. */
  readonly competes: readonly CompetesNote[];
  readonly body: BodyNote | null;
}

/** The tokens that descriptions take of every session. */
export interface Budget {
  /** Tokens of all agents in use. */
  readonly total: number;
  /** Whether the agent is in use and one of the `count` with most tokens. O(n) for those that are. */
  isAmongLargest(agent: AgentSummary, count: number): boolean;
}

/** A snapshot: its answers never change. */
export interface Workspace extends Surroundings {
  /** Grows only when a summary or something around the agents really changed. */
  readonly revision: number;
  /** In order of URI. */
  readonly agents: readonly AgentSummary[];
  byName(name: string): readonly AgentSummary[];
  readonly names: Iterable<string>;
  /** The agent of this file; absent for a file that is none. */
  byUri(uri: string): AgentSummary | undefined;
  /** Loaded agents by what `calledAs` makes of their names. */
  byCall(called: string): readonly AgentSummary[];
  /** Loaded agents by their trimmed description. */
  byDescription(description: string): readonly AgentSummary[];
  /** Loaded agents by the normalized words of an utterance (`normalizeWords`). */
  byUtterance(words: string): readonly AgentSummary[];
  readonly budget: Budget;
  /** How many agents list a tool, by how they write it. */
  readonly toolUse: { get(tool: string): number | undefined; keys(): Iterable<string> };
  /** What words say about who gets which prompt, by URI; absent where nobody has worked it out. */
  readonly routing?: ReadonlyMap<string, AgentNotes>;
}

/** Structural: sets by their members. */
export const sameSurroundings = (a: Surroundings, b: Surroundings): boolean =>
  JSON.stringify(comparable(a)) === JSON.stringify(comparable(b));

/** As data that two programs write the same. */
export const comparable = (around: Surroundings) => ({
  ...around,
  mcpServers: around.mcpServers && [...around.mcpServers].sort(),
  skills: around.skills && [...around.skills].sort(),
  missingFiles: around.missingFiles && [...around.missingFiles].sort(),
});
