// Custom LSP requests: the agents in sight as a list, and texts for new ones.
// Types and method names only.

import type { Position } from 'vscode-languageserver-types';

/** Client → server: the workspace's agents with their load verdicts. */
export const workspaceRequest = 'subagents/workspace';
export interface WorkspaceParams {
  /** False: totals only, `agents` is empty. */
  readonly agents?: boolean;
  /** True: rescans the folders first. */
  readonly rescan?: boolean;
}
export interface ListedAgent {
  readonly uri: string;
  /** For display: relative to its workspace folder where it has one. */
  readonly path: string;
  /** As written where the file is skipped; may then be empty. */
  readonly name: string;
  readonly nameStart: Position;
  readonly scope: 'managed' | 'project' | 'user' | 'plugin' | 'built-in';
  /** URI of the `agents` folder it lies in. */
  readonly tree: string;
  readonly status: 'loads' | 'skipped';
  /** Why it is skipped, in the client's language; null where it loads. */
  readonly reason: string | null;
  readonly model: string | null;
  /** As written. */
  readonly color: string | null;
  /** Estimated tokens of its description in every session. */
  readonly descriptionTokens: number;
  /** How many examples its description has. */
  readonly examples: number;
  /** Whether the file name differs from the agent's name (`name-differs-from-file`). */
  readonly fileDiffers: boolean;
  /** Agents of its name that take precedence; not `certain` where read order decides. `by`: their paths, of many the first. */
  readonly shadow: { readonly certain: boolean; readonly by: readonly string[] } | null;
  /** The settings entry that denies it. */
  readonly denied: {
    readonly entry: string;
    readonly uri: string;
    readonly path: string;
    readonly start: Position;
    readonly end: Position;
  } | null;
  /** False where a session started in the workspace's folder does not find it. */
  readonly searched: boolean;
  /** False for managed agents and those of installed plugins. */
  readonly editable: boolean;
}
export interface WorkspaceResult {
  /** Changes whenever anything else here does. */
  readonly revision: string;
  /** In order of URI. */
  readonly agents: readonly ListedAgent[];
  /** Number of agents, listed or not. */
  readonly count: number;
  readonly descriptionTokens: number;
  readonly descriptionBudget: number;
  /** URI of the user's agents folder, which need not exist; null where the host has none. */
  readonly userFolder: string | null;
}

/** Client → server: the text of an agent file with another name, for a copy; null where the name cannot be written. */
export const copyRequest = 'subagents/copy';
export interface CopyParams {
  readonly uri: string;
  readonly name: string;
}

/** Client → server: the text of a new agent file. */
export const personaRequest = 'subagents/persona';
export interface PersonaParams {
  readonly name: string;
  /** Default: an empty template. */
  readonly persona?: string;
}
export const personasRequest = 'subagents/personas';
export interface PersonaChoice {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

/** Server → client: the result of `subagents/workspace` has changed. */
export const workspaceChanged = 'subagents/workspaceChanged';
