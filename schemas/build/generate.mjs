// `npm run generate`: derives everything that says the same as the schema and the catalogues say, so that no fact is
// written down twice. With `--check` it writes nothing and fails with the list of files that are not up to date.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { accuracyPage } from './accuracyPage.mjs';
import { actionInputs } from './actionInputs.mjs';
import { catalogue } from './catalogue.mjs';
import { fieldModel } from './fieldModel.mjs';
import { fieldsPage } from './fieldsPage.mjs';
import { manifestTables } from './manifestTables.mjs';
import { generatePersonas } from './personas.mjs';
import { rulePages } from './rulePages.mjs';
import { ruleSettings } from './ruleSettings.mjs';
import { readSources, SourceError } from './sources.mjs';
import { validator } from './validator.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Each takes the checked sources and a reader of the project's own files (`undefined` for one that is not there), and
 * returns what should stand in which files. To derive something new, write such a function and add it here.
 */
const generators = [
  fieldModel,
  catalogue,
  validator,
  fieldsPage,
  personas,
  rulePages,
  ruleSettings,
  accuracyPage,
  actionInputs,
  manifestTables,
];

function personas() {
  return Object.fromEntries(generatePersonas().map(({ path: file, content }) => [file, content]));
}

/** Every derived file with the text it should have, by its path from the project's root. */
export async function outputs() {
  const read = (file) => readFile(path.join(root, file), 'utf8').then((text) => text.replaceAll('\r\n', '\n'), missing);
  const sources = await readSources(read);
  const wanted = new Map();
  for (const generator of generators)
    for (const [file, text] of Object.entries(await generator(sources, (file) => wanted.get(file) ?? read(file))))
      wanted.set(file, text);
  return wanted;
}

function missing(error) {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}

/** The paths whose text differs from what it should be. */
export async function stale(wanted) {
  const differ = [];
  for (const [file, text] of wanted) {
    const current = await readFile(path.join(root, file), 'utf8').catch(missing);
    if (current?.replaceAll('\r\n', '\n') !== text) differ.push(file);
  }
  return differ;
}

async function main(args) {
  const wanted = await outputs();
  const differ = await stale(wanted);
  if (args.includes('--check')) {
    for (const file of differ) console.error(`not up to date: ${file}`);
    if (differ.length > 0) console.error('Run `npm run generate` and commit what it writes.');
    return differ.length > 0 ? 1 : 0;
  }
  for (const file of differ) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), wanted.get(file) ?? '');
    console.log(`written: ${file}`);
  }
  console.log(`${wanted.size} files, ${differ.length} changed`);
  return 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    console.error(`${error.message}\nNothing was written.`);
    process.exitCode = 1;
  }
