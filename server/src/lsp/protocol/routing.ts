// Beyond the standard protocol: what the routing preview asks of the server, and what it is answered.
// Nothing but types and method names may stand here: both sides import it, the page of the preview too.

import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Outcome, TableRow, WorkspaceRouting } from '../../core/routing/analysis';
import type { RouteRow, TermField } from '../../core/routing/router';

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
