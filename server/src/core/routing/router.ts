// The interface of routers, which estimate which agent gets a prompt. Routers see agents as the orchestrator does; only the offline
// ranker sees bodies. They read no files.

import type { Span } from '../text/span';

/** Structural: fits the cancellation tokens of LSP and VS Code. */
export interface Cancel {
  readonly isCancellationRequested: boolean;
}

export interface Candidate {
  readonly name: string;
  /** As the orchestrator sees it, examples included. */
  readonly description: string;
  /** Used by the offline ranker only; never sent to a model. */
  readonly body: string;
}

export interface Prompt {
  readonly text: string;
  /** The situation an example describes before the user speaks. */
  readonly context?: string;
  /** The example to leave out, so that it is not matched by its own words. */
  readonly hide?: { readonly agent: string; readonly example: number };
}

export type TermField = 'name' | 'description' | 'example' | 'body';

/** The contribution of one word in one field. Points of all reasons sum to the score. */
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
  /** First by name and description alone; null where no agent shares a word there. Offline ranker only. */
  readonly firstVisible?: string | null;
  /** 0 … 1: how often such a first place was right, from the calibration. */
  readonly confidence: number;
  readonly verdict: Confidence;
  /** An example with the same words that was not left out. */
  readonly verbatim?: { readonly agent: string; readonly example: number };
  /** Words of the prompt that were counted, as spans of `prompt`, by term. */
  readonly terms: readonly { readonly term: string; readonly span: Span }[];
}

export interface Router {
  readonly id: 'words' | 'editor-model' | 'claude-code';
  route(prompts: readonly Prompt[], cancel: Cancel): Promise<readonly RouteRow[]>;
}
