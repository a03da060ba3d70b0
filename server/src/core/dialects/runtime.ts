// One version of one agent runtime as a value: its facts and its loader. Passed along with the document; never global.

import type { AgentDocument } from '../syntax/document';
import type { Plain, PlainMap } from '../syntax/plainYaml';
import type { ReaderProfile } from '../syntax/readerProfile';
import type { PlaceRule } from '../workspace/placeRules';
import type { AgentSummary, Workspace } from '../workspace/workspace';
import type { FileRange } from '../workspace/workspaceContext';
import type {
  EffectiveTools,
  FieldElsewhere,
  InvalidValue,
  ModelJudgement,
  ModelOptions,
  ModelReading,
  ToolRequest,
  UnknownField,
} from './answers';
import type {
  BuiltInAgent,
  Field,
  FieldValue,
  HookEvent,
  HookType,
  ModelAlias,
  ModelId,
  Provider,
  ProviderId,
  RemovedTool,
  ServerType,
  SpecialModel,
  Tool,
  ToolElsewhere,
} from './facts';
import type { FilePlace, Listed, Loads, PluginPlace, Scope, Verdict } from './verdict';

/** Extended for every further runtime. */
export type DialectId = 'claude';

/** Properties that shared rules and features test instead of the runtime's id. */
export type Capability =
  /** Repairs frontmatter that YAML rejects. */
  | 'repairs-frontmatter'
  /** Does not start an agent without any usable tool. */
  | 'refuses-without-tools'
  /** Of several files with one name in a folder, uses the one whose path sorts last. */
  | 'uses-last-path'
  /** The environment can override the `model` of every agent. */
  | 'forces-subagent-model'
  /** Agents may be part of a plugin, with rules of their own. */
  | 'plugins'
  /** Agents may have `hooks`. */
  | 'hooks'
  /** Agents may configure MCP servers of their own. */
  | 'mcp-servers';

/** All versions of one runtime. */
export interface Dialect {
  readonly id: DialectId;
  /** Display name: `Claude Code`. */
  readonly product: string;
  /** The newest version whose behaviour was measured. */
  readonly newestVersion: string;
  /** Rules for the places of its agent files; the first that applies decides. */
  readonly places: readonly PlaceRule[];
  /** The same object for the same version. An unknown version is judged by the facts that hold in it. O(1). */
  at(version: string): Runtime;
}

export interface Runtime {
  readonly dialect: DialectId;
  readonly product: string;
  /** Identifies the runtime; may name facts learned from an installed program. */
  readonly version: string;
  /** For people and programs: `2.1.340`. */
  readonly plainVersion: string;
  /** Settings of the parser of agent files. */
  readonly profile: ReaderProfile;
  readonly fields: FieldFacts;
  readonly tools: ToolFacts;
  readonly models: ModelFacts;
  readonly hooks: HookFacts;
  readonly builtIn: BuiltIns;
  readonly sessions: SessionFacts;
  can(capability: Capability): boolean;
  /** The verdict on a document. `byteLength` defaults to that of the text in UTF-8. Never throws; linear in the frontmatter. */
  load(document: AgentDocument, place: FilePlace, byteLength?: number): Verdict;
  /** The verdict on a file's exact bytes: parses them, then loads. Never throws. */
  loadBytes(bytes: Uint8Array, place: FilePlace): Verdict;
  /** The tools of a foreground subagent in a headless session. The last answers are cached. */
  effectiveTools(agent: Loads): EffectiveTools;
  /** As the loader reads a list of names; `null` when the field is absent, no names for a value that is neither text nor a list. */
  listOf(fields: PlainMap, field: 'tools' | 'disallowedTools' | 'skills'): readonly string[] | null;
  /** Among agents of one name, that of a higher rank takes precedence. */
  rankOf(scope: Scope): number;
  /** Qualifier of the name in the id of a plugin's agent, as in `plugin:folder:name`. */
  idPrefix(plugin: PluginPlace): string;
  isAllowedName(name: string): boolean;
  /** Longest name, in UTF-16 units. */
  readonly nameLimit: number;
  /** The agent's line in the listing for the orchestrator. */
  listing(agent: Listed): string;
  /** Heading of these lines, which are sorted by name. */
  readonly listingHeading: string;
}

