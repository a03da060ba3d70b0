// The one interface behind every way of guessing who gets a prompt. A router knows agents as the orchestrator is shown
// them plus, for the offline ranker only, their bodies; it never reads files and never decides anything for the user.

import type { Span } from '../text/span';

/** Structural, so that the protocol's and the editor's tokens fit without being imported. */
export interface Cancel {
  readonly isCancellationRequested: boolean;
}

/** One agent that can be chosen. */
export interface Candidate {
  readonly name: string;
  /** As the orchestrator sees it, examples included. */
  readonly description: string;
  /** Never shown to a model; the offline ranker counts its words and marks them as such. */
  readonly body: string;
}

export interface Prompt {
  /** What the user might say. */
  readonly text: string;
  /** The situation an example describes before the user speaks. */
  readonly context?: string;
  /** Leave this example of this agent out, so that an example is not recognised by its own words. */
  readonly hide?: { readonly agent: string; readonly example: number };
}

export type TermField = 'name' | 'description' | 'example' | 'body';

/** What one word contributed, and where the agent has it. Points of all reasons sum to the score. */
export interface Reason {
  /** The word as the prompt has it. */
  readonly term: string;
  readonly field: TermField;
  readonly points: number;
}

export interface AgentScore {
  readonly agent: string;
  readonly score: number;
  /** Score from name and description alone (no body). */
  readonly visibleScore: number;
  readonly reasons: readonly Reason[];
}

export type Confidence = 'clear' | 'contested' | 'weak' | 'none' | 'too-short';

export interface RouteRow {
  readonly prompt: string;
  /** Best first; ties by name. */
  readonly ranked: readonly AgentScore[];
  /** Who is first by name and description alone; null where no agent shares a word there. Words only. */
  readonly firstVisible?: string | null;
  /** 0 … 1: how often such a first place was right, from the calibration. */
  readonly confidence: number;
  readonly verdict: Confidence;
  /** The example that says the same words, if an agent has one and it was not left out. */
  readonly verbatim?: { readonly agent: string; readonly example: number };
  /** Words of the prompt that were counted, as spans of `prompt`, by term. */
  readonly terms: readonly { readonly term: string; readonly span: Span }[];
}

export interface Router {
  readonly id: 'words' | 'editor-model' | 'claude-code';
  route(prompts: readonly Prompt[], cancel: Cancel): Promise<readonly RouteRow[]>;
}
