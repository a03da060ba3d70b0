// Shapes of what is known about an agent runtime: its fields, tools, models, hooks. A dialect fills them from its catalogue.

import type { Lifetime } from '../text/version';

/** Every fact says where it is known from and when that was looked at. */
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
  /** Changes nothing but what the session keeps for itself, and sends nothing. */
  readonly inSession?: true;
  readonly foreground: Availability;
  readonly background: Availability;
  /** What a foreground subagent of `claude -p` gets: always, only when listed, or never. */
  readonly headless: Headless;
  /** What it was in releases older than `version`; oldest first. */
  readonly headlessBefore?: readonly { readonly version: string; readonly headless: Headless }[];
  /** Left out of a set that has this tool. */
  readonly replacedBy?: string;
  /** Disallowing one of these takes it away as well. */
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

/** A name that was a tool once: before `until`, where that is known. */
export interface RemovedTool extends Fact {
  readonly name: string;
  readonly replacement?: string;
}

/** A name that is a tool in another program. */
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

/** A kind of MCP server with the keys whose values are checked; all others are let through. */
export interface ServerType extends Fact {
  readonly name: string;
  /** Where no type is named. */
  readonly default?: true;
  readonly keys: readonly ServerKey[];
}

export interface BuiltInAgent extends Fact {
  readonly name: string;
  readonly summary: string;
  /** Listed to the orchestrator only where a feature is switched on. */
  readonly gated?: true;
  /** Not in sessions without a screen. */
  readonly interactive?: true;
}

export interface HookEvent extends Fact {
  readonly name: string;
  readonly doc: string;
  /** A hook of this event that cannot be loaded takes the agent with it. */
  readonly guard: boolean;
  readonly refusesTypes?: readonly string[];
}

type HookValueType = 'string' | 'boolean' | 'positive-number' | 'string-list' | 'url' | 'map';

export interface HookKey {
  readonly name: string;
  readonly type: HookValueType;
  readonly values?: readonly string[];
  /** What every value of a map must be. */
  readonly mapValues?: 'string';
  readonly required: boolean;
  readonly doc: string;
}

export interface HookType extends Fact {
  readonly name: string;
  readonly doc: string;
  readonly keys: readonly HookKey[];
}

/** Newest first; `since` is when Claude Code first knew that id. */
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

/** Who answers model requests where the variable is set. */
export interface Provider extends Fact {
  readonly id: ProviderId;
  readonly variable: string;
  readonly name: string;
}

export interface ModelId extends Fact {
  readonly id: string;
  readonly family: string;
  readonly status: 'current' | 'older' | 'retired' | 'restricted';
  /** The day from which each provider refuses it, `YYYY-MM-DD`; a provider without a day names none. */
  readonly retires?: Readonly<Partial<Record<ProviderId, string>>>;
  /** What Claude Code requests instead. */
  readonly remappedTo?: readonly Resolution[];
  /** Tokens it can hold at once; absent where that was not found out. */
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
  /** What follows the colon, in snippet syntax; starts with a line break where it must be on lines of its own. */
  readonly body: string;
  readonly description: string;
}

export interface Field {
  readonly name: string;
  /** Position in the conventional order. */
  readonly order: number;
  readonly required: boolean;
  readonly types: readonly FieldType[];
  /** Markdown: the first paragraph says what it is, the second adds facts. */
  readonly doc: string;
  /** The values to choose from; empty where any text or a value source will do. */
  readonly values: readonly FieldValue[];
  /** What the values look like, `#rrggbb` by value; an approximation, because themes and terminals differ. */
  readonly rgb?: { readonly values: Readonly<Record<string, string>>; readonly note: string };
  /** Known keys of a field that is a mapping. */
  readonly keys: readonly { readonly name: string; readonly doc: string; readonly values: readonly FieldValue[] }[];
  readonly examples: readonly string[];
  readonly snippets: readonly FieldSnippet[];
  readonly listStyles: readonly ('csv' | 'flow' | 'block')[];
  readonly valueSource?: ValueSource;
  /** What it takes, in words that go on after "takes". */
  readonly expects: string;
  readonly default?: string;
  /** What is accepted beside the values, in words. */
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

/** Names and measured answers; nothing that the program says in words of its own. */
export interface LearnedFacts {
  /** Of the program, as in `2.1.340`. */
  readonly version: string;
  /** `given`: a subagent that lists it is started with it. */
  readonly tools: readonly { readonly name: string; readonly given: boolean }[];
  readonly events: readonly { readonly name: string; readonly guard: boolean }[];
  readonly hookTypes: readonly string[];
  readonly fields: readonly string[];
  readonly values: readonly { readonly field: string; readonly value: string }[];
  readonly models: readonly string[];
  /** What a name for a model stands for. */
  readonly aliases: readonly { readonly name: string; readonly id: string }[];
  /** Ids of what its loader does. */
  readonly behaviours: readonly string[];
}
