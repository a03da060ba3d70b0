// `npm run fuzz:runtime [N] [-- OPTIONS]`: compares Claude Code and this project on N generated files, 3,000 by default.
//
// Differences are printed minimised, as test vectors. Offline, without a login. Exits with 0 where nothing differs, 1 where something
// does, 2 where it could not run. Options: `--version V`, the release; `--seed S`; `--generator written|edited|hooks|both`;
// `--started K`, agents of each batch to start; `--fixes K`, files whose safe fixes are verified; `--minimise K`; `--json FILE`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleOfTests } from '../../bundle.mjs';
import { installRuntime } from '../install.mjs';
import { minimised } from './minimise.mjs';
import { theirs } from './theirs.mjs';

/** Not started: agents with MCP servers would run them, and those with a worktree would create one. */
const NOT_STARTED = /mcpservers|isolation|worktree/i;
const BATCH = 600;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

try {
  process.exitCode = await fuzz();
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 2;
}

async function fuzz() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      version: { type: 'string' },
      seed: { type: 'string', default: '1' },
      generator: { type: 'string', default: 'both' },
      started: { type: 'string', default: '30' },
      fixes: { type: 'string', default: '300' },
      json: { type: 'string' },
      minimise: { type: 'string', default: '20' },
    },
  });
  const count = Number(positionals[0] ?? 3000);
  if (!(count > 0)) throw new Error(`npm run fuzz:runtime takes a number of files, not ${positionals[0]}`);
  const product = await productModules();
  const version = values.version ?? product.newestVersion;
  const runtime = installRuntime(version);
  if (!runtime.program) {
    console.error(runtime.reason);
    return 2;
  }
  const counts = { files: 0, loaded: 0, skipped: 0, unreadable: 0, started: 0, fixed: 0 };
  const differing = [];
  const files = drawn(product, values.generator, Number(values.seed), count);
  let fixesLeft = Number(values.fixes);
  for (let from = 0; from < files.length; from += BATCH) {
    const batch = files.slice(from, from + BATCH);
    const found = await compared(runtime, batch, product, version, Number(values.started));
    counts.files += batch.length;
    for (const each of found) {
      if (each.theirs) counts.loaded++;
      if (each.ours.status === 'skipped') counts.skipped++;
      if (each.ours.unreadable) counts.unreadable++;
      if (each.theirs?.tools || each.theirs?.refused !== undefined) counts.started++;
      if (each.kinds.length > 0) differing.push(each);
    }
    if (fixesLeft > 0) {
      const { fixed, wrong } = await fixesConfirmed(runtime, found, product, version, fixesLeft);
      counts.fixed += fixed;
      fixesLeft -= fixed;
      differing.push(...wrong);
    }
    if (process.stderr.isTTY) console.error(`${counts.files} files, ${differing.length} differ`);
  }
  return await report({ runtime, product, version, counts, differing, file: values.json, values });
}

