// `npm run test:runtime`: replays recorded load verdicts through a real Claude Code; skipped where it is unavailable.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { askRuntime } from './askRuntime.mjs';
import { checkEngine } from './engine.mjs';
import { installRuntime } from './install.mjs';
import { checkLearning } from './learn.mjs';
import { checkPlugin } from './plugin.mjs';
import { checkPluginAgents } from './pluginAgents.mjs';
import { checkSafeFixes } from './safeFixes.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const read = (file) => JSON.parse(readFileSync(path.join(root, 'test/fixtures', file), 'utf8'));
const version = read('../../server/src/generated/catalogue.json').runtime;
const { program, leading, reason } = installRuntime(version);
if (!program) {
  console.log(`SKIPPED: ${reason}`);
  process.exit(0);
}

/** Agent names must be unique within a question, because duplicates shadow each other. */
async function compare(title, files) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'subagents-replay-'));
  for (const { file, bytes } of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), bytes);
  }
  const { agents, version: answered } = await askRuntime(program, folder);
  rmSync(folder, { recursive: true, force: true });
  const wrong = files.filter(
    ({ file, expected }) => JSON.stringify(agents.get(file) ?? null) !== JSON.stringify(expected),
  );
  for (const { file, expected } of wrong.slice(0, 5))
    console.log(`  ${file}: committed ${JSON.stringify(expected)}, now ${JSON.stringify(agents.get(file) ?? null)}`);
  console.log(
    `${wrong.length === 0 ? 'ok  ' : 'FAIL'} ${title}: ${files.length} files, ${wrong.length} differ (Claude Code ${answered})`,
  );
  return { passed: files.length - wrong.length, failed: wrong.length };
}

const results = [];
const vectors = read('claude-load-vectors.json').vectors;
for (const set of new Set(vectors.map((vector) => vector.set))) {
  const files = vectors
    .filter((vector) => vector.set === set)
    .map(({ file, base64, loaded, name, description, model }) => ({
      file,
      bytes: Buffer.from(base64, 'base64'),
      expected: loaded ? { name, description, model } : null,
    }));
  results.push(await compare(`vectors ${set}`, files));
}
const cases = read('fix-cases.json').cases;
for (const side of ['before', 'after'])
  results.push(
    await compare(
      `fix cases, ${side}`,
      cases.map((each, i) => ({
        file: `${i}.md`,
        bytes: Buffer.from(each[side]),
        expected: { name: each.name, description: each.description, model: each.model },
      })),
    ),
  );
results.push(await checkPluginAgents(program, read('plugin-load-vectors.json'), read('plugin-manifest-vectors.json')));
results.push(await checkEngine(program));
results.push(await checkPlugin(program));
results.push(await checkSafeFixes(program, leading));
results.push(await checkLearning());
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
