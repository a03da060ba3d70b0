// Every message beyond the standard protocol, typed once for both sides. Nothing but types and method names may stand here:
// the client and the web view import it.

import type { Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Outcome, TableRow, WorkspaceRouting } from '../core/routing/analysis';
import type { ModelMessage, ModelRow, SendFailure, Sent } from '../core/routing/model/askModel';
import type { RouteRow, TermField } from '../core/routing/router';

/** Client → server: how the words of an agent's examples, or of one prompt, rank the workspace's agents. */
export const routeRequest = 'subagents/route';
export interface RouteParams {
  readonly uri: string;
  /** A prompt to rank beside the examples. */
  readonly prompt?: string;
  /** False: the prompt alone, which is asked at every key; examples come empty. */
  readonly examples?: boolean;
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

/** Client → server: every example in sight against every agent, and which agents compete. Long for many agents; may be cancelled. */
export const routeWorkspaceRequest = 'subagents/routeWorkspace';
export interface RouteWorkspaceParams {
  /** The revision of the last answer: nothing is sent again where it is the same. */
  readonly unless?: string;
}
/** Its messages rendered: each a sentence in which text of authors is harmless. */
export type ToldOutcome = Omit<Outcome, 'said'> & { readonly said: readonly string[] };
export interface RouteWorkspaceResult extends Omit<WorkspaceRouting, 'rows'> {
  /** Another one whenever anything else in here is. */
  readonly revision: string;
  /** URIs of `agents`, in their order. */
  readonly uris: readonly string[];
  readonly rows: readonly (Omit<TableRow, 'asItStands' | 'forNewPrompt'> & {
    readonly asItStands: ToldOutcome;
    readonly forNewPrompt: ToldOutcome;
  })[];
}
export interface RouteWorkspaceUnchanged {
  readonly unchanged: true;
  readonly revision: string;
}

/** Client → server: where a deciding word, an example or an agent stands; a `Location`, or null for an agent that is gone. */
export const placeRequest = 'subagents/place';
export interface PlaceParams {
  /** The file that is looked at: it stands for its own name. */
  readonly uri: string;
  readonly agent: string;
  readonly what:
    | { readonly kind: 'agent' }
    | { readonly kind: 'word'; readonly term: string; readonly field: TermField }
    | { readonly kind: 'example'; readonly example: number };
}

/** Client → server: all agents in use, word for word as the orchestrator is shown them. */
export const listingRequest = 'subagents/listing';
export interface ListingParams {
  readonly uri: string;
}
export interface ListedLine {
  readonly agent: string;
  readonly uri: string;
  /** May hold line breaks: nothing is cut. */
  readonly line: string;
  readonly tokens: number;
}
export interface ListingResult {
  readonly uri: string;
  readonly heading: string;
  /** In the order in which they are shown. */
  readonly lines: readonly ListedLine[];
  readonly tokens: number;
  readonly limit: number;
}

/** Client → server: what asking the editor's model would take, and what it has said already. Sends nothing; null for a file
 * that is no loaded agent. */
export const modelPlanRequest = 'subagents/modelPlan';
export interface ModelPlanParams {
  readonly uri: string;
  /** The model's identity: answers are kept by it. */
  readonly model: string;
  /** A prompt to ask about beside the examples. */
  readonly prompt?: string;
}
export interface ModelPlan {
  readonly agent: string;
  /** How many agents are listed to the model. */
  readonly agents: number;
  readonly examples: ModelCost;
  readonly prompt?: ModelCost;
  readonly rows: readonly ModelPlanRow[];
}
export interface ModelCost {
  readonly prompts: number;
  readonly requests: number;
  /** With one more for each prompt, where an answer cannot be used. */
  readonly atMost: number;
  /** Estimated. */
  readonly tokens: number;
}
export interface ModelPlanRow {
  /** Place of the example in its file; null for the prompt. */
  readonly example: number | null;
  readonly prompt: string;
  /** By model, list and prompt: an answer with another key is about something else. */
  readonly key: string;
  /** What is known without asking. */
  readonly row: ModelRow | null;
}

/** Client → server, after a click: asks the model about every example, or about the prompt. The server asks back with
 * `subagents/askModel` and tells each row as it is done; the answer comes when all are, or nobody needs to be asked on. */
export const modelRouteRequest = 'subagents/routeByModel';
export interface ModelRouteParams extends ModelPlanParams {
  /** The client's name for what the user allowed; comes back with everything. */
  readonly run: string;
  readonly what: 'prompt' | 'examples';
}
export interface ModelRouteResult {
  /** What ended it early. */
  readonly ended: { readonly failure: SendFailure; readonly said?: string } | null;
}
/** Server → client: a finished row. */
export const modelRowNotification = 'subagents/modelRow';
export interface ModelRowParams {
  readonly run: string;
  readonly example: number | null;
  readonly row: ModelRow;
}

/** Server → client: one request to the model. The client lets through what the user allowed, and no more. */
export const askModelRequest = 'subagents/askModel';
export interface AskModelParams {
  readonly run: string;
  readonly messages: readonly ModelMessage[];
}
export type AskModelResult = Sent;

/** Client → server: what can be done about a prompt that goes elsewhere, as one edit of the description; null where it would not be
 * read as it is meant, and for a file that is not the author's to change. */
export const wayOutRequest = 'subagents/wayOut';
export type WayOutParams = { readonly uri: string } & (
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'apart'; readonly from: string }
  | { readonly kind: 'example'; readonly prompt: string; readonly context?: string }
);
export interface WayOutResult {
  readonly title: string;
  readonly edit: WorkspaceEdit;
  /** In the file after the edit: what is left to write, or what was written. */
  readonly select: Range;
}

