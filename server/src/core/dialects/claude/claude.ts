// Claude Code as a dialect: binds its catalogue, fields and loader to one version.

import { parseAgent } from '../../syntax/parse';
import type { ReaderProfile } from '../../syntax/readerProfile';
import { holdsIn } from '../../text/version';
import type { Capability, Dialect, FieldFacts, HookFacts, ModelFacts, Runtime, ToolFacts } from '../runtime';
import { loaderDoes } from './catalogue/behaviours';
import { deniesMcp, deniesNothing, effectiveTools, isUsableMcp, isWhole } from './catalogue/effectiveTools';
import { facts, newestVersion } from './catalogue/facts';
import { hookEvent, hookEvents, hookType, hookTypes } from './catalogue/hooks';
import { learnedIn, plainVersion } from './catalogue/learned';
import { aliasesIn, judgeModel, modelIds, providers, readModel, retirementOf, specialModels } from './catalogue/models';
import { isNestedKey } from './catalogue/nestedKeys';
import { readElsewhere } from './catalogue/otherReaders';
import {
  builtInAgents,
  builtInServers,
  builtInSkills,
  canonicalTool,
  isWithheld,
  memoryAdds,
  removedTool,
  resolveTool,
  serverType,
  tool,
  toolElsewhere,
  toolNames,
  tools,
} from './catalogue/tools';
import { unknownField } from './catalogue/unknownFields';
import { fieldByName, fields, isFieldLike, isKnownIn, valuesIn, wrongSpelling } from './fields/fields';
import { validateField } from './fields/validate';
import { effectiveToolsOf } from './loader/effective';
import { LISTING_HEADING, listingOf } from './loader/listing';
import { describingField, idPrefix, NAME_LIMIT, pluginAgentDescription } from './loader/pluginAgent';
import { repairFrontmatter } from './loader/repair';
import { isAllowedName, listOf, load, readModelText } from './loader/verdict';
import { placeRules, scopeRank } from './places/agentPlaces';
import { isMainAgent, providerOf, subagentModel } from './places/sessions';

const product = facts.product;

const profile: ReaderProfile = {
  isField: isFieldLike,
  isNestedKey,
  shapeOf: fieldByName,
  spelledRight: wrongSpelling,
  repair: repairFrontmatter,
};

const CAPABILITIES: ReadonlySet<Capability> = new Set([
  'repairs-frontmatter',
  'plugins',
  'hooks',
  'mcp-servers',
] as const satisfies Capability[]);

const fieldsAt = (version: string): FieldFacts => ({
  all: fields,
  get: fieldByName,
  has: (field) => isKnownIn(field, version),
  valuesOf: (field) => valuesIn(field, version),
  wrongSpelling,
  unknown: unknownField,
  elsewhere: readElsewhere,
  validate: validateField,
  learned: [...(learnedIn(version)?.fields ?? [])],
  learnedFrom: (name) => (learnedIn(version)?.fields.has(name) ? plainVersion(version) : undefined),
  describing: describingField,
  pluginDescription: pluginAgentDescription,
});

const toolsAt = (version: string): ToolFacts => ({
  all: tools(version),
  names: toolNames(version),
  get: (name) => tool(name, version),
  resolve: (name) => resolveTool(name, version),
  canonical: (name) => canonicalTool(name, version),
  removed: (name) => removedTool(name, version),
  elsewhere: toolElsewhere,
  isWithheld,
  addedByMemory: memoryAdds,
  isUsableMcp,
  deniesMcp,
  deniesNothing,
  isWhole,
  effective: (request) => effectiveTools(request, version),
});

const modelsAt = (version: string): ModelFacts => ({
  aliases: aliasesIn(version),
  special: specialModels,
  ids: modelIds(version),
  providers,
  read: (text) => readModel(text, version),
  judge: (text, options) => judgeModel(text, version, options),
  retirementOf,
  textOf: readModelText,
});

const hooksAt = (version: string): HookFacts => ({
  events: hookEvents(version),
  types: hookTypes(version),
  event: (name) => hookEvent(name, version),
  type: (name) => hookType(name, version),
});

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function runtimeAt(version: string): Runtime {
  return {
    dialect: 'claude',
    product,
    version,
    plainVersion: plainVersion(version),
    profile,
    fields: fieldsAt(version),
    tools: toolsAt(version),
    models: modelsAt(version),
    hooks: hooksAt(version),
    builtIn: {
      agents: builtInAgents.filter((agent) => holdsIn(agent, version)),
      skills: builtInSkills,
      servers: builtInServers,
      serverType,
    },
    sessions: { isMainAgent, providerOf, modelOf: subagentModel },
    can(capability) {
      switch (capability) {
        case 'refuses-without-tools':
        case 'uses-last-path':
        case 'forces-subagent-model':
          return loaderDoes(capability, version);
        default:
          return CAPABILITIES.has(capability);
      }
    },
    load: (document, place, byteLength) => load(document, place, version, byteLength),
    loadBytes: (bytes, place) =>
      load(parseAgent(place.path, decoder.decode(bytes), profile), place, version, bytes.length),
    effectiveTools: (agent) => effectiveToolsOf(agent, version),
    listOf,
    rankOf: (scope) => scopeRank[scope],
    idPrefix,
    isAllowedName: (name) => isAllowedName(name, version),
    nameLimit: NAME_LIMIT,
    listing: listingOf,
    listingHeading: LISTING_HEADING,
  };
}

const known = new Map<string, Runtime>();

export const claude: Dialect = {
  id: 'claude',
  product,
  newestVersion,
  places: placeRules,
  at(version) {
    const found = known.get(version) ?? runtimeAt(version);
    known.set(version, found);
    return found;
  },
};
