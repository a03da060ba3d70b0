// Custom LSP requests: the installed Claude Code. Whether it is there, whom it calls, what it loads.
// Types and method names only.

/** Client → server: is Claude Code there to be asked? Runs nothing. Answered by hosts that can run programs, only. */
export const claudeCodeRequest = 'subagents/claudeCode';
export interface ClaudeCodeResult {
  /** Its absolute path; null where it was not found. */
  readonly program: string | null;
  /** The file behind it, links resolved: what is run. */
  readonly file: string | null;
  /** Why not, in a sentence; empty where it was found. */
  readonly problem: string;
}

/** Client → server: by which version of Claude Code files are judged, and where that is known from. Runs nothing. */
export const judgedByRequest = 'subagents/judgedBy';
export interface JudgedByParams {
  /** Of a file; without it, what the client's own settings say. */
  readonly uri?: string;
}
export interface JudgedByResult {
  readonly version: string;
  /** A setting names it, it is that of the installed Claude Code, or the newest known. */
  readonly source: 'named' | 'installed' | 'newest';
  /** The newest version that is known. */
  readonly newest: string;
  /** Facts learned from the installed Claude Code are used. */
  readonly learned: boolean;
  /** Null where it was not looked for, not found, or does not show its version. `asked`: it was learned from before. */
  readonly installed: { readonly version: string; readonly program: string; readonly asked: boolean } | null;
}

/** Client → server: asks the installed Claude Code what the catalogue does not know, and keeps it. Runs it without a login and without
 * a network; no tokens are spent. Only after the user saw which program is run, only in a trusted workspace. Cancellable; as a
 * `partialResultToken` is given, `$/progress` brings each step. */
export const learnRequest = 'subagents/learn';
export interface LearnParams {
  /** The file the user agreed to, as `subagents/claudeCode` said it; nothing is run where it is another by now. */
  readonly program?: string;
  readonly partialResultToken?: string | number;
}
/** The value of `$/progress`. */
export interface LearnProgress {
  readonly step: string;
  readonly done: number;
  readonly of: number;
}
export interface LearnResult {
  /** Why nothing was learned; empty otherwise. */
  readonly problem: string;
  readonly program: string | null;
  readonly version: string | null;
  /** A line for each kind of news; none where everything is known. */
  readonly learned: readonly string[];
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
