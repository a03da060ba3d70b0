// What an agent service is made with. Public API.

import type { Severity } from '../rules/rule';
import type { FrontmatterReader } from '../workspace/agentContext';
import type { Host } from '../workspace/host';

/** One version of an agent runtime, from `dialects.claude.at(version)`. What it knows is its own affair. */
export interface AgentRuntime {
  readonly dialect: string;
  /** As people call it: `Claude Code`. */
  readonly product: string;
  /** For example `2.1.340`. */
  readonly version: string;
}

/** All versions of one runtime. */
export interface AgentDialect {
  readonly id: string;
  readonly product: string;
  /** The newest version whose behaviour was measured. */
  readonly newestVersion: string;
  /** The same object for the same version. Files are judged by the facts that hold in it, also where the version itself is unknown. O(1). */
  at(version: string): AgentRuntime;
}

/** The keys of `.subagents.json`. A value of the wrong type counts as absent. */
export interface AgentSettings {
  /** Severities by rule id; `off` silences a rule. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  /** Globs of further agent files, relative to the folder; for `rescan`. */
  readonly files?: readonly string[];
  /** Names of tools that are fine although the catalogue does not have them. */
  readonly extraTools?: readonly string[];
  readonly extraModels?: readonly string[];
  /** `2.1.240`: the version that judges. Empty or absent: the newest known. */
  readonly claudeVersion?: string;
  /** Tokens that all descriptions together may take; 15000 where absent. */
  readonly descriptionBudget?: number;
  readonly inlayHints?: { readonly model?: boolean; readonly tokens?: boolean };
}

/** Reads files by URI. Its questions may be asked several at once. */
export type AgentHost = Pick<Host, 'list' | 'read' | 'stat'>;

export interface AgentServiceOptions {
  /** Needed by `rescan` alone; without one the workspace is what `update` adds. */
  readonly host?: AgentHost;
  /** URIs of the folders that `rescan` searches. */
  readonly folders?: readonly string[];
  /** URI of the user's `~/.claude`, whose `agents` count in every folder; not read where absent. */
  readonly userFolder?: string;
  /** Judges all files. Where absent, settings name the version, else it is the newest known. */
  readonly runtime?: AgentRuntime;
  readonly settings?: AgentSettings;
  /** The day by which retirements are judged, `YYYY-MM-DD`; the current day of the system where absent. */
  readonly today?: () => string;
  /** Texts in another language, as in the package's `l10n/<language>.json`; what is missing is English. */
  readonly translation?: Readonly<Record<string, string>>;
  /** Other programs' ways of reading the same frontmatter, for the rule `readers-disagree`. */
  readonly readers?: readonly FrontmatterReader[];
  /** Called for what goes wrong beside an answer; the answer is given without it. */
  readonly onProblem?: (problem: AgentProblem) => void;
}

/**
 * `rule-failed`: a defect of the rule; its findings are missing. `unreadable`: a folder or file that `rescan` leaves out.
 * `not-json`: a settings file that sets nothing. `glob-refused`: a glob in `files` that is not used. `configuration`: a file around
 * the agents that cannot be used. `reason` and `message` are English.
 */
export type AgentProblem =
  | { readonly kind: 'rule-failed'; readonly uri: string; readonly rule: string; readonly error: unknown }
  | { readonly kind: 'unreadable' | 'not-json'; readonly uri: string }
  | { readonly kind: 'glob-refused'; readonly uri: string; readonly glob: string; readonly reason: string }
  | { readonly kind: 'configuration'; readonly message: string };
