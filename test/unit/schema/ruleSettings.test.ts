// What the schemas of the settings say about rules and globs.

import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { rules } from '../../../server/src/core/rules/registry';

const read = (file: string) => JSON.parse(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'));
const ajv = new Ajv2020({ allErrors: true, strict: false });
const manifest = read('package.json').contributes.configuration.properties;
const texts = read('package.nls.json');
const settings = ajv.compile(read('schemas/subagents.schema.json'));
const inVscode = ajv.compile({
  type: 'object',
  properties: { rules: manifest['subagents.rules'], files: manifest['subagents.files'] },
});

describe.each([
  ['.subagents.json', settings],
  ['subagents.rules', inVscode],
])('the schema of %s', (_name, validate) => {
  test('accepts every rule with every level', () => {
    for (const { id } of rules)
      for (const level of ['off', 'hint', 'information', 'warning', 'error'])
        expect(validate({ rules: { [id]: level } }), id).toBe(true);
  });

  test('rejects an unknown rule and an unknown level', () => {
    expect(validate({ rules: { 'unknown-tol': 'off' } })).toBe(false);
    expect(validate({ rules: { 'unknown-tool': 'of' } })).toBe(false);
  });

  test('rejects an empty glob', () => {
    expect(validate({ files: ['prompts/{a,b}.md'] })).toBe(true);
    expect(validate({ files: [''] })).toBe(false);
  });
});

test('lists each rule with its title', () => {
  const { properties } = read('schemas/subagents.schema.json').properties.rules;
  const titled = rules.map(({ id, docs }) => [id, docs.title]);
  expect(Object.entries(properties).map(([id, of]) => [id, (of as { description: string }).description])).toEqual(
    titled,
  );
  const inManifest: readonly [string, { readonly description: string }][] = Object.entries(
    manifest['subagents.rules'].properties,
  );
  expect(inManifest.map(([id, { description }]) => [id, texts[description.slice(1, -1)]])).toEqual(titled);
});
