// What a runtime does with one agent file: loads it, skips it for a reason, or sees no agent in it.

import type { UnreadableCause } from '../syntax/faults/fault';
import type { PlainMap } from '../syntax/plainYaml';
import type { Position } from '../text/lineIndex';
import type { Span } from '../text/span';

/** Where an agent comes from; what each takes precedence over is the dialect's. */
export type Scope = 'managed' | 'project' | 'user' | 'plugin' | 'built-in';

/** What is wrong with a plugin's manifest, so that the whole plugin is dropped. */
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

/** How a file stands in its plugin. */
export interface PluginPlace {
  /** As the manifest calls the plugin; its folder's name where there is none. */
  readonly name: string;
  /** Folders between the plugin's `agents` and the file: part of the agent's id. Empty for a listed file. */
  readonly folders: readonly string[];
  /** URI of the manifest; absent where there is none, and a marketplace may say what the plugin is. */
  readonly manifest?: string;
  /** The manifest names the file itself. */
  readonly listed?: true;
  /** The manifest keeps the file from loading, whatever it contains. */
  readonly keptOut?: ManifestProblem | 'unlisted';
}

/** Where the file is, as far as the loader asks. */
export interface FilePlace {
  readonly scope: Scope;
  /** The file's path or URI; only its last segment matters here. */
  readonly path: string;
  /** For scope `plugin`: what is known of the plugin. */
  readonly plugin?: PluginPlace;
}

/** The frontmatter as the runtime cuts and reads it. Offsets are into the document. */
export interface RuntimeReading {
  /** What lies between the dashes; absent where the runtime sees no frontmatter. */
  readonly region?: Span;
  /** The three dashes that end it. */
  readonly close?: Span;
  /** Empty when nothing could be read. */
  readonly fields: PlainMap;
  /** `valid`: read at once; `repaired`: only after the runtime's own repair; `unreadable`: not even then; `no-fields`: not a mapping. */
  readonly state: 'absent' | 'valid' | 'repaired' | 'unreadable' | 'no-fields';
  /** Where the reader gave up; only when unreadable. */
  readonly errorAt?: number;
  readonly body: Span;
  /** Where the runtime ends the frontmatter although its author did not; only then. */
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
  /** The whole agent is dropped for it. */
  readonly fatal: boolean;
}

/** Why a file that is meant as an agent is not loaded: a code of the loader's own; rules say which of them they explain. */
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
  /** The characters at fault, or the opening fence where the file as a whole is. */
  readonly span: Span;
}

export interface Loads {
  readonly status: 'loads';
  readonly scope: Scope;
  readonly name: string;
  /** As the orchestrator sees it. */
  readonly description: string;
  /** As written; `null` where the field is absent or not text. */
  readonly model: string | null;
  /** As split by the runtime; `null` where the field is absent, empty for no tools at all. */
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

/** What the orchestrator is told of an agent, and no more. */
export type Listed = Pick<Loads, 'name' | 'description' | 'tools' | 'disallowedTools'>;

/** Never its body. */
export const listedOf = ({ name, description, tools, disallowedTools }: Loads): Listed => ({
  name,
  description,
  tools,
  disallowedTools,
});
