// Reports schema violations as sentences; the `description` of a schema keyword says what to write.

import { Ajv2020 } from 'ajv/dist/2020.js';

const MOST_LISTED = 12;

export function problemsBySchema(file, schema, data) {
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true });
  const validate = ajv.compile(schema);
  if (validate(data)) return [];
  return [...new Set((validate.errors ?? []).map((error) => `${file}: ${sentence(error, placeOf(error, data))}`))];
}

function sentence({ keyword, params, parentSchema, schema, data, message }, place) {
  const hint = (name) => {
    const text = name === undefined ? parentSchema.description : parentSchema.properties?.[name]?.description;
    return text === undefined ? '' : ` ${text}`;
  };
  switch (keyword) {
    case 'required':
      return `${place} has no \`${params.missingProperty}\`.${hint(params.missingProperty)}`;
    case 'additionalProperties': {
      const known = Object.keys(parentSchema.properties ?? {});
      const list = known.length <= MOST_LISTED ? ` Known: ${listed(known)}.` : '';
      return `${place} has \`${params.additionalProperty}\`, which is unknown there. Correct its spelling or remove it.${list}`;
    }
    case 'enum':
      return `${place} is ${JSON.stringify(data)}. Write one of ${listed(schema)}.`;
    case 'pattern':
      return `${place} is ${JSON.stringify(data)} and does not match \`${schema}\`.${hint()}`;
    case 'minLength':
    case 'minItems':
      return `${place} is empty.${hint()}`;
    case 'type':
      return `${place} is ${JSON.stringify(data)}. Write a value of type ${[schema].flat().join(' or ')}.${hint()}`;
    default:
      return `${place} ${message}.${hint()}`;
  }
}

const listed = (names) => names.map((name) => `\`${name}\``).join(', ');

/** The path to the value; list items by their name where they have one. */
function placeOf({ instancePath }, data) {
  const names = [];
  let at = data;
  for (const part of instancePath.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const isItem = Array.isArray(at);
    at = at[key];
    if (isItem) names.push(nameOf(at) ?? `item ${Number(key) + 1}`);
    else if (key !== 'properties') names.push(`\`${key}\``);
  }
  return names.length === 0 ? 'the file' : names.join(', ');
}

function nameOf(item) {
  const name = ['name', 'id', 'key', 'from', 'value', 'reader', 'label']
    .map((key) => item?.[key])
    .find((each) => typeof each === 'string');
  return name === undefined ? undefined : `\`${name}\``;
}