/** The modules of the product and of this folder, as one bundle. */
async function productModules() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'subagents-fuzz-'));
  try {
    const file = path.join(folder, 'product.cjs');
    await bundleOfTests('test/runtime/fuzz/product.ts', file);
    return createRequire(import.meta.url)(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function drawn({ writtenFiles, hookFiles, editedFiles, editedSeeds, OWN_NAME }, generator, seed, count) {
  const half = generator === 'both' ? Math.ceil(count / 2) : count;
  const written = generator === 'edited' ? [] : (generator === 'hooks' ? hookFiles : writtenFiles)(seed, half);
  const edited = ['written', 'hooks'].includes(generator)
    ? []
    : editedFiles(editedSeeds(), seed, count - written.length);
  return [...written, ...edited].map(({ bytes, scope }, at) => ({
    file: `f${String(at).padStart(5, '0')}.md`,
    scope,
    bytes: Buffer.from(
      bytes.toString('latin1').replaceAll(OWN_NAME, `agent-${String(at % 90_000).padStart(5, '0')}`),
      'latin1',
    ),
  }));
}

/** Each file with what both say of it and the kinds of differences. A file that another one shadows is asked about alone. */
async function compared(runtime, batch, product, version, started) {
  const read = batch.map((asked, at) => product.ours(asked, version, at % 4 === 0));
  const startable = batch.flatMap(({ bytes }, at) =>
    read[at].status === 'loads' && !NOT_STARTED.test(bytes.toString()) ? [read[at].name] : [],
  );
  const answers = await theirs(runtime, batch, product.PLUGIN, new Set(startable.slice(0, started)));
  const names = new Set([...answers.values()].map(({ name }) => name));
  const found = [];
  for (const [at, asked] of batch.entries()) {
    const own = read[at];
    let real = answers.get(asked.file);
    if (!real && own.status === 'loads' && names.has(own.name))
      real = (await theirs(runtime, [asked], product.PLUGIN)).get(asked.file);
    found.push({ asked, ours: own, theirs: real, kinds: product.differences(own, real) });
  }
  return found;
}

/** Files after all safe fixes: the runtime must read them as this project does, and lose nothing. */
async function fixesConfirmed(runtime, found, product, version, limit) {
  const pairs = [];
  const wrong = [];
  for (const each of found) {
    if (pairs.length >= Math.min(limit, 60)) break;
    if (each.kinds.length > 0) continue;
    try {
      const after = product.fixedFile(each.asked, version);
      if (after) pairs.push({ ...each, after });
    } catch (error) {
      wrong.push({ ...each, kinds: ['thrown'], ours: { ...each.ours, thrown: [String(error?.stack ?? error)] } });
    }
  }
  const answers = await theirs(
    runtime,
    pairs.map(({ after }) => after),
    product.PLUGIN,
  );
  for (const { asked, after, theirs: before } of pairs) {
    const real = answers.get(after.file);
    const own = product.ours(after, version);
    const kinds = product.differences(own, real).filter((kind) => kind !== 'generic');
    const lost = before !== undefined && real === undefined;
    const harms = product.fixHarms(asked, after, version);
    if (kinds.length > 0 || lost || harms.length > 0)
      wrong.push({
        asked: after,
        before: asked,
        ours: own,
        theirs: real,
        kinds: ['fix', ...kinds, ...(lost ? ['lost'] : []), ...harms],
      });
  }
  return { fixed: pairs.length, wrong };
}

async function report({ runtime, product, version, counts, differing, file, values }) {
  const perKind = new Map();
  for (const { kinds } of differing) for (const kind of kinds) perKind.set(kind, (perKind.get(kind) ?? 0) + 1);
  console.log(
    `${counts.files} files (${values.generator}, seed ${values.seed}) read by Claude Code ${version}: ${counts.loaded} loaded, ${counts.skipped} skipped (${counts.unreadable} unreadable), ${counts.started} agents started, ${counts.fixed} fixed files confirmed`,
  );
  for (const [kind, number] of [...perKind].sort((a, b) => b[1] - a[1])) {
    const of = kind === 'generic' ? counts.unreadable : counts.files;
    console.log(`  ${kind}: ${number} (${((100 * number) / of).toFixed(2)} %)`);
  }
  if (file)
    writeFileSync(
      path.resolve(root, file),
      JSON.stringify(
        differing.map((each) => vectorOf(each, product)),
        null,
        1,
      ),
    );
  const small = differing.filter(({ before }) => before === undefined);
  const chosen = chosenCases(small, Number(values.minimise));
  const vectors = [
    ...(await minimised(runtime, chosen, product, version)),
    ...differing.filter(({ before }) => before !== undefined).slice(0, 20),
  ];
  for (const each of vectors) console.log(JSON.stringify(vectorOf(each, product)));
  return differing.length > 0 ? 1 : 0;
}

/** Equally many of each kind. */
function chosenCases(differing, most) {
  const kinds = [...new Set(differing.map(({ kinds }) => kinds[0]))];
  const each = Math.ceil(most / Math.max(kinds.length, 1));
  return kinds.flatMap((kind) => differing.filter(({ kinds: [first] }) => first === kind).slice(0, each));
}

function vectorOf({ asked, before, kinds, ours, theirs: real }, { textOf }) {
  const text = textOf(asked);
  const exact = Buffer.from(text).equals(asked.bytes);
  return {
    kind: kinds.join(' '),
    scope: asked.scope,
    ...(before ? { before: textOf(before) } : {}),
    ...(exact ? { text } : { base64: asked.bytes.toString('base64') }),
    loaded: real !== undefined,
    ...real,
    ours: {
      status: ours.status,
      rule: ours.rule,
      name: ours.name,
      description: ours.description,
      model: ours.model,
      ...(kinds.includes('tools') ? { tools: ours.tools } : {}),
      errors: ours.errors,
      ...(ours.thrown.length > 0 ? { thrown: ours.thrown[0].split('\n').slice(0, 6) } : {}),
    },
  };
}
