// Beyond the standard protocol: what the routing preview asks of the server, and what it is answered.
// Nothing but types and method names may stand here: both sides import it, the page of the preview too.

import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';

/** Client → server: how the words of an agent's examples, or of one prompt, rank the workspace's agents. */
export const routeRequest = 'subagents/route';
export interface RouteParams {
  readonly uri: string;
  /** A prompt to rank beside the examples. */
  readonly prompt?: string;
  /** False: the prompt alone, which is asked at every key; examples come empty. */
  readonly examples?: boolean;
}
export type TermField = 'name' | 'description' | 'example' | 'body';

/** A word's contribution to an agent's score. */
export interface Reason {
  /** The word as the prompt has it. */
  readonly term: string;
  readonly field: TermField;
  readonly points: number;
}
export interface AgentScore {
  readonly agent: string;
  readonly score: number;
  /** Score of name and description alone. */
  readonly visibleScore: number;
  /** Empty for agents far behind. */
  readonly reasons: readonly Reason[];
}
export type Confidence = 'clear' | 'contested' | 'weak' | 'none' | 'too-short';
interface ExampleReference {
  readonly agent: string;
  readonly example: number;
}
export interface RouteRow {
  readonly prompt: string;
  /** Best first; ties by name. */
  readonly ranked: readonly AgentScore[];
  /** First by name and description alone; null where no agent shares a word there. */
  readonly firstVisible?: string | null;
  /** 0 … 1 */
  readonly confidence: number;
  readonly verdict: Confidence;
  /** An example with the same words. */
  readonly verbatim?: ExampleReference;
  /** Counted words of the prompt, as UTF-16 spans of `prompt`. */
  readonly terms: readonly { readonly term: string; readonly span: { readonly start: number; readonly end: number } }[];
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
export type RouteState = 'home' | 'contested' | 'taken' | 'weak' | 'none' | 'too-short';
export interface ToldOutcome {
  readonly state: RouteState;
  /** From 1; 0 where the agent is not ranked. */
  readonly place: number;
  readonly first: string | null;
  readonly firstVisible: string | null;
  readonly against: string | null;
  readonly deciding: readonly { readonly term: string; readonly field: TermField; readonly points: number }[];
  readonly fromBody: number;
  readonly verbatim: ExampleReference | null;
  /** Sentences in the client's language. */
  readonly said: readonly string[];
  readonly confidence: number;
  readonly verdict: Confidence;
  /** Best first: the best few and the row's own agent. */
  readonly cells: readonly { readonly agent: number; readonly score: number }[];
}
interface RoutedRow {
  /** By its number in `agents`. */
  readonly agent: number;
  readonly source: 'example' | 'description' | 'body';
  /** Number of the example, or of the sentence. */
  readonly at: number;
  readonly prompt: string;
  readonly context: string;
  readonly asItStands: ToldOutcome;
  readonly forNewPrompt: ToldOutcome;
}
export interface CompetingPair {
  readonly agents: readonly [string, string];
  /** 0 … 1 */
  readonly overlap: number;
  readonly strength: 'warning' | 'strong';
  readonly words: readonly string[];
}
export interface RouteWorkspaceResult {
  /** Changes whenever anything else here does. */
  readonly revision: string;
  /** URIs of `agents`, in their order. */
  readonly uris: readonly string[];
  /** By name. */
  readonly agents: readonly {
    readonly name: string;
    readonly examples: number;
    readonly comesHome: number;
    readonly rows: number;
  }[];
  /** By agent, then as written. */
  readonly rows: readonly RoutedRow[];
  /** Largest overlap first. */
  readonly pairs: readonly CompetingPair[];
  /** Names of agents with the same description. */
  readonly identical: readonly (readonly string[])[];
  readonly neverHome: readonly string[];
  readonly withoutExamples: readonly string[];
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
