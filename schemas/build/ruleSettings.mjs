// Writes rule ids and titles into the schemas of the setting `rules`, for package.json and `.subagents.json`.

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parsed, SourceError } from './sources.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const LEVELS = ['off', 'hint', 'information', 'warning', 'error'];
const TITLE = 'rule.';

export async function ruleSettings({ rules }, read) {
  const manifest = parsed('package.json', await read('package.json'));
  const { properties } = manifest.contributes.configuration;
  const inManifest = ({ id }) => ({ enum: LEVELS, description: `%${TITLE}${id}%` });
  properties['subagents.rules'] = listing(rules, properties['subagents.rules'], inManifest);
  const schema = parsed('schemas/subagents.schema.json', await read('schemas/subagents.schema.json'));
  const inSchema = ({ docs }) => ({ $ref: '#/$defs/level', description: docs.title });
  schema.properties.rules = listing(rules, schema.properties.rules, inSchema);
  schema.$defs = { level: { enum: LEVELS } };
  return {
    'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
    'schemas/subagents.schema.json': formatted(schema),
    ...(await manifestTexts(rules, read)),
  };
}

/** The schema of the setting with a property for each rule; others are not allowed. */
const listing = (rules, setting, of) => ({
  ...setting,
  properties: Object.fromEntries(rules.map((rule) => [rule.id, of(rule)])),
  additionalProperties: false,
});

/** The titles for the manifest: English from the rules, translations from l10n. */
async function manifestTexts(rules, read) {
  const english = Object.fromEntries(rules.map(({ id, docs }) => [TITLE + id, docs.title]));
  const files = { 'package.nls.json': withTitles(parsed('package.nls.json', await read('package.nls.json')), english) };
  const problems = [];
  for (const file of readdirSync(root)) {
    const [, language] = /^package\.nls\.(.+)\.json$/.exec(file) ?? [];
    if (language === undefined) continue;
    const translation = parsed(`l10n/${language}.json`, await read(`l10n/${language}.json`));
    const titles = Object.entries(english).map(([key, title]) => {
      if (!Object.hasOwn(translation, key))
        problems.push(`l10n/${language}.json: no title of a rule. Write "${key}", the translation of “${title}”.`);
      return [key, translation[key] ?? title];
    });
    files[file] = withTitles(parsed(file, await read(file)), Object.fromEntries(titles));
  }
  if (problems.length > 0) throw new SourceError(problems);
  return files;
}

function withTitles(texts, titles) {
  const others = Object.entries(texts).filter(([key]) => !key.startsWith(TITLE));
  return `${JSON.stringify({ ...Object.fromEntries(others), ...titles }, null, 2)}\n`;
}

/** Formats JSON like Biome: short lists on one line. */
const formatted = (value) =>
  `${JSON.stringify(value, null, 2).replace(/\[\n\s+("[^"]*"(?:,\n\s+"[^"]*")*)\n\s+\]/g, (_, items) => `[${items.replace(/,\n\s+/g, ', ')}]`)}\n`;
