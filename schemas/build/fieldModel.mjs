// Converts the schema into the run-time model: one record per field, in conventional order.

import { expectsOf } from './expects.mjs';
import { toJson } from './toJson.mjs';

export function fieldModel({ schema, unknownFields, otherReaders }) {
  const fields = fieldsOf(schema);
  const model = {
    runtime: schema['x-runtime'],
    fields,
    unknownFields: unknownFields.fields,
    otherReaders: otherReaders.readers,
  };
  return { 'server/src/generated/fieldModel.json': toJson(model) };
}

export function fieldsOf(schema) {
  const fields = Object.entries(schema.properties).map(([name, property]) => fieldOf(name, property));
  return fields.sort((a, b) => a.order - b.order);
}

function fieldOf(name, property) {
  return {
    name,
    order: property['x-order'],
    required: property['x-required'] === true,
    decides: property['x-decides'] === true,
    types: [property.type].flat(),
    doc: property.markdownDescription,
    values: valuesOf(property),
    rgb: property['x-rgb'],
    keys: Object.entries(property.properties ?? {}).map(([key, nested]) => ({
      name: key,
      doc: nested.markdownDescription ?? '',
      values: valuesOf(nested),
    })),
    examples: (property.examples ?? []).map(String),
    snippets: property.defaultSnippets ?? [],
    listStyles: property['x-listStyles'] ?? [],
    valueSource: property['x-valueSource'],
    expects: expectsOf(property),
    default: property['x-default'],
    accepts: property['x-accepts'] ?? [],
    plugin: property['x-plugin'],
    onBadValue: property['x-onBadValue'],
    wrongSpellings: property['x-wrongSpellings'] ?? [],
    since: property['x-since'],
    until: property['x-until'],
    source: property['x-source'],
    checked: property['x-checked'],
    docs: property['x-docs'],
  };
}

function valuesOf(property) {
  const docs = property.markdownEnumDescriptions ?? [];
  const values =
    property['x-values'] ??
    (property.enum ?? []).map((value, index) => ({ value: String(value), doc: docs[index] ?? '' }));
  return values.map(({ value, doc }) => ({ value, doc, ...laterThanField(property, value) }));
}

/** The first version of a value that is newer than its field. */
function laterThanField({ 'x-since': field, 'x-valuesSince': values }, value) {
  const since = values?.[value];
  return since === undefined || since === field ? {} : { since };
}
