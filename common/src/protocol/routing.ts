// Custom LSP requests of the routing preview. Types and method names only. Points are whole tenths, so that numbers add up wherever
// they are shown; texts are sentences in the client's language, with names and words of authors as pieces of their own.

import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { WordPlace } from '../messages/message';
import type { Sentence } from '../messages/sentence';

/** Client → server: how the words of an agent's examples, or of one prompt, rank the workspace's agents. */
export const routeRequest = 'subagents/route';
export interface RouteParams {
  readonly uri: string;
  /** A prompt to rank beside the examples. */
  readonly prompt?: string;
  /** False: rank the prompt alone; `examples` of the result is empty. */
  readonly examples?: boolean;
}
export interface RouteResult {
  readonly uri: string;
  readonly version: number;
  /** Empty where the file does not load. */
  readonly agent: string;
  readonly load: { readonly status: 'loads' | 'skipped' | 'not-an-agent'; readonly reason: string };
  /** How many agents are ranked. */
  readonly agents: number;
  readonly examples: readonly RouteExample[];
  readonly prompt?: RoutedPrompt;
}
export interface RouteExample {
  readonly utterance: string;
  readonly context: string;
  readonly commentary: string;
  readonly assistant: string;
  readonly closed: boolean;
  readonly range: Range;
  /** As the orchestrator sees everything, this example included. */
  readonly asItStands: ExampleOutcome;
  /** With this example left out, as for a new prompt like it. */
  readonly forNewPrompt: ExampleOutcome;
}

export type TermField = WordPlace['field'];
type Confidence = 'clear' | 'contested' | 'weak' | 'none' | 'too-short';
/** From the side of one agent; `out`: it is not among those that are ranked. */
export type RouteState = 'home' | 'contested' | 'taken' | 'weak' | 'none' | 'too-short' | 'out';

/** A ranking as one agent sees it. */
export interface RouteOutcome {
  readonly state: RouteState;
  readonly verdict: Confidence;
  /** 0 … 1: how often such a first place was right, from the calibration. */
  readonly confidence: number;
  /** Place of the agent from 1; 0 where it shares no word with the prompt. */
  readonly place: number;
  /** Null where no agent shares a word with the prompt. */
  readonly first: string | null;
  /** First by name and description alone. */
  readonly firstVisible: string | null;
  /** The next agent where this one is first, else the first. */
  readonly against: string | null;
  /** Tenths ahead of `against`; negative behind it. */
  readonly lead: number;
  /** Words that put the first of the two before the other, and where it has them; at most three. */
  readonly deciding: readonly { readonly term: string; readonly field: TermField }[];
  /** Tenths that the first agent owes to its body. */
  readonly fromBody: number;
  /** An example with the same words. */
  readonly verbatim: { readonly agent: string; readonly example: number } | null;
  readonly headline: Sentence;
  readonly sentence: Sentence;
  /** The share of a body, an example with the same words; may be empty. */
  readonly note: Sentence;
}
export interface ExampleOutcome extends RouteOutcome {
  /** The rival's example that decided. */
  readonly decidingExample: DecidingExample | null;
  readonly suggestions: readonly RoutingSuggestion[];
}
export interface DecidingExample {
  readonly agent: string;
  readonly what:
    | { readonly kind: 'example'; readonly example: number }
    | { readonly kind: 'word'; readonly term: string; readonly field: 'example' };
}
/** An edit that may help; see `subagents/routingFix`. */
export type RoutingSuggestion =
  | { readonly kind: 'put-words'; readonly words: readonly string[] }
  | { readonly kind: 'tell-apart'; readonly agent: string }
  | { readonly kind: 'add-example'; readonly prompt: string };

/** A prompt's ranking, and what it means for the file's agent. */
export interface RoutedPrompt {
  readonly prompt: string;
  /** From the side of the prompt: `clear` whichever agent is first. */
  readonly state: Confidence | 'out';
  readonly headline: Sentence;
  readonly sentence: Sentence;
  readonly note: Sentence;
  /** For the file's agent. */
  readonly outcome: RouteOutcome;
  /** Best first: at most five, each with at least a tenth. */
  readonly ranked: readonly RankedAgent[];
  /** How many agents share a word with the prompt. */
  readonly sharing: number;
  readonly agents: number;
  /** In the order of the prompt; they do not overlap. */
  readonly marks: readonly MarkedWord[];
  readonly suggestions: readonly RoutingSuggestion[];
}
export interface RankedAgent {
  readonly agent: string;
  /** The sum of its words' tenths. */
  readonly tenths: number;
  /** What words of the body give. */
  readonly bodyTenths: number;
  /** Most first. A word of the body stands apart from the same word elsewhere. */
  readonly words: readonly { readonly term: string; readonly field: TermField; readonly tenths: number }[];
}
/** A counted word of the prompt; UTF-16 offsets. */
export interface MarkedWord {
  readonly start: number;
  readonly end: number;
  /** Most points first. `body`: its body gives most of them. */
  readonly speaks: readonly { readonly agent: string; readonly body: boolean }[];
}

/** Client → server: every example in sight against every agent, and which agents compete. Long for many agents; may be cancelled. */
export const routeWorkspaceRequest = 'subagents/routeWorkspace';
export interface RouteWorkspaceParams {
  /** The revision of the last answer: nothing is sent again where it is the same. */
  readonly unless?: string;
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
    /** How many rows have it first for a new prompt, however surely. */
    readonly comesHome: number;
    readonly rows: number;
  }[];
  /** By agent, then as written. */
  readonly rows: readonly RoutedRow[];
  /** Largest overlap first. */
  readonly pairs: readonly CompetingPair[];
  /** Names of agents with the same description. */
  readonly identical: readonly (readonly string[])[];
  /** Agents that have examples and get none of them as a new prompt. */
  readonly neverHome: readonly string[];
  readonly withoutExamples: readonly string[];
}
/** A row of the heat table. */
export interface RoutedRow {
  /** By its number in `agents`. */
  readonly agent: number;
  /** Sentences of description and body stand in where there are no examples. */
  readonly source: 'example' | 'description' | 'body';
  /** Number of the example, or of the sentence. */
  readonly at: number;
  readonly prompt: string;
  readonly context: string;
  readonly asItStands: RowOutcome;
  readonly forNewPrompt: RowOutcome;
}
export interface RowOutcome extends RouteOutcome {
  /** Best first: the best few and the row's own agent, by their numbers in `agents`. */
  readonly cells: readonly { readonly agent: number; readonly tenths: number }[];
}
export interface CompetingPair {
  readonly agents: readonly [string, string];
  /** 0 … 1 */
  readonly overlap: number;
  readonly strength: 'warning' | 'strong';
  /** Words both have that weigh most. */
  readonly words: readonly string[];
}
export interface RouteWorkspaceUnchanged {
  readonly unchanged: true;
  readonly revision: string;
}

/** Client → server: where a deciding word, an example or an agent stands; a `Location`, or null for an agent that is gone. */
export const placeRequest = 'subagents/place';
export interface PlaceParams {
  /** The open file, which is preferred for its own name. */
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

/** Client → server: a fix for a prompt that another agent takes, as one edit of the description; null where the result would not be
 * read as intended, and for files that cannot be edited. */
export const routingFixRequest = 'subagents/routingFix';
export type RoutingFixParams = { readonly uri: string } & (
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'apart'; readonly from: string }
  | { readonly kind: 'example'; readonly prompt: string; readonly context?: string }
);
export interface RoutingFixResult {
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
