// What `npm run generate` reports: every mistake and everything missing, at once, as sentences with file, fault and what to write.

import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { expectsOf } from '../../../schemas/build/expects.mjs';
import { fieldsOf } from '../../../schemas/build/fieldModel.mjs';
import { outputs } from '../../../schemas/build/generate.mjs';
import { readSources } from '../../../schemas/build/sources.mjs';

const SCHEMA = 'schemas/agent.schema.json';
const fromDisk = (file: string) =>
  readFile(new URL(`../../../${file}`, import.meta.url), 'utf8').catch(() => undefined);

// biome-ignore lint/suspicious/noExplicitAny: an edit of JSON, whose shape the schema of the schema checks.
type Json = any;

type Edits = Readonly<Record<string, (data: Json) => void>>;

/** Reads the project's files, as if these were edited. */
const edited =
  (edits: Edits) =>
  async (file: string): Promise<string | undefined> => {
    const text = await fromDisk(file);
    const edit = edits[file];
    if (edit === undefined || text === undefined) return text;
    const data = JSON.parse(text);
    edit(data);
    return JSON.stringify(data);
  };

const problemsOf = (work: Promise<unknown>): Promise<readonly string[]> =>
  work.then(
    () => [],
    (error: { readonly problems: readonly string[] }) => error.problems,
  );
const inSchema = (edit: (schema: Json) => void) => readSources(edited({ [SCHEMA]: edit }));

describe('generate', () => {
  test('names everything that a new value of a field lacks', async () => {
    expect(await problemsOf(inSchema(({ properties }) => properties.isolation.enum.push('balloon')))).toEqual([
      `${SCHEMA}: \`isolation\`: the value \`balloon\` has no description. Write what it does in \`markdownEnumDescriptions\`, at its place in \`enum\`.`,
      `${SCHEMA}: \`isolation\`: the value \`balloon\` has no first release. Write it in \`x-valuesSince\`: that of the field (2.1.50) or a later one.`,
      `${SCHEMA}: \`isolation\`: no snippet offers the value \`balloon\`. Write it in \`defaultSnippets\`, or in \`x-snippetLeavesOut\` if it is not to be suggested.`,
    ]);
  });

  test('derives what a field takes from its values', async () => {
    const sources = await inSchema(({ properties: { isolation } }) => {
      isolation.enum.push('balloon');
      isolation.markdownEnumDescriptions.push('A balloon.');
      isolation['x-valuesSince'].balloon = '2.1.400';
      isolation['x-snippetLeavesOut'].push('balloon');
    });
    const fields: Json[] = fieldsOf(sources.schema);
    const { expects, values } = fields.find(({ name }: { readonly name: string }) => name === 'isolation');
    expect(expects).toMatch(/^`worktree`, .* or `balloon`$/);
    expect(values.at(-1)).toEqual({ value: 'balloon', doc: 'A balloon.', since: '2.1.400' });
  });

  test('names everything that a new field lacks', async () => {
    const schema = inSchema(({ properties }) => {
      properties.newField = { type: 'string', pattern: '^x' };
    });
    const found = await problemsOf(schema);
    for (const name of [
      'markdownDescription',
      'x-order',
      'x-since',
      'x-plugin',
      'x-onBadValue',
      'x-source',
      'x-checked',
    ])
      expect(found.join('\n')).toMatch(new RegExp(`\`newField\` has no \`${name}\`\\. Write `));
    expect(found.join('\n')).toContain('`newField` has no `defaultSnippets`. Write ');
    expect(found.join('\n')).toContain('`newField` has a `pattern` and no `x-patternWords`. Write ');
  });

  test('names mistakes in several files at once', async () => {
    const read = edited({
      [SCHEMA]: ({ properties }) => {
        properties.color['x-onBadvalue'] = {};
        properties.memory['x-checked'] = 'yesterday';
      },
      'schemas/catalogue/tools.json': (tools) => {
        delete tools.tools[0].source;
      },
      'l10n/zh-cn.json': (texts) => {
        delete texts['rule.wrong-type'];
      },
    });
    expect(await problemsOf(outputs(read))).toEqual([
      `${SCHEMA}: \`memory\`, \`x-checked\` is "yesterday" and does not match \`^\\d{4}-\\d{2}-\\d{2}$\`. Write the day it was last checked, as \`2026-11-30\`.`,
      `${SCHEMA}: \`color\` has \`x-onBadvalue\`, which is unknown there. Correct its spelling or remove it.`,
      expect.stringMatching(/^schemas\/catalogue\/tools\.json: `tools`, `\w+` has no `source`\./),
      'l10n/zh-cn.json: no title of a rule. Write "rule.wrong-type", the translation of “The field does not take such a value”.',
    ]);
  });

  test('names a file that is not JSON', async () => {
    const broken = readSources(async (file: string) =>
      file === 'schemas/catalogue/hooks.json' ? '{' : fromDisk(file),
    );
    await expect(broken).rejects.toMatchObject({
      problems: [expect.stringMatching(/^schemas\/catalogue\/hooks\.json is not JSON: /)],
    });
  });
});

describe('the values a field takes', () => {
  test.each([
    [{ type: 'boolean' }, '`true` or `false`'],
    [{ type: 'string', enum: ['one'] }, '`one`'],
    [{ type: ['integer', 'string'], minimum: 1, pattern: '^[1-9]' }, 'a whole number above 0'],
    [{ type: 'integer', minimum: 10 }, 'a whole number of at least 10'],
    [{ type: 'string', maxLength: 9, 'x-patternWords': 'without dots' }, 'text of up to 9 characters without dots'],
    [{ type: 'array' }, 'a list'],
    [{ type: ['string', 'array'] }, 'names with commas or a list'],
    [{ type: 'object' }, 'a mapping'],
    [{ type: 'object', properties: { ttl: { enum: ['5m', '1h'] } } }, 'a mapping with `ttl`, which is `5m` or `1h`'],
  ])('of %j are described as %s', (field, words) => expect(expectsOf(field)).toBe(words));
});
