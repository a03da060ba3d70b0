// The types of what surrounds agents: MCP servers, skills, settings, and which referenced files are missing. Values only.

import type { Scope } from '../dialects/verdict';
import type { Position } from '../text/lineIndex';

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

/** A range in a file that need not be open. */
export interface FileRange {
  readonly uri: string;
  /** How the file is shown to people. */
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
}

/** A configured MCP server: its name, and nothing else of its configuration, which may be secret. */
export interface McpServer {
  readonly name: string;
  readonly from: 'project' | 'user' | 'plugin';
  /** Where its name stands. */
  readonly place: FileRange;
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
  readonly place: FileRange;
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
  readonly place: FileRange;
}

/** Everything beside the agent files that matters to agents. */
export interface WorkspaceContext {
  /** Names of MCP servers that the workspace's own configuration declares; absent when it has none. */
  readonly mcpServers?: ReadonlySet<string>;
  /** Names of known skills; absent where none were looked for. */
  readonly skills?: ReadonlySet<string>;
  /** Skills that agents cannot name, although their files are there. */
  readonly lostSkills?: readonly LostSkill[];
  /** Every known MCP server, those of the user included. */
  readonly servers?: readonly McpServer[];
  readonly skillFiles?: readonly SkillFile[];
  readonly agentRules?: readonly AgentRule[];
  readonly denied?: readonly DeniedAgent[];
  readonly sessions?: readonly SessionSettings[];
  /** URIs of the folders in which a session is started. */
  readonly roots?: readonly string[];
  /** URIs of files that agents refer to and that do not exist. */
  readonly missingFiles?: ReadonlySet<string>;
}

/** Structural: sets by their members. */
export const sameContext = (a: WorkspaceContext, b: WorkspaceContext): boolean =>
  JSON.stringify(comparableContext(a)) === JSON.stringify(comparableContext(b));

/** As plain data, equal for equal contexts. */
export const comparableContext = (context: WorkspaceContext) => ({
  ...context,
  mcpServers: context.mcpServers && [...context.mcpServers].sort(),
  skills: context.skills && [...context.skills].sort(),
  missingFiles: context.missingFiles && [...context.missingFiles].sort(),
});
