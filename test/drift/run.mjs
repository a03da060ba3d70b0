// `npm run drift [VERSION]`: asks a release of Claude Code, the newest without a version, what it does, and says where the
// catalogues are wrong about it. Fetches it from npm into .vscode-test/; asks it offline and without a login. Writes nothing
// into the project; with `-- --record`, its short answers, which a test holds the catalogues to. Ends with 0 where everything is
// as known, 1 where something differs, 2 where it could not run.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundled } from '../runtime/bundle.mjs';
import { installRuntime, newestRelease } from '../runtime/install.mjs';
import { ask } from './ask.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { record: { type: 'boolean' } } });
  process.exitCode = await drift(positionals[0] ?? newestRelease(), values.record === true);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function drift(version, record) {
  if (!/^\d+\.\d+\.\d+$/.test(version ?? '')) {
    console.error(
      version === undefined
        ? 'npm does not say which release is the newest.'
        : `${version} is no version such as 2.1.329.`,
    );
    return 2;
  }
  const runtime = installRuntime(version);
  if (!runtime.program) {
    console.error(runtime.reason);
    return 2;
  }
  const { recordOf, driftOf, placesOf, report, probes, replayedSets } = await bundled(`
    export { driftOf, recordOf } from './test/drift/drift';
    export { placesOf } from './test/drift/places';
    export { report } from './test/drift/report';
    export { probes } from './test/drift/probes';
    export { replayedSets } from './test/drift/files';`);
  const asked = probes();
  const starts = new Set(asked.filter(({ started }) => started).map(({ name }) => name));
  const note = (text) => process.stderr.isTTY && console.error(text);
  note(`asking ${asked.length} questions`);
  const said = await ask(
    runtime,
    asked.map(({ name, text }) => ({ file: `${name}.md`, bytes: text })),
    (name) => starts.has(name),
  );
  const sets = replayedSets(path.join(root, 'test/fixtures'));
  const replayed = [];
  for (const [set, files] of sets) {
    note(`replaying ${set}`);
    replayed.push({ set, files, said: await ask(runtime, files, () => false) });
  }
  const found = driftOf({ version, probes: asked, said, replayed });
  console.log(report({ version, integrity: runtime.integrity, ...found }, placesOf(root)));
  if (record) {
    const folder = path.join(root, 'test/fixtures/drift');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `${version}.json`), `${JSON.stringify(recordOf(version, asked, said), null, 1)}\n`);
  }
  return found.changes.length > 0 ? 1 : 0;
}
