// `npm run mutate`: changes the source in many small ways, each alone, and counts the changes that no test notices.
//
//   --count N      how many mutants to draw (200)
//   --seed S       which ones (14); the same seed draws the same ones, and more of them with a larger count
//   --folder NAME  only one of FOLDERS
//   --only LIST    only these numbers of the draw, `3,17`, or `survivors` for those of the last run
//   --list         shows the survivors of the last run, and runs nothing
//
// Exits with 1 if fewer than 85 of 100 are killed. Writes below test-results/mutation only.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { drawMutants, equivalents } from './draw.mjs';

/**
 * @typedef {object} Plan
 * @property {object[]} mutants Compiled in, each with its id and file.
 * @property {number[]} alive Tried by this run.
 * @property {number} [from] A mutant that is on from the start; its tests run once and end with the first failure.
 * @property {string[]} tests In this order.
 * @property {string} log Lines of JSON.
 * @property {string} pulse Changes while the tests run.
 */

const FOLDERS = {
  verdict: ['server/src/core/dialects/claude/loader', 'server/src/core/syntax/faults'],
  fixes: ['server/src/core/fixes'],
  routing: ['server/src/core/routing'],
  workspace: ['server/src/core/workspace', 'server/src/core/dialects/claude/places'],
};
const TESTS = ['test/unit', 'test/properties'];
const WANTED = 85;
/** Files of tests that take longer are left out where they are run for one mutant alone. */
const SLOW_MS = 10_000;
/** A mutant that shows no progress for so long counts as one that never ends. */
const MUTANT_TIMEOUT_MS = 30_000;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const results = path.join(root, 'test-results/mutation');
const [planFile, log, pulse, report] = ['plan.json', 'log.jsonl', 'pulse.json', 'report.json'].map((name) =>
  path.join(results, name),
);

