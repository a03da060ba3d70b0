// Every message beyond the standard protocol, typed once for both sides. Nothing but types and method names may stand here:
// the client and the web view import it.

import type { Range } from 'vscode-languageserver-types';
import type { RouteRow } from '../core/routing/router';

/** Client → server: how the words of an agent's examples, or of one prompt, rank the workspace's agents. */
export const routeRequest = 'subagents/route';
export interface RouteParams {
  readonly uri: string;
  /** A prompt to rank beside the examples. */
  readonly prompt?: string;
}
export interface RouteExample {
  readonly utterance: string;
  readonly context: string;
  readonly commentary: string;
  readonly assistant: string;
  readonly closed: boolean;
  readonly range: Range;
  /** As the orchestrator sees everything, this example included. */
  readonly asItStands: RouteRow;
  /** With this example left out, as for a new prompt like it. */
  readonly forNewPrompt: RouteRow;
}
export interface RouteResult {
  readonly uri: string;
  readonly version: number;
  readonly agent: string;
  readonly load: { readonly status: 'loads' | 'skipped' | 'not-an-agent'; readonly reason: string };
  readonly agents: number;
  readonly examples: readonly RouteExample[];
  readonly prompt?: RouteRow;
}

/** Client → server: the agents in sight, by scope, with their verdicts. */
export const workspaceRequest = 'subagents/workspace';
export interface WorkspaceResult {
  readonly agents: readonly {
    readonly uri: string;
    readonly path: string;
    readonly name: string;
    readonly scope: string;
    readonly status: 'loads' | 'skipped';
    readonly descriptionTokens: number;
  }[];
  readonly descriptionTokens: number;
  readonly descriptionBudget: number;
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

/** Server → client, for hosts without files of their own: the text of a file, or null. */
export const readFileRequest = 'subagents/readFile';
export interface ReadFileParams {
  readonly uri: string;
}
/** Server → client: URIs of the files below a folder that match one of the globs. */
export const listFilesRequest = 'subagents/listFiles';
export interface ListFilesParams {
  readonly folder: string;
  readonly globs: readonly string[];
}
