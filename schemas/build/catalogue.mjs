// Joins the catalogues into the file that is loaded at run time; each fact with its source and date.

import { toJson } from './toJson.mjs';

export function catalogue({ tools, hooks, models, plugins, loader }) {
  const t = withSources(tools);
  const h = withSources(hooks);
  const m = withSources(models);
  const whole = {
    product: 'Claude Code',
    runtime: tools.runtime,
    tools: t.tools,
    toolAliases: t.aliases,
    removedTools: t.removed,
    toolsElsewhere: t.elsewhere,
    serverTypes: t.serverTypes,
    memoryAdds: tools.memoryAdds.tools,
    builtInSkills: tools.builtInSkills.names,
    builtInServers: tools.builtInServers.names,
    builtInAgents: t.builtInAgents,
    hookEvents: h.events,
    hookTypes: h.types,
    modelFamilies: models.families,
    modelAliases: m.aliases,
    specialModels: m.special,
    modelSuffixes: m.suffixes,
    modelIds: m.ids,
    notModels: m.notModels,
    providerForms: m.providerForms,
    providers: m.providers,
    loaderBehaviours: loader?.behaviours ?? [],
    plugins: withoutNotes(plugins),
  };
  return { 'server/src/generated/catalogue.json': toJson(whole) };
}

/** Without sources and dates. */
const withoutNotes = ({ $schema, about, runtime, checked, source, ...facts }) => facts;

function withSources(data) {
  const spell = (fact) => ({ ...fact, source: data.sources[fact.source], checked: fact.checked ?? data.checked });
  const isFact = (each) => typeof each === 'object' && each !== null && 'source' in each;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      Array.isArray(value) && value.every(isFact) ? value.map(spell) : value,
    ]),
  );
}
