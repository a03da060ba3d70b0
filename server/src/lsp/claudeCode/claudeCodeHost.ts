// What a host that can run programs implements for the installed Claude Code. Types only.

import type { ClaudeCodeAnswer, ClaudeCodeResult } from '../../../../common/src/protocol/claudeCode';
import type { LearnedFacts } from '../../core/dialects/facts';
import type { Listed, Scope } from '../../core/dialects/verdict';
import type { Localize } from '../../core/messages/render';
import type { Prompt } from '../../core/routing/router';

/** Where the program is searched, and the folders it must not be in. */
export interface ClaudeCodePlace {
  readonly claudePath: string;
  /** URIs. */
  readonly folders: readonly string[];
  /** Renders problems in the client's language. */
  readonly localize: Localize;
}

/** The version of the installed Claude Code, read without running it. */
export interface InstalledClaudeCode {
  readonly version: string;
  /** The file that would be run. */
  readonly program: string;
  /** Facts learned from it before. */
  readonly learned?: LearnedFacts;
}

type LearningStep = 'reading' | 'fields' | 'confirming' | 'tools' | 'models';

/** `facts` have been stored. */
type Learning =
  | { readonly problem: ''; readonly program: string; readonly facts: LearnedFacts }
  | { readonly problem: string; readonly program: string | null };

/** One folder of agents to verify. */
export interface TreeToVerify {
  readonly scope: Scope;
  /** The name in the plugin's manifest. */
  readonly plugin?: string;
  readonly files: readonly {
    readonly uri: string /** Below the folder. */;
    readonly path: string;
    readonly text: string;
  }[];
}

export interface RuntimeFile {
  readonly name: string | null;
  readonly description: string | null;
  readonly model: string | null;
  readonly loads: boolean;
  readonly messages: readonly string[];
}

export interface RuntimeReport {
  /** Why it could not be asked; empty otherwise. */
  readonly problem: string;
  readonly program: string | null;
  readonly version: string | null;
  /** By URI. */
  readonly files: ReadonlyMap<string, RuntimeFile>;
}

/** Implemented by hosts that can run programs. */
export interface ClaudeCodeHost {
  find(place: ClaudeCodePlace): ClaudeCodeResult;
  /** Runs nothing. Undefined where it is not found or its version is unknown. */
  installed(place: Omit<ClaudeCodePlace, 'localize'>): InstalledClaudeCode | undefined;
  ask(
    place: ClaudeCodePlace,
    agents: readonly Listed[],
    prompts: readonly Prompt[],
    signal: AbortSignal,
    onAnswer: (answer: ClaudeCodeAnswer, done: number, of: number) => void,
  ): Promise<readonly ClaudeCodeAnswer[]>;
  /** Runs it, and stores the facts in the user's storage. */
  learn(
    place: ClaudeCodePlace,
    signal: AbortSignal,
    onStep: (step: LearningStep, done: number, of: number) => void,
  ): Promise<Learning>;
  verify(place: ClaudeCodePlace, trees: readonly TreeToVerify[], signal: AbortSignal): Promise<RuntimeReport>;
}
