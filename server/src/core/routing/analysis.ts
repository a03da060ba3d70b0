// The shapes of what the words say about a whole workspace: which examples come home, which agents compete, and why. Data
// only: whoever shows it decides how, and nothing in here holds a body.

import type { Message } from '../../../../common/src/messages/message';
import type { Confidence, TermField } from './router';

/**
 * Where a prompt of an agent goes. `home` and `taken` are said only where the ranking is clear; `contested` and `weak` say
 * that the words do not tell, whoever is first.
 */
export type RouteState = 'home' | 'contested' | 'taken' | 'weak' | 'none' | 'too-short';

/** A word that gives one agent more than the other. */
export interface DecidingWord {
  /** As the prompt has it. */
  readonly term: string;
  /** Where the agent it speaks for has it; the field that gives most. */
  readonly field: TermField;
  /** What it gives more. */
  readonly points: number;
}

/** A row of the ranking in words, as one agent sees it. */
export interface Explanation {
  readonly state: RouteState;
  /** Place of the agent itself from 1; 0 where it is not among the agents. */
  readonly place: number;
  /** Absent where no agent shares a word with the prompt. */
  readonly first: string | null;
  /** First by name and description alone. */
  readonly firstVisible: string | null;
  /** Whom it is compared with: the next where it is first, else the first. */
  readonly against: string | null;
  /** Words that put the first of the two before the other, largest difference first; at most three. */
  readonly deciding: readonly DecidingWord[];
  /** What the first agent owes to its body, of its score. */
  readonly fromBody: number;
  /** The example that says the same words, where one does. */
  readonly verbatim: { readonly agent: string; readonly example: number } | null;
  /** One message a sentence. */
  readonly said: readonly Message[];
}

/** One cell of the heat table: an agent by its number in `WorkspaceRouting.agents`. */
export interface Cell {
  readonly agent: number;
  readonly score: number;
}

/** What ranking one row's prompt came to. */
export interface Outcome extends Explanation {
  readonly confidence: number;
  readonly verdict: Confidence;
  /** Best first. The best few, and the row's own agent; an agent without a cell has less than the last of them. */
  readonly cells: readonly Cell[];
}

/** What stands for an agent in the table: its examples, or without any, sentences of its own. */
export type RowSource = 'example' | 'description' | 'body';

export interface TableRow {
  /** By its number in `WorkspaceRouting.agents`. */
  readonly agent: number;
  readonly source: RowSource;
  /** Number of the example, or of the sentence. */
  readonly at: number;
  readonly prompt: string;
  /** Empty where it has none. */
  readonly context: string;
  /** As the orchestrator sees everything. */
  readonly asItStands: Outcome;
  /** With the example, or the sentence, left out. */
  readonly forNewPrompt: Outcome;
}

export interface TableAgent {
  readonly name: string;
  readonly examples: number;
  /** How many of its rows have it at first place for a new prompt, however surely. */
  readonly comesHome: number;
  readonly rows: number;
}

/** Two agents whose descriptions ask for the same work. */
export interface CompetingPair {
  /** Names, in the order of the alphabet. */
  readonly agents: readonly [string, string];
  /** What the other collects for each one's own description, of what it collects itself; the smaller of both ways. */
  readonly overlap: number;
  readonly strength: 'warning' | 'strong';
  /** Words both have that weigh most, at most five. */
  readonly words: readonly string[];
}

export interface WorkspaceRouting {
  /** By name. */
  readonly agents: readonly TableAgent[];
  /** By agent, then as written. */
  readonly rows: readonly TableRow[];
  /** Largest overlap first. */
  readonly pairs: readonly CompetingPair[];
  /** Names of agents with word for word the same description. */
  readonly identical: readonly (readonly string[])[];
  /** Agents with examples of which none comes home for a new prompt. */
  readonly neverHome: readonly string[];
  /** Agents without examples. */
  readonly withoutExamples: readonly string[];
}
