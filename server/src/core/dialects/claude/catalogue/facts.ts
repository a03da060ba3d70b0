// The shapes of the generated catalogue. Only shapes: what is in it is said in schemas/catalogue.

import catalogue from '../../../../generated/catalogue.json';
import type { Lifetime } from '../../../text/version';

/** Every fact says where it is known from and when that was looked at. */
interface Fact extends Lifetime {
  readonly source: string;
  readonly checked: string;
  readonly note?: string;
  /** The version of the user's own Claude Code it was learned from; not part of the catalogue. */
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

interface LoaderBehaviourFact extends Fact {
  readonly id: string;
}

/** What in a plugin's manifest keeps the plugin from loading; measured types only. */
interface PluginFacts {
  /** Source of a regular expression with the flag `u`. */
  readonly nameRefuses: string;
  readonly pathStart: string;
  readonly agentEnd: string;
  readonly skippedFolders: readonly string[];
  readonly fields: readonly {
    readonly name: string;
    readonly refuses: readonly string[];
    /** A text, and each item of a list, is a text that begins with `pathStart`. */
    readonly paths?: true;
    /** Each value of a map is a map. */
    readonly maps?: true;
  }[];
}

interface Facts {
  /** The newest version of Claude Code that is known. */
  readonly product: string;
  readonly runtime: string;
  readonly tools: readonly Tool[];
  readonly toolAliases: readonly AliasFact[];
  readonly removedTools: readonly RemovedTool[];
  readonly toolsElsewhere: readonly ToolElsewhere[];
  readonly serverTypes: readonly ServerType[];
  readonly memoryAdds: readonly string[];
  /** Skills of Claude Code's own that an agent can name. */
  readonly builtInSkills: readonly string[];
  readonly builtInServers: readonly string[];
  readonly builtInAgents: readonly BuiltInAgent[];
  readonly hookEvents: readonly HookEvent[];
  readonly hookTypes: readonly HookType[];
  readonly modelFamilies: readonly string[];
  readonly modelAliases: readonly ModelAlias[];
  readonly specialModels: readonly SpecialModel[];
  readonly modelSuffixes: readonly ModelSuffix[];
  readonly modelIds: readonly ModelId[];
  readonly notModels: readonly NotModel[];
  readonly providerForms: readonly ProviderForm[];
  /** In the order in which their variables are looked at. */
  readonly providers: readonly Provider[];
  readonly loaderBehaviours: readonly LoaderBehaviourFact[];
  readonly plugins: PluginFacts;
}

/** The generator checked the sources against their schemas; this is the only place where that is relied upon. */
export const facts = catalogue as unknown as Facts;
