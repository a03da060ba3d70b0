// The ids of the rules in the schemas of the setting `rules`, each with its title: VS Code's in package.json, with its texts, and
// that of `.subagents.json`. Settings complete from them, and an id that is none is marked.

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

/** The schema of the setting with a property for each rule, and with nothing else allowed. */
const listing = (rules, setting, of) => ({
  ...setting,
  properties: Object.fromEntries(rules.map((rule) => [rule.id, of(rule)])),
  additionalProperties: false,
});

/** The titles as texts of the manifest: English ones from the rules, translated ones from l10n. */
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

/** As Biome formats JSON: lists of texts on one line where they fit. */
const formatted = (value) =>
  `${JSON.stringify(value, null, 2).replace(/\[\n\s+("[^"]*"(?:,\n\s+"[^"]*")*)\n\s+\]/g, (_, items) => `[${items.replace(/,\n\s+/g, ', ')}]`)}\n`;
