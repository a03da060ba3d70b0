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

it('finds the generated files up to date', async () => {
  expect(await stale(await outputs())).toEqual([]);
});

it('generates a validator without imports and evaluation', async () => {
  const code: string = (await outputs()).get('server/src/generated/validator.mjs');
  expect(code).not.toMatch(/\brequire\(|^import |\bnew Function\b|\beval\(/m);
});

describe('generate', () => {
  it('reports an unknown keyword of ours', () => {
    const schema = json('schemas/agent.schema.json');
    schema.properties.color['x-onBadvalue'] = { consequence: 'ignored' };
    const found = problemsBySchema('agent.schema.json', json('schemas/annotations.schema.json'), schema);
    expect(found.join()).toContain('x-onBadvalue');
  });
  it('reports an event that is listed only once', () => {
    const changed = sources();
    changed.hooks.events.pop();
    expect(contradictions(changed).join()).toContain('the list of events of `hooks` names');
  });
  it('reports a replacement that is no tool', () => {
    const changed = sources();
    changed.tools.removed[0].replacement = 'Edti';
    expect(contradictions(changed)).toEqual([
      'schemas/catalogue/tools.json: the removed tool `MultiEdit` names `Edti`, which is not known. Write a known name, or add this one.',
    ]);
  });
  it('reports an unknown source', () => {
    const changed = sources();
    changed.models.ids[0].source = 'hearsay';
    expect(contradictions(changed)).toEqual([
      'schemas/catalogue/models.json: `source` of a fact names `hearsay`, which is not known. Write a known name, or add this one.',
    ]);
  });
  it('reports a foreign field that is also a field of Claude Code', () => {
    const changed = sources();
    changed.otherReaders.readers[0].fields.push({ key: 'model' });
    expect(contradictions(changed)).toEqual([
      'schemas/catalogue/other-readers.json: the fields of GitHub Copilot have `model`, which Claude Code knows itself. Remove it.',
    ]);
  });
  it('reports nothing for our sources', () => expect(contradictions(sources())).toEqual([]));
});
