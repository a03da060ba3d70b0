// `npm run generate`: derives files from schema and catalogues; `--check` writes nothing and lists outdated files.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { accuracyPage } from './accuracyPage.mjs';
import { actionInputs } from './actionInputs.mjs';
import { catalogue } from './catalogue.mjs';
import { fieldModel } from './fieldModel.mjs';
import { fieldsPage } from './fieldsPage.mjs';
import { flagTables } from './flagTables.mjs';
import { manifestTables } from './manifestTables.mjs';
import { generatePersonas } from './personas.mjs';
import { ruleList } from './ruleList.mjs';
import { readRules, rulePages } from './rulePages.mjs';
import { ruleProblems } from './ruleProblems.mjs';
import { ruleSettings } from './ruleSettings.mjs';
import { allOf, readSources, SourceError } from './sources.mjs';
import { validator } from './validator.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Each takes the checked sources or the rules, and a reader of the project's own files (`undefined` for one that is not there), and
 * returns what should stand in which files. To derive something new, write such a function and add it here.
 */
const ofSources = [fieldModel, catalogue, validator, fieldsPage];
const ofRules = [ruleProblems, rulePages, ruleSettings, accuracyPage];
const others = [personas, actionInputs, flagTables, manifestTables];

function personas() {
  return Object.fromEntries(generatePersonas().map(({ path: file, content }) => [file, content]));
}

const fromDisk = (file) =>
  readFile(path.join(root, file), 'utf8').then((text) => text.replaceAll('\r\n', '\n'), missing);

/**
 * Every derived file with the text it should have, by its path from the project's root. Where a source is wrong, whatever does not
 * depend on it is derived all the same, and all problems are thrown at once.
 */
export async function outputs(read = fromDisk) {
  const wanted = new Map();
  const readNow = (file) => wanted.get(file) ?? read(file);
  const derive = (generator, given) => async () => {
    const files = await named(generator, given, readNow);
    for (const [file, text] of Object.entries(files)) wanted.set(file, text);
  };
  const fromSources = async () => {
    const sources = await readSources(read);
    await allOf(ofSources.map((generator) => derive(generator, sources)));
  };
  const fromRules = async () => {
    await derive(ruleList)();
    const listed = await named(readRules, readNow);
    await allOf(ofRules.map((generator) => derive(generator, listed)));
  };
  await allOf([fromSources, fromRules, ...others.map((generator) => derive(generator))]);
  return wanted;
}

/** A generator's error as a problem: its message without the stack. */
async function named(generator, ...given) {
  try {
    return await generator(...given);
  } catch (error) {
    if (error instanceof SourceError || process.argv.includes('--stack')) throw error;
    throw new SourceError([`${generator.name}: ${error.message} (\`npm run generate -- --stack\` says where.)`]);
  }
}

function missing(error) {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}

/** The paths of outdated files. */
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
    console.error(`${error.problems.map((problem) => `- ${problem}`).join('\n')}\nNothing was written.`);
    process.exitCode = 1;
  }
