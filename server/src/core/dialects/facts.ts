// Shapes of the facts about an agent runtime (fields, tools, models, hooks); a dialect fills them from its catalogue.

import type { Lifetime } from '../text/version';

/** Source of a fact, and the date of its check. */
export interface Fact extends Lifetime {
  readonly source: string;
  readonly checked: string;
  readonly note?: string;
  /** The version of the user's own program it was learned from; not part of the catalogue. */
  readonly learned?: string;
}

/** `session`: only in some sessions, by plan, platform, model or feature. */
type Availability = 'yes' | 'session' | 'no';
export type Headless = 'yes' | 'listed' | 'no';
type Ability = 'read' | 'write' | 'execute' | 'network' | 'orchestrate' | 'other';

export interface Tool extends Fact {
  readonly name: string;
  readonly summary: string;
  readonly group: string;
  readonly can: Ability;
  /** Changes only session state, and sends nothing. */
  readonly inSession?: true;
  readonly foreground: Availability;
  readonly background: Availability;
  /** Availability for a foreground subagent of `claude -p`: always, only if listed, or never. */
  readonly headless: Headless;
  /** Availability in releases older than `version`; oldest first. */
  readonly headlessBefore?: readonly { readonly version: string; readonly headless: Headless }[];
  /** Left out of a set that has this tool. */
  readonly replacedBy?: string;
  /** Disallowing one of these removes it as well. */
  readonly removedWith?: readonly string[];
  /** Withheld, except under these conditions. */
  readonly unless?: { readonly permissionMode: readonly string[] };
}

export interface AliasFact extends Fact {
  readonly from: string;
  readonly to: string;
  /** An entry of `tools` is compared with `disallowedTools` before this alias is resolved. */
  readonly afterDisallowed?: boolean;
}

/** A tool of earlier releases: before `until`, if known. */
export interface RemovedTool extends Fact {
  readonly name: string;
  readonly replacement?: string;
}

/** The name of another program's tool. */
export interface ToolElsewhere extends Fact {
  readonly name: string;
  readonly product: string;
  /** The tool that does its work here. */
  readonly instead?: string;
}

export interface ServerKey {
  readonly name: string;
  readonly type: 'string' | 'filled-string' | 'boolean' | 'number' | 'string-list' | 'map';
  readonly mapValues?: 'string';
  readonly required: boolean;
}

/** A kind of MCP server with the keys whose values are checked; all other keys are accepted. */
export interface ServerType extends Fact {
  readonly name: string;
  /** The default without a type. */
  readonly default?: true;
  readonly keys: readonly ServerKey[];
}

export interface BuiltInAgent extends Fact {
  readonly name: string;
  readonly summary: string;
  /** Listed to the orchestrator only if a feature is switched on. */
  readonly gated?: true;
  /** Not in headless sessions. */
  readonly interactive?: true;
}

export interface HookEvent extends Fact {
  readonly name: string;
  readonly doc: string;
  /** If a hook of this event cannot be loaded, the agent is not loaded. */
  readonly guard: boolean;
  readonly refusesTypes?: readonly string[];
}

type HookValueType = 'string' | 'boolean' | 'positive-number' | 'string-list' | 'url' | 'map';

export interface HookKey {
  readonly name: string;
  readonly type: HookValueType;
  readonly values?: readonly string[];
  /** The type of every value of a map. */
  readonly mapValues?: 'string';
  readonly required: boolean;
  readonly doc: string;
}

export interface HookType extends Fact {
  readonly name: string;
  readonly doc: string;
  readonly keys: readonly HookKey[];
}

/** Newest first; `since`: the first Claude Code release with that id. */
export interface Resolution {
  readonly id: string;
  readonly since?: string;
}

export interface ModelAlias extends Fact {
  readonly name: string;
  readonly family: string;
  readonly resolvesTo: readonly Resolution[];
}

export interface SpecialModel extends Fact {
  readonly name: string;
  readonly kind: 'inherit' | 'choice';
  readonly resolvesTo?: readonly Resolution[];
}

export interface ModelSuffix extends Fact {
  readonly suffix: string;
  readonly notWith?: readonly string[];
}

