// `npm test` and `npm run test:LANE`: runs lanes one after the other, lets their output through, and sums up at the end. It installs
// nothing. A lane that cannot run says SKIPPED with the reason; with CI set, only those may that not every system can have.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const results = path.join(root, 'test-results');
const inRoot = (relative) => path.join(root, relative);

/** @typedef {{ passed: number, failed: number, skipped: number, reason?: string, flaky?: string[] }} Outcome */

const one = (passed) => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 });
const cannotRun = (reason) => ({ passed: 0, failed: 0, skipped: 1, reason });

function run(command, args) {
  return new Promise((resolve) => {
    const env = process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1' };
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env });
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
}

/** Runs the command of an installed package by its own entry, so that no shell is needed on any system. */
function tool(name, command, args) {
  const folder = inRoot(`node_modules/${name}`);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return run(process.execPath, [path.join(folder, typeof bin === 'string' ? bin : bin[command]), ...args]);
}

function hasFile(folder, ending) {
  if (!existsSync(inRoot(folder))) return false;
  return readdirSync(inRoot(folder), { recursive: true }).some((file) => String(file).endsWith(ending));
}

const PROJECTS = [
  { config: 'common/tsconfig.json', sources: 'common/src' },
  { config: 'server/tsconfig.core.json', sources: 'server/src/core' },
  { config: 'server/tsconfig.json', sources: 'server/src' },
  { config: 'server/tsconfig.browser.json', sources: 'server/src/browser' },
  { config: 'client/tsconfig.json', sources: 'client/src' },
  { config: 'client/tsconfig.browser.json', sources: 'client/src' },
  { config: 'client/tsconfig.webview.json', sources: 'client/src/webview' },
  { config: 'test/tsconfig.json', sources: 'test' },
];

async function types() {
  const outcome = { passed: 0, failed: 0, skipped: 0 };
  for (const { config, sources } of PROJECTS) {
    if (!hasFile(sources, '.ts')) {
      console.log(`${config}: nothing to check in ${sources}`);
      continue;
    }
    const code = await tool('typescript', 'tsc', ['-p', config, '--noEmit']);
    console.log(`${config}: ${code === 0 ? 'ok' : 'failed'}`);
    if (code === 0) outcome.passed++;
    else outcome.failed++;
  }
  return outcome;
}

// Biome takes CI for a reason to colour what goes into a file, letter by letter, and does not know NO_COLOR.
const colours = process.stdout.isTTY ? [] : ['--colors=off'];
/** Biome: style and mistakes; warnings fail. knip: unused files, exports, types and dependencies. */
async function lint() {
  const biome = await tool('@biomejs/biome', 'biome', ['ci', '.', '--error-on-warnings', ...colours]);
  const knip = await tool('knip', 'knip', ['--no-progress', '--treat-config-hints-as-errors']);
  const codes = [biome, knip];
  return {
    passed: codes.filter((code) => code === 0).length,
    failed: codes.filter((code) => code !== 0).length,
    skipped: 0,
  };
}

async function generated() {
  if (!existsSync(inRoot('schemas/build/generate.mjs'))) return cannotRun('there is no schemas/build/generate.mjs');
  return one((await run(process.execPath, ['schemas/build/generate.mjs', '--check'])) === 0);
}

