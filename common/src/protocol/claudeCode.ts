// Custom LSP requests: the installed Claude Code. Whether it is there, whom it calls, what it loads.
// Types and method names only.

/** Client → server: whether Claude Code is installed. Runs nothing. Served only by hosts that can run programs. */
export const claudeCodeRequest = 'subagents/claudeCode';
export interface ClaudeCodeResult {
  /** Absolute path; null where it was not found. */
  readonly program: string | null;
  /** The file that is run, links resolved. */
  readonly file: string | null;
  /** Why it was not found, in a sentence; else empty. */
  readonly problem: string;
}

/** Client → server: the Claude Code version that files are judged by, and its source. Runs nothing. */
export const judgedByRequest = 'subagents/judgedBy';
export interface JudgedByParams {
  /** Default: by the client's settings alone. */
  readonly uri?: string;
}
export interface JudgedByResult {
  readonly version: string;
  /** By a setting, the installed Claude Code, or the newest known version. */
  readonly source: 'named' | 'installed' | 'newest';
  /** The newest version that is known. */
  readonly newest: string;
  /** Facts learned from the installed Claude Code are used. */
  readonly learned: boolean;
  /** Null where it was not looked for, not found, or has no readable version. `asked`: facts were learned from it before. */
  readonly installed: { readonly version: string; readonly program: string; readonly asked: boolean } | null;
}

/** Client → server: learns facts that the catalogue lacks from the installed Claude Code and stores them. Runs it without login and
 * network; costs no tokens. Only after the user saw which program is run, only in a trusted workspace. Cancellable; with a
 * `partialResultToken`, `$/progress` reports each step. */
export const learnRequest = 'subagents/learn';
export interface LearnParams {
  /** The file the user agreed to, from `subagents/claudeCode`; if it has changed, nothing is run. */
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
  /** One line per kind of learned fact. */
  readonly learned: readonly string[];
}

/** Client → server: the agent that Claude Code itself calls for each prompt. Costs the user tokens: only after a click that stated it,
 * only in a trusted workspace. Cancellable; with a `partialResultToken`, `$/progress` reports each answer. */
export const askClaudeCodeRequest = 'subagents/askClaudeCode';
export interface AskClaudeCodeParams {
  readonly prompts: readonly ClaudeCodePrompt[];
  readonly partialResultToken?: string | number;
}
export interface ClaudeCodePrompt {
  readonly text: string;
  /** The context of an example. */
  readonly context?: string;
  /** The example to leave out of the file's agent. */
  readonly hide?: { readonly uri: string; readonly example: number };
}
/** The value of `$/progress`. */
export interface ClaudeCodeProgress {
  readonly done: number;
  readonly of: number;
  readonly answer: ClaudeCodeAnswer;
}
export interface AskClaudeCodeResult {
  /** One per prompt in order; fewer after cancellation or a final failure. */
  readonly answers: readonly ClaudeCodeAnswer[];
}
export interface ClaudeCodeAnswer {
  readonly prompt: string;
  readonly outcome: ClaudeCodeOutcome;
  /** As the program reports it; null where it ended before. */
  readonly version: string | null;
  readonly model: string | null;
  /** Answers of the model: 1 … 3. */
  readonly turns: number;
  /** Null where the program reports none. */
  readonly tokens: { readonly input: number; readonly output: number } | null;
}
export type ClaudeCodeOutcome =
  /** It called this agent; `known`: the program listed it. */
  | { readonly kind: 'agent'; readonly agent: string; readonly known: boolean }
  /** It kept the work: it was about to use `tool`, which could change or send something; null: it finished. */
  | { readonly kind: 'main-thread'; readonly tool: string | null }
  | { readonly kind: 'cancelled' }
  /** `words`: one or two sentences for the user. `final`: another prompt would fail too. */
  | { readonly kind: 'failed'; readonly words: string; readonly final: boolean };

/** Client → server: which files the installed Claude Code loads. Runs it without login; costs no tokens. */
export const verifyRequest = 'subagents/verify';
export interface VerifyResult {
  /** Why it was not run; else empty. */
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
    /** Its own messages about the file, verbatim. */
    readonly messages: readonly string[];
  };
  /** One sentence per difference. */
  readonly differences: readonly string[];
}
