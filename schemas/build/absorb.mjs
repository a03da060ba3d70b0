// `npm run absorb VERSION [-- --checked YYYY-MM-DD]`: raises the newest known version in every file, regenerates, and lists what is left.

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const VERSION = /^\d+\.\d+\.\d+$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The files that name the release, each with the patterns of the lines that do. */
function sourcesNaming(folder) {
  const catalogues = readdirSync(path.join(folder, 'schemas/catalogue'))
    .filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'))
    .map((file) => `schemas/catalogue/${file}`);
  return ['schemas/agent.schema.json', ...catalogues];
}

/** The text with the new release and check date; facts keep their own dates. */
export function raised(text, version, checked) {
  return text
    .replace(/^( {2}"(?:x-)?runtime": )"\d+\.\d+\.\d+"/m, `$1"${version}"`)
    .replace(/^( {2}"checked": )"\d{4}-\d{2}-\d{2}"/m, `$1"${checked}"`);
}

export const releaseOf = (text) => /^ {2}"(?:x-)?runtime": "(\d+\.\d+\.\d+)"/m.exec(text)?.[1];

export function isOlder(version, than) {
  const [a, b] = [version, than].map((each) => each.split('.').map(Number));
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && a[at] < b[at];
}

function absorb(version, checked) {
  const files = sourcesNaming(root);
  const before = releaseOf(readFileSync(path.join(root, 'schemas/agent.schema.json'), 'utf8')) ?? '0.0.0';
  if (isOlder(version, before)) {
    console.error(`The newest known release is ${before}; ${version} is older.`);
    return 2;
  }
  for (const file of files) {
    const text = readFileSync(path.join(root, file), 'utf8');
    const next = raised(text, version, checked);
    if (next === text) continue;
    writeFileSync(path.join(root, file), next);
    console.log(`raised: ${file}`);
  }
  for (const script of ['schemas/build/generate.mjs', 'esbuild.mjs']) {
    const { status } = spawnSync(process.execPath, [path.join(root, script)], { cwd: root, stdio: 'inherit' });
    if (status !== 0) return 1;
  }
  console.log(`
The newest known release is ${version} now. Left to do:
  1. npm run drift -- ${version}            must end with 0; each line it prints becomes a fact in schemas/
  2. npm run drift -- ${version} --record   keeps short answers of the release, which a test holds the catalogues to
  3. test/drift/changelogRead.json        ${version}, once its changelog is read
  4. npm run test:runtime                   replays what is committed through ${version}
  5. npm test
  6. CHANGELOG.md, under [Unreleased]       what ${version} changes for authors`);
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { checked: { type: 'string' } } });
  const [version = ''] = positionals;
  const checked = values.checked ?? new Date().toISOString().slice(0, 10);
  if (!VERSION.test(version) || !DATE.test(checked)) {
    console.error('Usage: npm run absorb VERSION [-- --checked YYYY-MM-DD], such as npm run absorb 2.1.333');
    process.exitCode = 2;
  } else process.exitCode = absorb(version, checked);
}
