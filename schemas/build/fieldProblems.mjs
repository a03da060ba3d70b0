// Reports what a field's entry lacks; a value needs a description, its first version, and a snippet or a reason against one.

import { needsPatternWords } from './expects.mjs';

export function fieldProblems(file, schema) {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    [
      ...ofField(field),
      ...ofValues(field).map((problem) => `\`${name}\`${problem}`),
      ...Object.entries(field.properties ?? {}).flatMap(([key, nested]) =>
        descriptions(nested).map((problem) => `\`${name}\`, \`${key}\`${problem}`),
      ),
    ].map((problem) => `${file}: ${problem.startsWith('`') ? problem : `\`${name}\`${problem}`}`),
  );
}

function ofField(field) {
  const problems = [];
  if (field.defaultSnippets === undefined)
    problems.push(' has no `defaultSnippets`. Write what completion inserts after the colon, or `[]` for nothing.');
  if (needsPatternWords(field))
    problems.push(
      ' has a `pattern` and no `x-patternWords`. Write what the pattern demands, to go on after “takes text”, such as `that is not blank`.',
    );
  return problems;
}

const isSwitch = (field) => (field.enum ?? []).some((value) => typeof value === 'boolean') || field.type === 'boolean';

function ofValues(field) {
  if (isSwitch(field))
    return field['x-values'] ? [] : [' has no `x-values`. Write `true` and `false`, each with what it does as `doc`.'];
  const values = field.enum ?? field['x-values']?.map(({ value }) => value);
  if (values === undefined) return [];
  return [...descriptions(field), ...releases(field, values), ...colours(field), ...snippets(field, values)];
}

/** A field with colours needs no descriptions of its values. */
function descriptions(field) {
  if (field.enum === undefined || field['x-rgb']) return [];
  const docs = field.markdownEnumDescriptions ?? [];
  if (docs.length > field.enum.length)
    return [' has more `markdownEnumDescriptions` than values. Remove those of no value.'];
  return field.enum
    .slice(docs.length)
    .map(
      (value) =>
        `: the value \`${value}\` has no description. Write what it does in \`markdownEnumDescriptions\`, at its place in \`enum\`.`,
    );
}

function releases(field, values) {
  const since = field['x-valuesSince'] ?? {};
  return [
    ...values
      .filter((value) => !Object.hasOwn(since, value))
      .map(
        (value) =>
          `: the value \`${value}\` has no first release. Write it in \`x-valuesSince\`: that of the field (${field['x-since']}) or a later one.`,
      ),
    ...Object.keys(since)
      .filter((value) => !values.includes(value))
      .map((value) => `: \`x-valuesSince\` has \`${value}\`, which is no value. Remove it.`),
  ];
}

function colours(field) {
  const known = field['x-rgb']?.values;
  if (known === undefined) return [];
  return (field.enum ?? [])
    .filter((value) => !Object.hasOwn(known, value))
    .map((value) => `: the value \`${value}\` has no colour. Write it in \`x-rgb\`.`);
}

const CHOICES = /\$\{\d+\|([^|]*)\|\}/g;

function snippets(field, values) {
  const bodies = (field.defaultSnippets ?? []).map(({ body }) => body);
  const choices = bodies.flatMap((body) => [...body.matchAll(CHOICES)].flatMap(([, list]) => list.split(',')));
  const offered = [...bodies, ...choices];
  const leftOut = field['x-snippetLeavesOut'] ?? [];
  return [
    ...choices
      .filter((value) => !values.includes(value))
      .map((value) => `: a snippet offers \`${value}\`, which is no value. Remove it.`),
    ...values
      .filter((value) => !offered.includes(value) && !leftOut.includes(value))
      .map(
        (value) =>
          `: no snippet offers the value \`${value}\`. Write it in \`defaultSnippets\`, or in \`x-snippetLeavesOut\` if it is not to be suggested.`,
      ),
    ...leftOut
      .filter((value) => !values.includes(value) || offered.includes(value))
      .map(
        (value) => `: \`x-snippetLeavesOut\` has \`${value}\`, which a snippet offers or which is no value. Remove it.`,
      ),
  ];
}