export interface FieldFacts {
  /** In conventional order, including fields of other versions. */
  readonly all: readonly Field[];
  get(name: string): Field | undefined;
  /** Whether this version knows the field. */
  has(field: Field): boolean;
  /** The values to choose from in this version. */
  valuesOf(field: Field): readonly FieldValue[];
  /** The field a key is a common misspelling of: by list, or by case, `-` and `_` alone. */
  wrongSpelling(key: string): string | undefined;
  unknown(key: string): UnknownField | undefined;
  /** Absent for a field no other program is known to read with such a value. */
  elsewhere(key: string, value: Plain | undefined): FieldElsewhere | undefined;
  /** Empty for a valid value and for an unknown field. `value` is plain data; mappings may be objects or maps. */
  validate(name: string, value: unknown): readonly InvalidValue[];
  /** Names known only from an installed program. */
  readonly learned: readonly string[];
  /** The plain version of the installed program this name was learned from; absent for all others. */
  learnedFrom(name: string): string | undefined;
  /** The first usable field for a plugin agent's description. */
  describing(fields: PlainMap): string | undefined;
  /** Trimmed; absent where a plugin's agent has none. */
  pluginDescription(fields: PlainMap): string | undefined;
}

export interface ToolFacts {
  /** In the catalogue's order: the common ones first. */
  readonly all: readonly Tool[];
  readonly names: readonly string[];
  /** By its exact name, aliases not counted. */
  get(name: string): Tool | undefined;
  /** By its name or by an old name of it. */
  resolve(name: string): Tool | undefined;
  /** The tool an old name stands for; absent for any other name. */
  canonical(name: string): string | undefined;
  /** A tool of earlier releases. */
  removed(name: string): RemovedTool | undefined;
  /** The name of another program's tool, and of none here. */
  elsewhere(name: string): ToolElsewhere | undefined;
  /** True for a tool that subagents never get under this permission mode. */
  isWithheld(tool: Tool, permissionMode?: string): boolean;
  /** Tools that `memory` adds to a list of tools. */
  readonly addedByMemory: readonly string[];
  /** True for an item of `tools` that can match tools of an MCP server. */
  isUsableMcp(item: string): boolean;
  /** True for an item of `disallowedTools` that can remove tools of an MCP server. */
  deniesMcp(item: string): boolean;
  /** True for a `disallowedTools` without effect, because of one of its items. */
  deniesNothing(items: readonly string[]): boolean;
  /** True for a specifier that restricts nothing. */
  isWhole(specifier: string | undefined): boolean;
  effective(request: ToolRequest): EffectiveTools;
}

export interface ModelFacts {
  readonly aliases: readonly ModelAlias[];
  readonly special: readonly SpecialModel[];
  readonly ids: readonly ModelId[];
  /** In the order in which their variables are checked. */
  readonly providers: readonly Provider[];
  /** Ignores case in aliases and ids. */
  read(text: string): ModelReading;
  /** Whether a request with this text in `model` can work, as far as known. */
  judge(text: string, options: ModelOptions): ModelJudgement;
  /** The day from which the provider refuses requests with this id; absent where it names none, or another model is asked instead. */
  retirementOf(model: ModelId, provider?: ProviderId): string | undefined;
  /** The text as the loader takes it; `null` for none. */
  textOf(text: string): string | null;
}

export interface HookFacts {
  readonly events: readonly HookEvent[];
  readonly types: readonly HookType[];
  event(name: string): HookEvent | undefined;
  type(name: string): HookType | undefined;
}

interface BuiltIns {
  /** Those of this version. */
  readonly agents: readonly BuiltInAgent[];
  /** Skills available without any file. */
  readonly skills: readonly string[];
  /** MCP servers available without configuration. */
  readonly servers: readonly string[];
  /** The kind of MCP server of that name; without a name, the default kind. */
  serverType(name?: string): ServerType | undefined;
}

/** An agent as settings of sessions name it. */
type SessionAgent = Pick<AgentSummary, 'uri' | 'name' | 'scope'>;

/** A model that settings request for subagents. */
export interface ForcedModel {
  /** Absent if every subagent gets the model of the main conversation. */
  readonly model: string | undefined;
  /** Whether it overrides a written `model`, or only applies without one. */
  readonly forced: boolean;
  /** Place of the deciding variable. */
  readonly place: FileRange;
}

/** Effects of settings files in the workspace on sessions. Variables of the shell are unknown. */
interface SessionFacts {
  /** Whether a settings file makes it the agent of the main conversation. */
  isMainAgent(agent: SessionAgent, workspace: Workspace): boolean;
  providerOf(agent: SessionAgent, workspace: Workspace): ProviderId;
  modelOf(agent: SessionAgent, workspace: Workspace): ForcedModel | undefined;
}
