// The verdict of a runtime on one agent file: it loads, is skipped for a reason, or is no agent.

import type { UnreadableCause } from '../syntax/faults/fault';
import type { PlainMap } from '../syntax/plainYaml';
import type { Position } from '../text/lineIndex';
import type { Span } from '../text/span';

/** Origin of an agent; the dialect defines the precedence. */
export type Scope = 'managed' | 'project' | 'user' | 'plugin' | 'built-in';

/** A problem of a plugin's manifest that disables the whole plugin. */
export interface ManifestProblem {
  readonly kind: ManifestProblemKind;
  /** The field, or the entry of `agents`, at fault; empty for the file as a whole. */
  readonly subject: string;
  /** In the manifest. */
  readonly start: Position;
  readonly end: Position;
}

export type ManifestProblemKind =
  | 'not-json'
  | 'not-an-object'
  | 'name-missing'
  | 'name-not-allowed'
  | 'field-type'
  | 'agents-type'
  | 'path-start'
  | 'path-end';

/** Place of a file in its plugin. */
export interface PluginPlace {
  /** Name of the plugin in its manifest; else its folder's name. */
  readonly name: string;
  /** Folders between the plugin's `agents` and the file: part of the agent's id. Empty for a listed file. */
  readonly folders: readonly string[];
  /** URI of the manifest; absent without one, when a marketplace may describe the plugin. */
  readonly manifest?: string;
  /** The manifest names the file itself. */
  readonly listed?: true;
  /** The manifest keeps the file from loading, whatever it contains. */
  readonly keptOut?: ManifestProblem | 'unlisted';
}

/** Place of the file, as far as it matters to the loader. */
export interface FilePlace {
  readonly scope: Scope;
  /** The file's path or URI; only its last segment matters here. */
  readonly path: string;
  /** For scope `plugin`: the known facts about the plugin. */
  readonly plugin?: PluginPlace;
}

/** The frontmatter as the runtime cuts and reads it. Offsets are into the document. */
export interface RuntimeReading {
  /** The text between the dashes; absent if the runtime sees no frontmatter. */
  readonly region?: Span;
  /** The three dashes that end it. */
  readonly close?: Span;
  /** Empty if nothing is readable. */
  readonly fields: PlainMap;
  /** `valid`: directly; `repaired`: after the runtime's own repair; `unreadable`: not even then; `no-fields`: not a mapping. */
  readonly state: 'absent' | 'valid' | 'repaired' | 'unreadable' | 'no-fields';
  /** Offset of the reader's error; only if unreadable. */
  readonly errorAt?: number;
  readonly body: Span;
  /** Where the runtime ends the frontmatter earlier than written; only then. */
  readonly cutAt?: number;
}

type HookProblemKind =
  | 'hooks-shape'
  | 'unknown-event'
  | 'event-shape'
  | 'matcher-shape'
  | 'matcher-hooks'
  | 'hook-shape'
  | 'hook-type-missing'
  | 'unknown-type'
  | 'key-missing'
  | 'key-value'
  | 'refused-type'
  | 'top-level-guard'
  | 'hidden-guard';

export interface HookProblem {
  readonly kind: HookProblemKind;
  /** From the frontmatter's root: `['hooks', 'PreToolUse', 0, 'hooks', 1, 'type']`. */
  readonly path: readonly (string | number)[];
  /** The event, type or key in question. */
  readonly subject: string;
  /** It keeps the whole agent from loading. */
  readonly fatal: boolean;
}

/** Why an intended agent is not loaded: a code of the loader; rules declare which codes they explain. */
export type SkipCode =
  | UnreadableCause['code']
  | 'encoding-not-utf8'
  | 'fence-missing'
  | 'fence-not-first'
  | 'fence-unclosed'
  | 'fields-cut-by-dashes'
  | 'frontmatter-not-fields'
  | 'name-missing'
  | 'field-case'
  | 'name-not-text'
  | 'name-not-allowed'
  | 'description-missing'
  | 'description-empty'
  | 'description-not-text'
  | 'hooks-unloadable'
  | 'file-too-large'
  | 'file-extension'
  | 'plugin-not-loaded'
  | 'plugin-agent-not-listed';

interface SkipReason {
  readonly code: SkipCode;
  /** The characters at fault, or the opening fence for the file as a whole. */
  readonly span: Span;
}

export interface Loads {
  readonly status: 'loads';
  readonly scope: Scope;
  readonly name: string;
  /** As the orchestrator reads it. */
  readonly description: string;
  /** As written; `null` if the field is absent or not text. */
  readonly model: string | null;
  /** As split by the runtime; `null` if the field is absent, empty for no tools at all. */
  readonly tools: readonly string[] | null;
  readonly disallowedTools: readonly string[] | null;
  readonly reading: RuntimeReading;
  readonly hookProblems: readonly HookProblem[];
}

export interface Skipped {
  readonly status: 'skipped';
  readonly reason: SkipReason;
  /** Everything that makes the frontmatter unreadable, in file order; empty for other reasons. */
  readonly causes: readonly UnreadableCause[];
  readonly hookProblems: readonly HookProblem[];
  readonly reading: RuntimeReading;
}

interface NotAnAgent {
  readonly status: 'not-an-agent';
  readonly reading: RuntimeReading;
}

export type Verdict = Loads | Skipped | NotAnAgent;

/** The agent's properties that the orchestrator reads. */
export type Listed = Pick<Loads, 'name' | 'description' | 'tools' | 'disallowedTools'>;

/** Excludes the body. */
export const listedOf = ({ name, description, tools, disallowedTools }: Loads): Listed => ({
  name,
  description,
  tools,
  disallowedTools,
});