const vitestIn = (folder) => async () => {
  if (!hasFile(folder, '.test.ts')) return cannotRun(`no tests in ${folder}`);
  mkdirSync(results, { recursive: true });
  const file = path.join(results, `${path.basename(folder)}.json`);
  rmSync(file, { force: true });
  const code = await tool('vitest', 'vitest', [
    'run',
    `${folder}/`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  if (!existsSync(file)) return one(false);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(file, 'utf8'));
  // A file that cannot be loaded fails without a failed test of its own.
  const failed = code !== 0 && numFailedTests === 0 ? 1 : numFailedTests;
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
};

/** The tests look at what is packed from this checkout, so it is packed first. */
async function packages() {
  if ((await run(process.execPath, ['release/pack.mjs'])) !== 0) return one(false);
  return vitestIn('test/packages')();
}

/** The registry knows of holes in what is installed; without it nothing can be said. */
async function audit() {
  const npm = spawnSync('npm', ['audit', '--json'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const report = jsonIn(npm.stdout);
  const counts = report?.metadata?.vulnerabilities;
  if (counts === undefined) return cannotRun(`the registry does not audit here (${report?.message ?? 'no answer'})`);
  for (const { name, severity, range } of Object.values(report.vulnerabilities))
    console.log(`${severity.padEnd(8)} ${name} ${range}`);
  return one(counts.high + counts.critical === 0);
}

function jsonIn(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Not an answer of the registry, but of something before it.
  }
}

async function corpus() {
  if (!existsSync(path.resolve(root, '../shared/corpus'))) return cannotRun('no shared corpus');
  return vitestIn('test/corpus')();
}

async function runtime() {
  if (existsSync(inRoot('test/runtime/run.mjs')))
    return one((await run(process.execPath, ['test/runtime/run.mjs'])) === 0);
  return vitestIn('test/runtime')();
}

async function integration() {
  const suites = await import('./integration/run.mjs');
  const reason = suites.cannotRun();
  if (reason !== undefined) return cannotRun(reason);
  const summary = await suites.runSuites();
  const { checkStart } = await import('./integration/checkStart.mjs');
  const start = await checkStart();
  return { ...summary, passed: summary.passed + start.passed, failed: summary.failed + start.failed };
}

async function web() {
  const suites = await import('./integration/web/run.mjs');
  const reason = suites.cannotRun();
  return reason === undefined ? suites.runWebSuites() : cannotRun(reason);
}

async function neovim() {
  const { findNeovim, runNeovim } = await import('./neovim/run.mjs');
  const found = findNeovim();
  return found
    ? runNeovim(found)
    : cannotRun('there is no nvim on the search path; `npm run test:setup` as root on Debian installs it');
}

async function electron() {
  const { runElectron } = await import('./integration/electron.mjs');
  return runElectron();
}

const LANES = { types, lint, generated };
Object.assign(LANES, {
  unit: vitestIn('test/unit'),
  properties: vitestIn('test/properties'),
  grammar: vitestIn('test/grammar'),
  protocol: vitestIn('test/protocol'),
  security: vitestIn('test/security'),
  audit,
  packages,
  fuzz: vitestIn('test/fuzz'),
  soak: vitestIn('test/soak'),
  neovim,
  integration,
  web,
  electron,
});
const ON_REQUEST = { corpus, runtime };
const MAY_SKIP_IN_CI = ['neovim', 'audit', 'electron', 'runtime'];

async function runLane(name, lane) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 100 - name.length))}`);
  const started = Date.now();
  let outcome;
  try {
    outcome = await lane();
  } catch (error) {
    console.error(error instanceof Error ? error.stack : error);
    outcome = one(false);
  }
  if (process.env.CI && outcome.reason !== undefined && !MAY_SKIP_IN_CI.includes(name)) {
    console.error(`${name} may not be skipped here (CI is set): ${outcome.reason}`);
    outcome = one(false);
  }
  return { name, seconds: (Date.now() - started) / 1000, ...outcome };
}

function lineFor({ name, seconds, passed, failed, skipped, reason, flaky = [] }) {
  const counts = [
    passed && `${passed} passed`,
    failed && `${failed} failed`,
    skipped && reason === undefined && `${skipped} skipped`,
  ];
  const said = counts.filter(Boolean);
  if (reason !== undefined) said.push(`SKIPPED: ${reason}`);
  if (flaky.length > 0) said.push(`FLAKY: ${flaky.join(', ')}`);
  return `${failed > 0 ? 'FAILED' : '      '} ${name.padEnd(12)} ${`${seconds.toFixed(1)} s`.padStart(8)}  ${said.join(', ')}`;
}

const asked = process.argv.slice(2);
const known = { ...LANES, ...ON_REQUEST };
const unknown = asked.filter((name) => !Object.hasOwn(known, name));
if (unknown.length > 0) {
  console.error(`no lane ${unknown.join(', ')}; there are ${Object.keys(known).join(', ')}`);
  process.exit(2);
}
const outcomes = [];
for (const name of asked.length > 0 ? asked : Object.keys(LANES)) outcomes.push(await runLane(name, known[name]));
console.log(`\n── in short ${'─'.repeat(91)}`);
for (const outcome of outcomes) console.log(lineFor(outcome));
const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
