// Reads and checks schema and catalogues; reports all problems at once, as sentences.

import { fieldProblems } from './fieldProblems.mjs';
import { problemsBySchema } from './schemaProblems.mjs';

const SCHEMA = 'schemas/agent.schema.json';
const catalogueFile = (name) => `schemas/catalogue/${name}.json`;
const CATALOGUES = {
  tools: 'tools',
  hooks: 'hooks',
  models: 'models',
  unknownFields: 'unknown-fields',
  otherReaders: 'other-readers',
  plugins: 'plugins',
};

/** Problems that prevent generating files, as sentences. */
export class SourceError extends Error {
  constructor(problems) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** The data in a file's text. */
export function parsed(file, text) {
  if (text === undefined) throw new SourceError([`${file} is missing.`]);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SourceError([`${file} is not JSON: ${error.message}.`]);
  }
}

/** What each of `works` returns; throws the problems of all. */
export async function allOf(works) {
  const problems = [];
  const results = [];
  for (const work of works)
    try {
      results.push(await work());
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      problems.push(...error.problems);
    }
  if (problems.length > 0) throw new SourceError(problems);
  return results;
}

export async function readSources(read) {
  const json = async (file) => parsed(file, await read(file));
  const checked = async (file, schemaFile) => {
    const [data, schema] = await allOf([() => json(file), () => json(schemaFile)]);
    return { data, problems: problemsBySchema(file, schema, data) };
  };
  const names = Object.entries(CATALOGUES);
  const [schema, loader, ...catalogues] = await allOf([
    () => checked(SCHEMA, 'schemas/annotations.schema.json'),
    () => json(catalogueFile('loader')),
    ...names.map(
      ([, name]) =>
        () =>
          checked(catalogueFile(name), `schemas/catalogue/${name}.schema.json`),
    ),
  ]);
  const problems = [schema, ...catalogues].flatMap((each) => each.problems);
  const sources = {
    schema: schema.data,
    loader,
    ...Object.fromEntries(names.map(([key], index) => [key, catalogues[index].data])),
  };
  problems.push(...fieldProblems(SCHEMA, sources.schema));
  if (problems.length === 0) problems.push(...contradictions(sources));
  if (problems.length > 0) throw new SourceError(problems);
  return sources;
}

/** Checks beyond the schema: unique names, and references that must exist. */
export function contradictions({ schema, tools, hooks, models, unknownFields, otherReaders, plugins }) {
  const problems = [];
  const unique = (file, what, names) => {
    for (const name of names.filter((each, index) => names.indexOf(each) !== index))
      problems.push(`${file}: ${what} has \`${name}\` twice. Keep one of them.`);
  };
  const known = (file, what, name, names) => {
    if (!names.includes(name))
      problems.push(`${file}: ${what} names \`${name}\`, which is not known. Write a known name, or add this one.`);
  };
  const [toolsFile, hooksFile, modelsFile] = ['tools', 'hooks', 'models'].map(catalogueFile);
  const [unknownFile, readersFile] = ['unknown-fields', 'other-readers'].map(catalogueFile);
  const fields = Object.keys(schema.properties);
  const toolNames = tools.tools.map((tool) => tool.name);
  const modelIds = models.ids.map((model) => model.id);

  unique(toolsFile, 'the list of tools', [
    ...toolNames,
    ...tools.aliases.map((alias) => alias.from),
    ...tools.removed.map((tool) => tool.name),
    ...tools.elsewhere.map((tool) => tool.name),
  ]);
  for (const alias of tools.aliases) known(toolsFile, `the alias \`${alias.from}\``, alias.to, toolNames);
  for (const { name, replacement } of tools.removed)
    if (replacement) known(toolsFile, `the removed tool \`${name}\``, replacement, toolNames);
  for (const tool of tools.tools)
    for (const other of [tool.replacedBy ?? [], tool.removedWith ?? []].flat())
      known(toolsFile, `the tool \`${tool.name}\``, other, toolNames);
  for (const name of tools.memoryAdds.tools) known(toolsFile, '`memoryAdds`', name, toolNames);

  unique(modelsFile, 'the list of models', [
    ...modelIds,
    ...models.aliases.map((alias) => alias.name),
    ...models.notModels.map((each) => each.name),
  ]);
  for (const { name, resolvesTo } of [...models.aliases, ...models.special])
    for (const { id } of resolvesTo ?? []) known(modelsFile, `the model \`${name}\``, id, modelIds);
  for (const model of models.ids) {
    known(modelsFile, `the model \`${model.id}\``, model.family, models.families);
    for (const { id } of model.remappedTo ?? []) known(modelsFile, `the model \`${model.id}\``, id, modelIds);
  }

  const events = hooks.events.map((event) => event.name);
  unique(hooksFile, 'the list of events', events);
  const listed = schema.properties.hooks.propertyNames.enum;
  for (const event of events) known(hooksFile, 'the list of events', event, listed);
  for (const event of listed) known(SCHEMA, 'the list of events of `hooks`', event, events);

  unique(
    SCHEMA,
    '`x-order` of the fields',
    fields.map((name) => String(schema.properties[name]['x-order'])),
  );
  const wrong = fields.flatMap((name) => (schema.properties[name]['x-wrongSpellings'] ?? []).map((each) => each.key));
  unique(SCHEMA, `the list of fields and misspellings, with ${unknownFile},`, [
    ...fields,
    ...wrong,
    ...unknownFields.fields.map((field) => field.key),
  ]);
  for (const field of unknownFields.fields)
    if (field.insteadOf) known(unknownFile, `the field \`${field.key}\``, field.insteadOf, fields);
  for (const { reader, fields: own } of otherReaders.readers) {
    const keys = own.map(({ key }) => key);
    unique(readersFile, `the list of fields of ${reader}`, keys);
    for (const key of keys)
      if (fields.includes(key))
        problems.push(
          `${readersFile}: the fields of ${reader} have \`${key}\`, which Claude Code knows itself. Remove it.`,
        );
  }
  for (const name of fields)
    if (schema.required.includes(name) !== (schema.properties[name]['x-required'] === true))
      problems.push(`${SCHEMA}: \`${name}\` is in \`required\` and has no \`x-required\`, or the other way round.`);

  for (const [name, { runtime }] of Object.entries({ tools, hooks, models, unknownFields, plugins }))
    if (runtime !== schema['x-runtime'])
      problems.push(
        `${catalogueFile(CATALOGUES[name])}: \`runtime\` is ${runtime}, and ${schema['x-runtime']} in ${SCHEMA}. \`npm run absorb VERSION\` raises all of them.`,
      );
  for (const [name, data] of Object.entries({ tools, hooks, models }))
    for (const { source } of factsOf(data))
      known(catalogueFile(name), '`source` of a fact', source, Object.keys(data.sources));
  return problems;
}

const factsOf = (data) =>
  Object.values(data)
    .flat()
    .filter((each) => typeof each === 'object' && each !== null && 'source' in each);