/** Client → server: the loaded agents that have examples, which are tests. */
export const testedAgentsRequest = 'subagents/testedAgents';
export interface TestedAgent {
  readonly uri: string;
  readonly name: string;
  readonly path: string;
}

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

/** Server → client, for files the server cannot reach itself: the text of a file, or null where there is none that can be read.
 * Only a client that said `initializationOptions.files: true` is asked. */
export const readFileRequest = 'subagents/readFile';
export interface ReadFileParams {
  readonly uri: string;
}
/** Server → client: URIs of the files below a folder whose path below it `pattern` matches. */
export const listFilesRequest = 'subagents/listFiles';
export interface ListFilesParams {
  readonly folder: string;
  /** A regular expression. */
  readonly pattern: string;
  /** Names of folders that are not looked into. */
  readonly skipped: readonly string[];
}
export interface ListFilesResult {
  readonly files: readonly string[];
  /** Folders that are there and cannot be read. */
  readonly unreadable: readonly string[];
}
/** Server → client: what is there, or null. */
export const statFileRequest = 'subagents/statFile';
export interface StatFileParams {
  readonly uri: string;
}
export interface StatFileResult {
  readonly kind: 'file' | 'folder' | 'other';
  /** In bytes. */
  readonly size: number;
}

/** Client → server: is Claude Code there to be asked? Runs nothing. Answered by hosts that can run programs, only. */
export const claudeCodeRequest = 'subagents/claudeCode';
export interface ClaudeCodeResult {
  /** Its absolute path; null where it was not found. */
  readonly program: string | null;
  /** Why not, in a sentence; empty where it was found. */
  readonly problem: string;
}

/** Client → server: which agent Claude Code itself calls for each prompt. Costs the user tokens: only after a click that said so,
 * only in a trusted workspace. Cancellable; as a `partialResultToken` is given, `$/progress` brings each answer when it is there. */
export const askClaudeCodeRequest = 'subagents/askClaudeCode';
export interface AskClaudeCodeParams {
  readonly prompts: readonly ClaudeCodePrompt[];
  readonly partialResultToken?: string | number;
}
export interface ClaudeCodePrompt {
  readonly text: string;
  /** What an example says of the situation. */
  readonly context?: string;
  /** Leave this example of this file's agent out. */
  readonly hide?: { readonly uri: string; readonly example: number };
}
/** The value of `$/progress`. */
export interface ClaudeCodeProgress {
  readonly done: number;
  readonly of: number;
  readonly answer: ClaudeCodeAnswer;
}
export interface AskClaudeCodeResult {
  /** One a prompt, in their order; fewer where it was cancelled or could not go on. */
  readonly answers: readonly ClaudeCodeAnswer[];
}
export interface ClaudeCodeAnswer {
  readonly prompt: string;
  readonly outcome: ClaudeCodeOutcome;
  /** What the program says of itself; null where it did not get to it. */
  readonly version: string | null;
  readonly model: string | null;
  /** How often the model answered: 1 … 3. */
  readonly turns: number;
  /** Null where the program does not say. */
  readonly tokens: { readonly input: number; readonly output: number } | null;
}
export type ClaudeCodeOutcome =
  /** It called this one; `known` as far as it said itself which agents it has. */
  | { readonly kind: 'agent'; readonly agent: string; readonly known: boolean }
  /** It kept the work: it was about to use `tool`, which could change or send something, or (null) it was done. */
  | { readonly kind: 'main-thread'; readonly tool: string | null }
  | { readonly kind: 'cancelled' }
  /** `words`: one or two sentences for the user. `final`: another prompt would fare no better. */
  | { readonly kind: 'failed'; readonly words: string; readonly final: boolean };

/** Client → server: which files the installed Claude Code loads, in its own words. Runs it without a login; no tokens are spent. */
export const verifyRequest = 'subagents/verify';
export interface VerifyResult {
  /** Why it could not be asked; empty otherwise. */
  readonly problem: string;
  readonly program: string | null;
  /** Of the installed Claude Code. */
  readonly version: string | null;
  /** The version our verdicts are for. */
  readonly ours: string;
  /** In order of path, those that differ first. */
  readonly files: readonly VerifiedFile[];
}
export interface VerifiedFile {
  readonly uri: string;
  readonly path: string;
  readonly status: 'loads' | 'skipped' | 'not-an-agent';
  /** Ours, where it loads. */
  readonly name: string | null;
  /** Ours, in words, where it does not. */
  readonly reason: string;
  readonly runtime: {
    readonly loads: boolean;
    readonly name: string | null;
    readonly model: string | null;
    /** What it writes about the file, as it writes it. */
    readonly messages: readonly string[];
  };
  /** What differs, in a sentence each; none where both say the same. */
  readonly differences: readonly string[];
}