const { values: asked } = parseArgs({
  options: {
    count: { type: 'string', default: '200' },
    seed: { type: 'string', default: '14' },
    folder: { type: 'string' },
    only: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});

const lastReport = () => (existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined);
const describe = ({ id, file, line, change, source }) => `${id}  ${file}:${line}  ${change}\n       ${source}`;

if (asked.list) {
  for (const mutant of lastReport()?.survived ?? []) console.log(describe(mutant));
  process.exit(0);
}

const folders = Object.fromEntries(Object.entries(FOLDERS).filter(([name]) => !asked.folder || name === asked.folder));
if (Object.keys(folders).length === 0) {
  console.error(`--folder takes one of ${Object.keys(FOLDERS).join(', ')}`);
  process.exit(2);
}
const drawn = drawMutants(root, folders, asked.seed, Number(asked.count));
const unknown = equivalents.filter(({ matches }) => matches.size === 0 && !asked.folder);
if (unknown.length > 0) {
  for (const { file, line, change } of unknown)
    console.error(`equivalent.json: no such mutant: ${file}: ${change} in ${line}`);
  process.exit(2);
}
const chosen =
  asked.only === 'survivors' ? (lastReport()?.survived ?? []).map(({ id }) => id) : asked.only?.split(',').map(Number);
const mutants = drawn.filter(({ id }) => !chosen || chosen.includes(id));

mkdirSync(results, { recursive: true });
const started = Date.now();
console.log(`seed ${asked.seed}: ${mutants.length} of ${drawn.total} mutants in ${Object.keys(folders).join(', ')}`);

const killed = new Map();
const again = new Set();
const [tried, loaded, failing, slow] = [new Set(), new Set(), new Set(), new Set()];
const tests = TESTS.flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true })
    .map((file) => `${folder}/${String(file).replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.test.ts'))
    .sort(),
);

await tryInEveryTest(near(tests, Object.values(folders).flat()));
const left = mutants.filter(({ id }) => !killed.has(id) && (again.has(id) || (loaded.has(id) && !tried.has(id))));
console.log(`${killed.size} killed after ${seconds()} s; ${left.length} more are run from the start`);
for (const mutant of left) await tryFromTheStart(mutant);
finish();

/** One process runs every test file; another follows where a mutant keeps one from ending. */
async function tryInEveryTest(order) {
  let remaining = order;
  while (remaining.length > 0) {
    const alive = mutants.map(({ id }) => id).filter((id) => !killed.has(id));
    const { stuck, done } = await vitest({ alive, tests: remaining });
    if (stuck === undefined) break;
    killed.set(stuck.mutant, `no end: ${stuck.file} > ${stuck.test}`);
    remaining = remaining.filter((file) => !done.has(path.join(root, file)));
  }
}

async function tryFromTheStart(mutant) {
  const order = near(
    tests.filter((file) => !failing.has(path.join(root, file)) && !slow.has(path.join(root, file))),
    [mutant.file, path.dirname(mutant.file)],
  );
  const { code, stuck } = await vitest({ alive: [], from: mutant.id, tests: order });
  if (stuck !== undefined) killed.set(mutant.id, 'no end, from the start');
  else if (code !== 0) killed.set(mutant.id, 'from the start');
  process.stdout.write(killed.has(mutant.id) ? '.' : 's');
}

async function vitest(plan) {
  for (const file of [log, pulse]) writeFileSync(file, '');
  writeFileSync(planFile, JSON.stringify({ mutants, log, pulse, ...plan }));
  const bin = path.join(root, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [bin, 'run', '--config', 'test/mutation/vitest.config.mjs'], {
    cwd: root,
    env: { ...process.env, MUTATION_PLAN: planFile, NO_COLOR: '1' },
    stdio: 'ignore',
    detached: process.platform !== 'win32',
  });
  let stuck;
  const watch = setInterval(() => {
    if (Date.now() - statSync(pulse).mtimeMs < MUTANT_TIMEOUT_MS) return;
    const state = pulseNow();
    if (state?.mutant === undefined) return;
    stuck = state;
    end(child);
  }, 1000);
  const code = await new Promise((resolve) => child.once('exit', (exit) => resolve(exit ?? 1)));
  clearInterval(watch);
  return { code, stuck, done: readLog(plan.from === undefined) };
}

function end(child) {
  if (process.platform === 'win32') child.kill('SIGKILL');
  else process.kill(-child.pid, 'SIGKILL');
}

function pulseNow() {
  const text = readFileSync(pulse, 'utf8').trim();
  return text === '' ? undefined : JSON.parse(text);
}

/** @returns {Set<string>} the test files that were run to their end */
function readLog(isKept) {
  const done = new Set();
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    if (line === '' || !isKept) continue;
    const entry = JSON.parse(line);
    if (entry.killed !== undefined) killed.set(entry.killed, entry.by);
    if (entry.again !== undefined) again.add(entry.again);
    for (const id of entry.tried ?? []) tried.add(id);
    for (const id of entry.loaded ?? []) loaded.add(id);
    for (const file of entry.files ?? []) {
      done.add(file);
      if (entry.failed.length > 0) failing.add(file);
      if (entry.took > SLOW_MS) slow.add(file);
    }
  }
  return done;
}

/** Tests that lie where the mutants lie come first, and those that start programs last. */
function near(files, places) {
  const words = new Set(places.flatMap((place) => place.replace(/\.ts$/, '').split('/').slice(3)));
  const rank = (file) => {
    const parts = file
      .replace(/\.test\.ts$/, '')
      .split('/')
      .slice(2);
    const isLast = parts[0] === 'node' || file.startsWith(TESTS[1]);
    return parts.filter((part) => words.has(part)).length - (isLast ? 2 : 0);
  };
  return [...files].sort((a, b) => rank(b) - rank(a));
}

function finish() {
  const isEquivalent = ({ key }) => equivalents.some(({ matches }) => matches.has(key));
  const survived = mutants.filter(({ id }) => !killed.has(id));
  const unlike = mutants.filter((mutant) => killed.has(mutant.id) && isEquivalent(mutant));
  const notable = survived.filter((mutant) => !isEquivalent(mutant));
  console.log('');
  for (const mutant of notable) {
    const isReached = tried.has(mutant.id) || loaded.has(mutant.id);
    console.log(`${describe(mutant)}${isReached ? '' : '  (not reached)'}`);
  }
  for (const mutant of unlike)
    console.log(`equivalent.json says this is equivalent, and a test notices it:\n${describe(mutant)}`);
  const rows = [...Object.keys(folders), 'all'].map((folder) => {
    const here = mutants.filter((mutant) => folder === 'all' || mutant.folder === folder);
    const dead = here.filter(({ id }) => killed.has(id)).length;
    const same = here.filter((mutant) => !killed.has(mutant.id) && isEquivalent(mutant)).length;
    return { folder, mutants: here.length, killed: dead, equivalent: same, percent: percent(dead, here.length - same) };
  });
  console.log('');
  for (const row of rows)
    console.log(
      `${row.folder.padEnd(10)} ${row.killed} of ${row.mutants - row.equivalent} killed (${row.percent} %), ${row.equivalent} equivalent`,
    );
  console.log(
    `${seconds()} s; ${failing.size} test files fail without a mutant in one process and are left out of the second pass`,
  );
  const by = Object.fromEntries(killed);
  writeFileSync(
    report,
    JSON.stringify({ seed: asked.seed, rows, survived: notable, killed: by, failing: [...failing] }, undefined, 1),
  );
  rmSync(planFile);
  process.exitCode = rows.at(-1).percent < WANTED || unlike.length > 0 ? 1 : 0;
}

function seconds() {
  return Math.round((Date.now() - started) / 1000);
}

function percent(some, all) {
  return all === 0 ? 100 : Math.round((1000 * some) / all) / 10;
}
