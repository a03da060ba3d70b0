// `npm test` and `npm run test:LANE`: runs lanes and sums up at the end. It installs nothing. Several lanes run in two tracks, each in
// a process of its own whose output is printed when it ends; the lanes of one track wait most of their time for an editor. A lane that
// cannot run says SKIPPED with the reason; with CI set, only those may that not every system can have.
import { fork, spawn, spawnSync } from 'node:child_process';
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

/** In running order. They start an editor or a browser, and leave most of one processor to the other lanes. */
const WITH_EDITOR = ['integration', 'web', 'neovim', 'electron'];

const heading = (title) => `\n── ${title} ${'─'.repeat(Math.max(0, 100 - title.length))}`;

async function runLane(name) {
  const started = Date.now();
  let outcome;
  try {
    outcome = await known[name]();
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

/** A process that runs one lane and sends its outcome; its output is held back until it ends. */
function runApart(name) {
  const child = fork(fileURLToPath(import.meta.url), [name], {
    silent: true,
    env: { ...process.env, [OF_SEVERAL]: '1' },
  });
  running.add(child);
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => output.push(part));
  let outcome = { name, seconds: 0, ...one(false) };
  child.on('message', (message) => {
    outcome = message;
  });
  return new Promise((resolve) => {
    child.once('error', (error) => output.push(`${error.message}\n`));
    child.once('close', () => {
      running.delete(child);
      process.stdout.write(Buffer.concat([`${heading(name)}\n`, ...output].map((part) => Buffer.from(part))));
      resolve(outcome);
    });
  });
}

/** Lanes of which one runs at a time; then those that the other track has not begun. */
async function runTrack(own, others) {
  const outcomes = [];
  for (let name = own.shift(); name !== undefined; name = own.shift() ?? others.shift())
    outcomes.push(await runApart(name));
  return outcomes;
}

/** The bundles are built once, before lanes read them at the same time. */
async function runSeveral(names) {
  const { build } = await import('../esbuild.mjs');
  await build({ tests: true, log: () => {} });
  process.env.SUBAGENTS_TESTS_BUILT = '1';
  const withEditor = WITH_EDITOR.filter((name) => names.includes(name));
  const others = names.filter((name) => !WITH_EDITOR.includes(name));
  const outcomes = (await Promise.all([runTrack(withEditor, []), runTrack(others, withEditor)])).flat();
  return names.flatMap((name) => outcomes.filter((outcome) => outcome.name === name));
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

/** Set in the process of a lane that is one of several. */
const OF_SEVERAL = 'SUBAGENTS_LANE_OF_SEVERAL';
const running = new Set();
const known = { ...LANES, ...ON_REQUEST };
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(known, name));
if (unknown.length > 0) {
  console.error(`no lane ${unknown.join(', ')}; there are ${Object.keys(known).join(', ')}`);
  process.exit(2);
}

const names = asked.length > 0 ? [...new Set(asked)] : Object.keys(LANES);
const [only] = names;
if (process.env[OF_SEVERAL] !== undefined) {
  const outcome = await runLane(only);
  process.exitCode = outcome.failed > 0 ? 1 : 0;
  process.send(outcome, () => process.disconnect());
} else {
  process.on('exit', () => {
    for (const child of running) child.kill();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  const started = Date.now();
  if (names.length === 1) console.log(heading(only));
  const outcomes = names.length === 1 ? [await runLane(only)] : await runSeveral(names);
  console.log(heading('in short'));
  for (const outcome of outcomes) console.log(lineFor(outcome));
  const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped in ${seconds} s`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}
