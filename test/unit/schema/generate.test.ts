// The generated files say what the sources say, and mistakes in the sources are refused.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { outputs, stale } from '../../../schemas/build/generate.mjs';
import { problemsBySchema } from '../../../schemas/build/schemaProblems.mjs';
import { contradictions } from '../../../schemas/build/sources.mjs';

const root = new URL('../../../', import.meta.url);
const json = (file: string) => JSON.parse(readFileSync(new URL(file, root), 'utf8'));
const sources = () => ({
  schema: json('schemas/agent.schema.json'),
  tools: json('schemas/catalogue/tools.json'),
  hooks: json('schemas/catalogue/hooks.json'),
  models: json('schemas/catalogue/models.json'),
  unknownFields: json('schemas/catalogue/unknown-fields.json'),
  otherReaders: json('schemas/catalogue/other-readers.json'),
  plugins: json('schemas/catalogue/plugins.json'),
});

it('the generated files are up to date', async () => {
  expect(await stale(await outputs())).toEqual([]);
});

it('the validator loads and evaluates nothing', async () => {
  const code: string = (await outputs()).get('server/src/generated/validator.mjs');
  expect(code).not.toMatch(/\brequire\(|^import |\bnew Function\b|\beval\(/m);
});

describe('a mistake fails the build', () => {
  it('in a keyword of our own', () => {
    const schema = json('schemas/agent.schema.json');
    schema.properties.color['x-onBadvalue'] = { consequence: 'ignored' };
    const found = problemsBySchema('agent.schema.json', json('schemas/annotations.schema.json'), schema);
    expect(found.join()).toContain('x-onBadvalue');
  });
  it('in an event that is only in one place', () => {
    const changed = sources();
    changed.hooks.events.pop();
    expect(contradictions(changed).join()).toContain('the list of events of `hooks` names');
  });
  it('in a replacement that is no tool', () => {
    const changed = sources();
    changed.tools.removed[0].replacement = 'Edti';
    expect(contradictions(changed)).toEqual([
      'schemas/catalogue/tools.json: the removed tool `MultiEdit` names `Edti`, which is not known. Write a known name, or add this one.',
    ]);
  });
  it('in a source that is not named', () => {
    const changed = sources();
    changed.models.ids[0].source = 'hearsay';
    expect(contradictions(changed)).toEqual([
      'schemas/catalogue/models.json: `source` of a fact names `hearsay`, which is not known. Write a known name, or add this one.',
    ]);
  });
  it('in a field of another program that is one of Claude Code’s', () => {
    const changed = sources();
    changed.otherReaders.readers[0].fields.push({ key: 'model' });
    expect(contradictions(changed)).toEqual([
      'schemas/catalogue/other-readers.json: the fields of GitHub Copilot have `model`, which Claude Code knows itself. Remove it.',
    ]);
  });
  it('and there is none', () => expect(contradictions(sources())).toEqual([]));
});
