// The public interface of the agent service. Every function is synchronous and pure over the service's workspace unless it returns
// a promise; none throws for what is in a file, and none reads files but `rescan`.

import type { EffectiveTools } from '../dialects/answers';
import type { RefactoringKind } from '../features/refactor/refactoring';
import type { Position } from '../text/lineIndex';
import type { Span } from '../text/span';
import type {
  AgentCall,
  AgentColor,
  AgentCompletion,
  AgentFileReport,
  AgentFinding,
  AgentFix,
  AgentHighlight,
  AgentHint,
  AgentHover,
  AgentInput,
  AgentLens,
  AgentLink,
  AgentLoad,
  AgentLocation,
  AgentRefactoring,
  AgentRename,
  AgentReportOptions,
  AgentSummaryData,
  AgentSymbol,
  AgentToken,
  FixedAgent,
  ParsedAgent,
  RoutedPrompt,
} from './results';

/**
 * Functions about one document, which `Input` names. For a URI that the service does not hold they return `undefined`, or an empty
 * list where they return lists. An offset outside of the text counts as the end nearest to it. Facts about the runtime come from the
 * catalogue in the package (`schemas/`), each with its source and the day it was checked.
 */
export interface AgentDocumentFunctions<Input = AgentInput> {
  /** Fields, examples and load verdict. Never fails on a text. Linear in its length; cached for a document that is held. */
  parse(input: Input): ParsedAgent | undefined;

  /** What the runtime does with the file. As `parse`, without the fields. */
  load(input: Input): AgentLoad | undefined;

  /**
   * All findings, sorted by place; empty for a file that is no agent. Severities and rules that are off follow the settings. A rule
   * that fails is reported to `onProblem` and skipped. Typically below a millisecond.
   */
  check(input: Input): readonly AgentFinding[];

  /**
   * What `subagents check --format json` reports of the file; undefined for a document that is not held. `fixes` selects the findings
   * whose fixes are computed, by default none: their `fixes` are `null`. Costs a check and those fixes.
   */
  report(input: Input, options?: AgentReportOptions): AgentFileReport | undefined;

  /**
   * Fixes of the findings that touch `range`, by default the whole file; at most 100 findings are considered. Costs one trial parse
   * a fix: ask for the range at the cursor while typing.
   */
  fixes(input: Input, range?: Span): readonly AgentFix[];

  /**
   * Applies all safe fixes until none is left. A safe fix keeps what the runtime reads, or restores what was plainly meant. Costs one
   * check and the trials of its fixes a round; usually one to three rounds.
   */
  fixAll(input: Input): FixedAgent | undefined;

  /**
   * The tools a foreground subagent of a session without a screen gets: `granted`; `refused` with the reasons where nothing in
   * `tools` can be used, so that newer releases do not start the agent; or `none`. `undefined` for a file that does not load. O(tools).
   */
  effectiveTools(input: Input): EffectiveTools | undefined;

  /** What can be written at `offset`, without documentation. Below a millisecond; about one with hundreds of agents. */
  complete(input: Input, offset: number): readonly AgentCompletion[];

  /** Markdown about one item of `complete` at the same place; `undefined` where the label is not offered there or has none. */
  completionDocumentation(input: Input, offset: number, label: string): string | undefined;

  /** `undefined` where there is nothing to say. */
  hover(input: Input, offset: number): AgentHover | undefined;

  /** Fields in file order with the examples of the description, then headings of the body unless `headings` is false. */
  symbols(input: Input, options?: { readonly headings?: boolean }): readonly AgentSymbol[];

  /** Where the agent, skill or MCP server named at `offset` is declared. Tools have no declaration. */
  definition(input: Input, offset: number): readonly AgentLocation[];

  /** Spans that can be folded, outer ones first; some lie on one line. */
  folding(input: Input): readonly Span[];

  /** All places of the file with the name at `offset`, in file order. */
  documentHighlights(input: Input, offset: number): readonly AgentHighlight[];

  /** Spans to select when a selection at `offset` grows, innermost first, each within the next; the last is the whole file. */
  selectionRanges(input: Input, offset: number): readonly Span[];

  /** `markdownLinks: false` leaves out `[text](file.md)`. */
  documentLinks(input: Input, options?: { readonly markdownLinks?: boolean }): readonly AgentLink[];

  /** At most one. */
  colors(input: Input): readonly AgentColor[];

  /** Names whose colour depends on what is known, in file order, without overlaps; with `within` those that touch it. */
  semanticTokens(input: Input, within?: Span): readonly AgentToken[];

  /** What the setting `inlayHints` turns on: the model behind an alias, the tokens of the description. */
  inlayHints(input: Input): readonly AgentHint[];

  /** The line above the file, from left to right. */
  codeLens(input: Input): readonly AgentLens[];

  /** Changes the author may want although nothing is wrong. With `wants` only those kinds are made. */
  refactorings(input: Input, selection: Span, wants?: (kind: RefactoringKind) => boolean): readonly AgentRefactoring[];

  /** Line and character of an offset; clamped to the text. */
  positionAt(input: Input, offset: number): Position | undefined;

  /** The inverse of `positionAt`; clamped to the text. */
  offsetAt(input: Input, position: Position): number | undefined;
}

/** Functions about the workspace: the documents that the service holds. */
export interface AgentWorkspaceFunctions {
  /**
   * Adds a document or replaces its text. Every document that is added is an agent file, whatever its place; the place decides the
   * scope. Costs one parse of the changed part.
   */
  update(uri: string, text: string): void;

  /** Forgets a document. */
  remove(uri: string): void;

  /**
   * Reads the folders through the host: agent files, plugins, `.subagents.json`, MCP servers, skills. Documents that were given
   * by `update` keep their text until they are removed; others that are gone are forgotten. Without a host it does nothing. Rejects
   * only where the host does.
   */
  rescan(): Promise<void>;

  /** All agent files, by URI; without files that are no agents. O(1) while nothing changes. */
  agents(): readonly AgentSummaryData[];

  /** Agents whose names have these letters in this order, best first; all for an empty query. */
  workspaceSymbols(query: string): readonly AgentSummaryData[];

  /**
   * Ranks the agents in use for what a user might say, by the words they share with it. An estimate: it does not ask a model. Costs
   * about 0.1 ms an agent the first time, then little.
   */
  route(prompt: string): RoutedPrompt;

  /** The runtime that judges a file: settings can name a version for each folder. */
  runtimeOf(uri: string): { readonly dialect: string; readonly product: string; readonly version: string };
}

/** Functions about names across the documents that the service holds. Other files that name agents are not searched. */
export interface AgentNameFunctions {
  /**
   * Where the agent, tool, skill or MCP server named at `offset` is named, by URI; its declaration too unless `declaration` is false.
   * Empty where no such name is there. Linear in the text of the files that may contain the name.
   */
  references(input: AgentInput, offset: number, options?: { readonly declaration?: boolean }): readonly AgentLocation[];

  /**
   * The edits that give the agent named at `offset` another name, or why it cannot have it; `undefined` where no agent is named. Files
   * are not renamed, and a name that may stand for several agents is left as it is. Costs as `references`.
   */
  rename(input: AgentInput, offset: number, newName: string): AgentRename | undefined;

  /** The agents that an agent may start, by name, with the place in its file that says so. O(agents). */
  outgoingCalls(uri: string): readonly AgentCall[];

  /** The agents that may start an agent, with the place in their files that says so. O(agents). */
  incomingCalls(uri: string): readonly AgentCall[];
}

export interface AgentService extends AgentDocumentFunctions, AgentNameFunctions, AgentWorkspaceFunctions {}
