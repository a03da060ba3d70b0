// The generated catalogue of Claude Code; its facts come from schemas/catalogue.

import catalogue from '../../../../generated/catalogue.json';
import type {
  AliasFact,
  BuiltInAgent,
  Fact,
  HookEvent,
  HookType,
  ModelAlias,
  ModelId,
  ModelSuffix,
  NotModel,
  Provider,
  ProviderForm,
  RemovedTool,
  ServerType,
  SpecialModel,
  Tool,
  ToolElsewhere,
} from '../../facts';

interface LoaderBehaviourFact extends Fact {
  readonly id: string;
}

/** Faults of a plugin's manifest that disable the plugin; measured types only. */
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
  /** The newest known version of Claude Code. */
  readonly product: string;
  readonly runtime: string;
  readonly tools: readonly Tool[];
  readonly toolAliases: readonly AliasFact[];
  readonly removedTools: readonly RemovedTool[];
  readonly toolsElsewhere: readonly ToolElsewhere[];
  readonly serverTypes: readonly ServerType[];
  readonly memoryAdds: readonly string[];
  /** Built-in skills that an agent can name. */
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
  /** In the order in which their variables are checked. */
  readonly providers: readonly Provider[];
  readonly loaderBehaviours: readonly LoaderBehaviourFact[];
  readonly plugins: PluginFacts;
}

/** The generator validated the sources; the only place that relies on it. */
export const facts = catalogue as unknown as Facts;

/** The newest version of Claude Code the catalogue knows. */
export const newestVersion: string = facts.runtime;
