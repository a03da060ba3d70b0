// `npm run drift [VERSION] [--from VERSION]`: asks a release of Claude Code, and reports where the catalogues are wrong about it.
//
// With --from it reports the differences between two releases. Releases are fetched from npm into .vscode-test/ and asked offline,
// without a login. `-- --record` stores the short answers for a test; what is read in a program is printed only. Exits with 0 where
// nothing differs, 1 where something does, 2 where it could not run.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundled } from '../runtime/bundle.mjs';
import { installRuntime, newestRelease } from '../runtime/install.mjs';
import { argumentsOf } from './arguments.mjs';
import { askRelease } from './askRelease.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const fixtures = path.join(root, 'test/fixtures');
const NEVER_ASKED = [
  'Which colours it shows: no answer of a session tells. The list of colours and the days of retirement are read in its program.',
  'Built-in agents that a feature or a plan switches on.',
];

const note = (text) => process.stderr.isTTY && console.error(text);

try {
  const { version = newestRelease(), from, record } = argumentsOf(process.argv.slice(2), process.env);
  process.exitCode = await run(version, from, record);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function run(version, from, record) {
  if (version === undefined) throw new Error('npm does not say which release is the newest.');
  const to = installed(version);
  const older = from === undefined ? undefined : installed(from, { named: false });
  const drift = await bundled('test/drift/modules.ts');
  return older
    ? between(drift, { version: from, ...older }, { version, ...to }, record)
    : alone(drift, { version, ...to }, record);
}

function installed(version, options) {
  const runtime = installRuntime(version, options);
  if (!runtime.program) throw new Error(runtime.reason);
  return runtime;
}

/** The texts of a program, and what is in them. A release that Node runs is the script itself. */
function read(drift, runtime) {
  note(`reading the program of ${runtime.version}`);
  const texts = drift.textsIn(readFileSync(runtime.leading[0] ?? runtime.program));
  const harvest = drift.harvest(texts, drift.landmarks);
  return { texts, harvest, changelog: drift.changelogIn(texts) };
}

function ask(drift, runtime, { harvest }, candidates) {
  return askRelease(
    drift,
    runtime,
    {
      version: runtime.version,
      probes: drift.probes(),
      sets: drift.replayedSets(fixtures),
      names: candidates.map(({ name }) => name),
      known: drift.knownNames,
      stated: drift.statedIn(harvest),
    },
    note,
  );
}

async function alone(drift, runtime, record) {
  const program = read(drift, runtime);
  const candidates = drift.candidatesIn(program.harvest, drift.knownNames, drift.landmarks);
  const asked = await ask(drift, runtime, program, candidates);
  const release = drift.answered(asked);
  const found = drift.driftOf(release);
  const changelog = drift.changelogOf(program.changelog, found.known, runtime.version);
  const sections = [...changelog.sections, ...sectionOf(drift, candidates, program, release)];
  const notAsked = [...NEVER_ASKED, ...asked.notAsked, ...missing(program), ...changelog.notAsked];
  console.log(
    drift.report({ version: runtime.version, integrity: runtime.integrity, ...found }, drift.placesOf(root), {
      sections,
      notAsked,
    }),
  );
  if (record) keep(drift.keptOf(drift.recordOf(asked)));
  return drift.exitCodeOf(found.changes.length, changelog.todo);
}

async function between(drift, older, newer, record) {
  const programs = { from: read(drift, older), to: read(drift, newer) };
  const candidates = drift.candidatesBetween(programs.from.harvest, programs.to.harvest);
  const [from, to] = await Promise.all([
    ask(drift, older, programs.from, candidates),
    ask(drift, newer, programs.to, candidates),
  ]);
  const releases = { from: drift.answered(from), to: drift.answered(to) };
  const compared = drift.compareRuntimes(releases.from, releases.to, drift);
  const changelog = drift.changelogOf(programs.to.changelog, older.version, newer.version, programs.from.changelog);
  const all = { ...programs.to, texts: [...programs.to.texts, ...programs.from.texts] };
  const sections = [...changelog.sections, ...sectionOf(drift, candidates, all, releases.to)];
  console.log(
    drift.reportRuntimes(
      { from: older.version, to: newer.version, ...compared },
      {
        entries: changelog.entries,
        integrity: [older.integrity, newer.integrity],
        sections,
        notAsked: [
          ...new Set([
            ...NEVER_ASKED,
            ...from.notAsked,
            ...to.notAsked,
            ...missing(programs.to),
            ...changelog.notAsked,
          ]),
        ],
        textOf: drift.frontmatterOf(drift.replayedSets(fixtures)),
        placesOf: drift.placesOf(root),
      },
    ),
  );
  if (record) {
    const base = drift.recordOf(from);
    if (!existsSync(path.join(fixtures, 'drift', `${from.version}.json`))) keep(drift.keptOf(base));
    keep(drift.keptOf(drift.recordOf(to), base));
  }
  return drift.exitCodeOf(drift.counting(compared.differences).length, changelog.entries);
}

function sectionOf(drift, candidates, { texts }, release) {
  const near = drift.neighboursOf(texts, new Set(candidates.map(({ name }) => name)), drift.knownNames);
  return drift.candidateSection(candidates, near, drift.meaningsOf(release.answers));
}

function missing({ harvest, texts }) {
  return [
    ...(texts.length === 0 ? ['Names in its program: no script was found in it.'] : []),
    ...(harvest.retirements.size === 0
      ? ['Days of retirement: its program has no table of them that could be read.']
      : []),
  ];
}

function keep(kept) {
  const folder = path.join(fixtures, 'drift');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${kept.version}.json`), `${JSON.stringify(kept, null, 1)}\n`);
}