export type ProviderId =
  | 'firstParty'
  | 'bedrock'
  | 'foundry'
  | 'anthropicAws'
  | 'anthropicGoogleCloud'
  | 'mantle'
  | 'vertex';

/** The provider of model requests if the variable is set. */
export interface Provider extends Fact {
  readonly id: ProviderId;
  readonly variable: string;
  readonly name: string;
}

export interface ModelId extends Fact {
  readonly id: string;
  readonly family: string;
  readonly status: 'current' | 'older' | 'retired' | 'restricted';
  /** The day from which each provider refuses it, `YYYY-MM-DD`; absent for a provider without a day. */
  readonly retires?: Readonly<Partial<Record<ProviderId, string>>>;
  /** The model Claude Code requests instead. */
  readonly remappedTo?: readonly Resolution[];
  /** Context size in tokens; absent if unknown. */
  readonly context?: number;
}

/** Text that looks like a model, but whose request is sure to fail. */
export interface NotModel extends Fact {
  readonly name: string;
  readonly instead?: string;
}

export interface ProviderForm extends Fact {
  readonly pattern: string;
  readonly provider: string;
}

type FieldType = 'string' | 'array' | 'object' | 'integer' | 'number' | 'boolean';
type ValueSource = 'tools' | 'models' | 'agents' | 'skills' | 'mcpServers' | 'hookEvents';
type Consequence = 'skipped' | 'ignored' | 'ignored-silently' | 'zero-tools' | 'sent-as-written' | 'read-as-false';

export interface FieldValue extends Lifetime {
  readonly value: string;
  /** Markdown; may be empty. */
  readonly doc: string;
  /** The version of the user's own program it was learned from. */
  readonly learned?: string;
}

interface FieldSnippet {
  readonly label: string;
  /** The text after the colon, in snippet syntax; starts with a line break for values on lines of their own. */
  readonly body: string;
  readonly description: string;
}

export interface Field {
  readonly name: string;
  /** Position in the conventional order. */
  readonly order: number;
  readonly required: boolean;
  /** Its value decides what the agent may do, or starts something: a safe fix keeps it. */
  readonly decides: boolean;
  readonly types: readonly FieldType[];
  /** Markdown: the first paragraph defines it, the second adds facts. */
  readonly doc: string;
  /** The values to choose from; empty for free text and for a value source. */
  readonly values: readonly FieldValue[];
  /** Colours of the values, `#rrggbb` by value; an approximation, because themes and terminals differ. */
  readonly rgb?: { readonly values: Readonly<Record<string, string>>; readonly note: string };
  /** Known keys of a field that is a mapping. */
  readonly keys: readonly { readonly name: string; readonly doc: string; readonly values: readonly FieldValue[] }[];
  readonly examples: readonly string[];
  readonly snippets: readonly FieldSnippet[];
  readonly listStyles: readonly ('csv' | 'flow' | 'block')[];
  readonly valueSource?: ValueSource;
  /** The accepted values, in words that continue "takes". */
  readonly expects: string;
  readonly default?: string;
  /** Values accepted beside the listed ones, in words. */
  readonly accepts: readonly string[];
  readonly plugin: { readonly effect: 'yes' | 'ignored' | 'optional' | 'partly'; readonly note?: string };
  readonly onBadValue: { readonly consequence: Consequence; readonly note?: string };
  readonly wrongSpellings: readonly { readonly key: string; readonly note?: string }[];
  readonly since?: string;
  readonly until?: string;
  readonly source: string;
  readonly checked: string;
  readonly docs: string;
}

/** Names and measured answers; none of the program's own texts. */
export interface LearnedFacts {
  /** Version of the program, as in `2.1.340`. */
  readonly version: string;
  /** `given`: a subagent that lists it gets it. */
  readonly tools: readonly { readonly name: string; readonly given: boolean }[];
  readonly events: readonly { readonly name: string; readonly guard: boolean }[];
  readonly hookTypes: readonly string[];
  readonly fields: readonly string[];
  readonly values: readonly { readonly field: string; readonly value: string }[];
  readonly models: readonly string[];
  /** The model that an alias resolves to. */
  readonly aliases: readonly { readonly name: string; readonly id: string }[];
  /** Ids of the loader's behaviours. */
  readonly behaviours: readonly string[];
}
