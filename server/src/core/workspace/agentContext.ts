// What every rule and feature is given: a document, what the runtime makes of it, and the workspace around it.

import type { Runtime } from '../dialects/runtime';
import type { PluginPlace, Scope, Verdict } from '../dialects/verdict';
import type { AgentDocument } from '../syntax/document';
import type { AgentView } from '../syntax/view';
import type { Workspace } from './workspace';

export interface AnalysisOptions {
  /** `YYYY-MM-DD`; what is retired is judged by this day. */
  readonly today: string;
  readonly extraTools: readonly string[];
  readonly extraModels: readonly string[];
  readonly descriptionBudget: number;
}

/** One agent file with all that rules and features may ask: values only, nothing to read or to look up. */
export interface AgentContext {
  /** By which the file is judged. */
  readonly runtime: Runtime;
  readonly doc: AgentDocument;
  readonly view: AgentView;
  readonly verdict: Verdict;
  readonly scope: Scope;
  /** For scope `plugin`. */
  readonly plugin?: PluginPlace;
  readonly workspace: Workspace;
  readonly options: AnalysisOptions;
  /** Other programs' ways of reading the same text; empty where the host has none. */
  readonly readers: readonly FrontmatterReader[];
}

/** Plain values by field, or why the program rejects the file. */
type OtherReading = { readonly fields: ReadonlyMap<string, unknown> } | { readonly error: string };

export interface FrontmatterReader {
  readonly id: string;
  /** Absent for a text that would take the program too long. */
  read(text: string): OtherReading | undefined;
}
