// Results of ranking a whole workspace: which examples come home, which agents compete, and why. Data only; no body is in it.

import type { Message } from '../../../../common/src/messages/message';
import type { DecidingWord } from './roundedScore';
import type { Confidence } from './router';

/**
 * Where a prompt goes, from one agent's side. `home` and `taken` only where the ranking is clear; `contested` and `weak`: the
 * words do not decide, whichever agent is first; `out`: the agent is not among those that are ranked.
 */
export type RouteState = 'home' | 'contested' | 'taken' | 'weak' | 'none' | 'too-short' | 'out';

/** A ranking as one agent sees it. */
export interface Explanation {
  readonly state: RouteState;
  /** Place of the agent from 1; 0 where it shares no word with the prompt or is not among the agents. */
  readonly place: number;
  /** Absent where no agent shares a word with the prompt. */
  readonly first: string | null;
  /** First by name and description alone. */
  readonly firstVisible: string | null;
  /** The next agent where this one is first, else the first. */
  readonly against: string | null;
  /** Tenths ahead of `against`; negative behind it. */
  readonly lead: number;
  /** Words that put the first of the two before the other, largest difference first; at most three. */
  readonly deciding: readonly DecidingWord[];
  /** Tenths that the first agent owes to its body. */
  readonly fromBody: number;
  /** The example that says the same words. */
  readonly verbatim: { readonly agent: string; readonly example: number } | null;
  readonly headline: Message;
  /** Where it goes and why. */
  readonly sentences: readonly Message[];
  /** What else is behind it: the share of a body, an example with the same words. */
  readonly notes: readonly Message[];
}

/** One cell of the heat table: an agent by its number in `WorkspaceRouting.agents`. */
export interface Cell {
  readonly agent: number;
  readonly score: number;
}

/** The ranking of one row's prompt. */
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
