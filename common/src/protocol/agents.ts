// Custom LSP requests: the agents in sight as a list, and texts for new ones.
// Types and method names only.

import type { Position } from 'vscode-languageserver-types';

/** Client → server: the agents in sight, by scope, with their verdicts. */
export const workspaceRequest = 'subagents/workspace';
export interface WorkspaceParams {
  /** False: the numbers alone. */
  readonly agents?: boolean;
  /** True: the folders are looked at anew before the answer. */
  readonly rescan?: boolean;
}
export interface ListedAgent {
  readonly uri: string;
  /** How the file is shown to people: relative to its workspace where it has one. */
  readonly path: string;
  /** As written where the file is skipped, and then maybe empty. */
  readonly name: string;
  readonly nameStart: Position;
  readonly scope: 'managed' | 'project' | 'user' | 'plugin' | 'built-in';
  /** URI of the `agents` folder it lies in. */
  readonly tree: string;
  readonly status: 'loads' | 'skipped';
  /** Why it is skipped, in a few words. */
  readonly reason: string | null;
  readonly model: string | null;
  /** As written. */
  readonly color: string | null;
  /** What its description takes of every session. */
  readonly descriptionTokens: number;
  /** How many examples its description has. */
  readonly examples: number;
  /** The file is named otherwise than the agent, as `name-differs-from-file` judges it. */
  readonly fileDiffers: boolean;
  /** Others of its name that are used instead; which one is not `certain` where read order decides. `by`: paths, not all of many. */
  readonly shadow: { readonly certain: boolean; readonly by: readonly string[] } | null;
  /** The entry of a settings file that keeps it from being called. */
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
  /** Another one whenever anything else in here is. */
  readonly revision: string;
  /** In order of URI. */
  readonly agents: readonly ListedAgent[];
  /** How many there are, listed or not. */
  readonly count: number;
  readonly descriptionTokens: number;
  readonly descriptionBudget: number;
  /** URI of the folder of the user's own agents, there or not; null where the host has none. */
  readonly userFolder: string | null;
}

/** Client → server: the text of an agent file under another name, for a copy of it; null where it cannot be given one. */
export const copyRequest = 'subagents/copy';
export interface CopyParams {
  readonly uri: string;
  readonly name: string;
}

/** Client → server: the text of a new agent file. */
export const personaRequest = 'subagents/persona';
export interface PersonaParams {
  readonly name: string;
  /** Absent: an empty one to fill in. */
  readonly persona?: string;
}
export const personasRequest = 'subagents/personas';
export interface PersonaChoice {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

/** Server → client: something that `subagents/workspace` tells has changed. */
export const workspaceChanged = 'subagents/workspaceChanged';
