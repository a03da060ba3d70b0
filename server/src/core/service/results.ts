// What the agent service takes and returns. Public API: plain data only, offsets in UTF-16 code units from 0, lines and characters
// from 0, texts rendered in the service's language.

import type { EffectiveTools } from '../dialects/answers';
import type { Scope } from '../dialects/verdict';
import type { CompletionKind } from '../features/completion/item';
import type { RefactoringKind } from '../features/refactor/refactoring';
import type { FileReport } from '../report/report';
import type { Confidence, Reason } from '../routing/router';
import type { Severity, Unlisted } from '../rules/rule';
import type { TextEdit } from '../text/edit';
import type { Position } from '../text/lineIndex';
import type { Span } from '../text/span';

/**
 * A document: the URI of one the service holds, or a text of its own. A text is judged in the workspace as if the file at its URI
 * had it, and is not kept.
 */
export type AgentInput = string | { readonly uri: string; readonly text: string };

/** A value of the frontmatter as JSON has it. */
export type JsonValue = null | string | number | boolean | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export interface ParsedField {
  readonly name: string;
  /** From its name to the end of its value. */
  readonly span: Span;
  readonly nameSpan: Span;
  readonly valueSpan: Span;
  /** `null` for an empty value and for one that YAML rejects. */
  readonly value: JsonValue;
  /** YAML rejects this value. */
  readonly isBroken: boolean;
}

/** One `<example>` of the description. */
export interface ParsedExample {
  readonly span: Span;
  /** What the user says; empty where the user does not speak. */
  readonly utterance: string;
  /** The situation before; may be empty. */
  readonly context: string;
}

/** What the runtime does with the file. */
export interface AgentLoad {
  readonly status: 'loads' | 'skipped' | 'not-an-agent';
  /** The rule that says why a file is skipped; `null` otherwise. */
  readonly rule: string | null;
  /** This and the following are `null` unless the file loads. */
  readonly name: string | null;
  /** As the orchestrator is shown it. */
  readonly description: string | null;
  /** As written; also `null` where the field is absent. */
  readonly model: string | null;
  /** As the runtime splits the list; also `null` where the field is absent, which means all tools. */
  readonly tools: readonly string[] | null;
}

export interface ParsedAgent {
  readonly uri: string;
  /** Fences included; `null` where there is no frontmatter. */
  readonly frontmatter: Span | null;
  readonly body: Span;
  /** In file order; of several with one name the last counts. */
  readonly fields: readonly ParsedField[];
  readonly examples: readonly ParsedExample[];
  readonly load: AgentLoad;
}

/** In a file that the service need not hold, hence not as offsets. */
export interface AgentLocation {
  readonly uri: string;
  readonly start: Position;
  readonly end: Position;
}

export interface AgentFinding {
  /** Stable id, documented in `docs/rules/<rule>.md`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  /** All places of a finding that stands for several, the first included; empty for one place. */
  readonly places: readonly { readonly message: string; readonly span: Span }[];
  readonly related: readonly (AgentLocation & { readonly message: string })[];
  readonly tag?: 'unnecessary' | 'deprecated';
  /** Present in a finding that only counts others of its rule, which are not listed. It has no fixes. */
  readonly unlisted?: Unlisted;
}

export interface AgentFix {
  readonly title: string;
  readonly finding: AgentFinding;
  /** Of the document; they do not overlap. */
  readonly edits: readonly TextEdit[];
  /** The meaning of the file is kept or plainly restored: `fixAll` applies it. */
  readonly safe: boolean;
  /** The first fix of its finding. */
  readonly preferred: boolean;
}

export interface FixedAgent {
  /** The text after all safe fixes; the original one where there are none. */
  readonly text: string;
  readonly applied: readonly { readonly rule: string; readonly title: string }[];
}

