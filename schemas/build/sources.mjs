// Reads the schema and the catalogues and refuses them where they are misspelt or contradict each other: a mistake here
// must fail the build, never reach a user.

import { Ajv2020 } from 'ajv/dist/2020.js';

const catalogues = ['tools', 'hooks', 'models', 'unknown-fields', 'other-readers', 'plugins'];

/** Thrown with everything that is wrong, one line each. */
export class SourceError extends Error {}

export async function readSources(read) {
  const json = async (file) => {
    const text = await read(file);
    if (text === undefined) throw new SourceError(`${file} is missing`);
    return JSON.parse(text);
  };
  const schema = await json('schemas/agent.schema.json');
  const problems = problemsBySchema('agent.schema.json', await json('schemas/annotations.schema.json'), schema);
  const read1 = async (name) => {
    const data = await json(`schemas/catalogue/${name}.json`);
    problems.push(...problemsBySchema(`${name}.json`, await json(`schemas/catalogue/${name}.schema.json`), data));
    return data;
  };
  const [tools, hooks, models, unknownFields, otherReaders, plugins] = await Promise.all(catalogues.map(read1));
  const loaderText = await read('schemas/catalogue/loader.json');
  const loader = loaderText === undefined ? undefined : JSON.parse(loaderText);
  const sources = { schema, tools, hooks, models, unknownFields, otherReaders, plugins, loader };
  if (problems.length === 0) problems.push(...contradictions(sources));
  if (problems.length > 0) throw new SourceError(problems.join('\n'));
  return sources;
}

export function problemsBySchema(name, schema, data) {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  const validate = ajv.compile(schema);
  if (validate(data)) return [];
  return (validate.errors ?? []).map(
    (error) => `${name}${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`,
  );
}

/** What no schema can say: names that must be unique, or known elsewhere. */
export function contradictions({ schema, tools, hooks, models, unknownFields, otherReaders, plugins }) {
  const problems = [];
  const unique = (what, names) => {
    for (const name of names.filter((each, index) => names.indexOf(each) !== index))
      problems.push(`${what}: ${name} twice`);
  };
  const known = (what, name, names) => {
    if (!names.includes(name)) problems.push(`${what}: ${name} is not known`);
  };
  const fields = Object.keys(schema.properties);
  const toolNames = tools.tools.map((tool) => tool.name);
  const modelIds = models.ids.map((model) => model.id);

  unique('tools', [
    ...toolNames,
    ...tools.aliases.map((alias) => alias.from),
    ...tools.removed.map((tool) => tool.name),
    ...tools.elsewhere.map((tool) => tool.name),
  ]);
  for (const alias of tools.aliases) known(`alias ${alias.from}`, alias.to, toolNames);
  for (const tool of tools.removed) if (tool.replacement) known(`removed ${tool.name}`, tool.replacement, toolNames);
  for (const tool of tools.tools)
    for (const other of [tool.replacedBy ?? [], tool.removedWith ?? []].flat())
      known(`tool ${tool.name}`, other, toolNames);
  for (const name of tools.memoryAdds.tools) known('memoryAdds', name, toolNames);

  unique('models', [
    ...modelIds,
    ...models.aliases.map((alias) => alias.name),
    ...models.notModels.map((each) => each.name),
  ]);
  for (const { name, resolvesTo } of [...models.aliases, ...models.special])
    for (const { id } of resolvesTo ?? []) known(`model ${name}`, id, modelIds);
  for (const model of models.ids) {
    known(`model ${model.id}`, model.family, models.families);
    for (const { id } of model.remappedTo ?? []) known(`model ${model.id}`, id, modelIds);
  }

  unique(
    'hook events',
    hooks.events.map((event) => event.name),
  );
  const listed = schema.properties.hooks.propertyNames.enum;
  if (listed.join() !== hooks.events.map((event) => event.name).join())
    problems.push('agent.schema.json: the events of hooks are not those of hooks.json');

  unique(
    'order of fields',
    fields.map((name) => String(schema.properties[name]['x-order'])),
  );
  const wrong = fields.flatMap((name) => (schema.properties[name]['x-wrongSpellings'] ?? []).map((each) => each.key));
  unique('fields', [...fields, ...wrong, ...unknownFields.fields.map((field) => field.key)]);
  for (const field of unknownFields.fields)
    if (field.insteadOf) known(`unknown field ${field.key}`, field.insteadOf, fields);
  for (const { reader, fields: own } of otherReaders.readers) {
    const keys = own.map(({ key }) => key);
    unique(`fields of ${reader}`, keys);
    for (const key of keys)
      if (fields.includes(key)) problems.push(`fields of ${reader}: ${key} is one of Claude Code's`);
  }
  for (const name of fields) {
    const { enum: values, markdownEnumDescriptions: docs, 'x-rgb': rgb } = schema.properties[name];
    if (rgb && Object.keys(rgb.values).join() !== values?.join()) problems.push(`${name}: x-rgb is not of its values`);
    if (docs && docs.length !== values?.length) problems.push(`${name}: as many descriptions as values are needed`);
    if (schema.required.includes(name) !== (schema.properties[name]['x-required'] === true))
      problems.push(`${name}: required and x-required differ`);
  }

  for (const { name, runtime } of [
    { name: 'tools', runtime: tools.runtime },
    { name: 'hooks', runtime: hooks.runtime },
    { name: 'models', runtime: models.runtime },
    { name: 'unknown-fields', runtime: unknownFields.runtime },
    { name: 'plugins', runtime: plugins.runtime },
  ])
    if (runtime !== schema['x-runtime'])
      problems.push(
        `${name}.json: runtime ${runtime}, but agent.schema.json has ${schema['x-runtime']}. \`npm run absorb VERSION\` raises all of them.`,
      );
  for (const [name, data] of Object.entries({ tools, hooks, models }))
    for (const fact of factsOf(data)) known(`source in ${name}.json`, fact.source, Object.keys(data.sources));
  return problems;
}

const factsOf = (data) =>
  Object.values(data)
    .flat()
    .filter((each) => typeof each === 'object' && each !== null && 'source' in each);