export interface AgentCompletion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** One short line; may be empty. */
  readonly detail: string;
  /** `completionDocumentation` has something to say about it. */
  readonly hasDocumentation: boolean;
  /** The characters to replace. */
  readonly replace: Span;
  /** In LSP's snippet syntax where `isSnippet`. */
  readonly newText: string;
  readonly isSnippet: boolean;
  /** Items are shown in this order. */
  readonly sortText: string;
  /** What typed text is compared with, where that is not the label. */
  readonly filterText?: string;
  readonly deprecated: boolean;
  /** Ask for completions again after inserting it. */
  readonly retrigger: boolean;
}

export interface AgentHover {
  readonly span: Span;
  /** Text of authors in it is escaped. */
  readonly markdown: string;
}

export interface AgentSymbol {
  readonly kind: 'field' | 'example' | 'heading';
  readonly name: string;
  /** May be empty. */
  readonly detail: string;
  readonly span: Span;
  /** Within `span`. */
  readonly selection: Span;
  readonly children: readonly AgentSymbol[];
}

export interface AgentHighlight {
  readonly span: Span;
  /** It gives the name; others use it. */
  readonly declares: boolean;
}

export interface AgentLink {
  readonly span: Span;
  readonly uri: string;
  /** From 0; absent for a whole file. */
  readonly line?: number;
  /** A `file` need not exist. */
  readonly kind: 'file' | 'skill' | 'server';
}

/** The agent's `color` as Claude Code's common themes draw it; each part from 0 to 1. */
export interface AgentColor {
  readonly name: string;
  readonly span: Span;
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

export interface AgentToken {
  /** On one line. */
  readonly span: Span;
  readonly type: 'function' | 'variable' | 'class' | 'namespace';
  readonly modifier?: 'declaration' | 'deprecated';
}

export interface AgentHint {
  readonly offset: number;
  readonly label: string;
}

export interface AgentLens {
  readonly kind: 'verdict' | 'tokens' | 'preview';
  readonly title: string;
}

export interface AgentRefactoring {
  readonly title: string;
  readonly kind: RefactoringKind;
  readonly edits: readonly TextEdit[];
  /** A file to create first; it must not exist. */
  readonly create?: { readonly uri: string; readonly text: string };
}

/** An agent file of the workspace. */
export interface AgentSummaryData {
  readonly uri: string;
  /** For people: relative to its folder where it lies in one. */
  readonly path: string;
  readonly scope: Scope;
  readonly status: 'loads' | 'skipped';
  readonly name: string;
  readonly description: string;
  readonly model: string | null;
  readonly tools: readonly string[] | null;
  /** Tokens that its description takes of every session; estimated. */
  readonly tokens: number;
  /** Where its name stands. */
  readonly location: AgentLocation;
}

export type AgentRename =
  | { readonly edits: readonly { readonly uri: string; readonly edits: readonly TextEdit[] }[] }
  | { readonly refused: string };

export interface AgentCall {
  readonly agent: AgentSummaryData;
  /** In the file of the one that starts the other: the name, the tool, or its own name where all tools are its. */
  readonly at: AgentLocation;
}

export interface RoutedAgent {
  readonly agent: string;
  /** The sum of the points of `reasons`. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

export interface RoutedPrompt {
  readonly prompt: string;
  /** Best first; agents that share no word with the prompt are left out. */
  readonly ranked: readonly RoutedAgent[];
  /** 0 to 1: how often such a first place was right. */
  readonly confidence: number;
  readonly verdict: Confidence;
  /** One sentence about the first place. */
  readonly explanation: string;
}

export type { EffectiveTools, Position, Severity, Span, TextEdit };

/** The report of one file in the stable format of `subagents check --format json`; `mayBeFixed` is not part of that JSON. */
export type AgentFileReport = FileReport;

export interface AgentReportOptions {
  /** How the report names the file; by default its path in the workspace. */
  readonly path?: string;
  readonly fixes?: 'all' | 'above-hint' | 'none';
}
