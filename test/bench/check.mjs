// Measures a keystroke in the core (parse, verdict, all rules) on warm code: `node test/bench/check.mjs [--rounds N]`.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const rounds = Number(process.argv[process.argv.indexOf('--rounds') + 1]) || 2000;

const outfile = path.join(root, 'node_modules/.cache/bench-check.mjs');
await build({
  entryPoints: [path.join(root, 'test/bench/checkedModules.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  mainFields: ['module', 'main'],
  outfile,
  logLevel: 'error',
  banner: {
    js: `import { createRequire } from 'node:module'; const require = createRequire(${JSON.stringify(import.meta.url)});`,
  },
});
const core = await import(pathToFileURL(outfile).href);

const runtime = core.claude.at('2.1.329');

const options = {
  today: '2026-11-20',
  extraTools: [],
  extraModels: [],
  descriptionBudget: 15000,
};

function context(text) {
  const doc = core.parseAgent('file:///w/.claude/agents/a.md', text, runtime.profile);
  const verdict = runtime.load(doc, { scope: 'project', path: doc.uri });
  const view = core.viewOf(doc);
  return {
    runtime,
    doc,
    view,
    verdict,
    scope: 'project',
    workspace: core.emptyWorkspace,
    options,
    readers: [core.grayMatterReader],
  };
}

/** The cost of one keystroke; every round has a new text, so that nothing is cached. */
function measure(text) {
  const times = { parse: [], rules: [], all: [] };
  for (let round = -Math.floor(rounds / 4); round < rounds; round++) {
    const typed = text.replace(/^name: .*$/m, (line) => `${line}${round & 7}`);
    const start = performance.now();
    const given = context(typed);
    const parsed = performance.now();
    core.check(given);
    const end = performance.now();
    if (round < 0) continue;
    times.parse.push(parsed - start);
    times.rules.push(end - parsed);
    times.all.push(end - start);
  }
  return times;
}

function perRule(text) {
  const given = context(text);
  const rows = core.rules.map((rule) => {
    const start = performance.now();
    for (let i = 0; i < 300; i++) Array.from(rule.check({ ...given }));
    return [rule.id, (performance.now() - start) / 300];
  });
  return rows.sort((a, b) => b[1] - a[1]).slice(0, 5);
}

const at = (times, share) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
const shown = (times) => `p50 ${at(times, 0.5).toFixed(3)}  p95 ${at(times, 0.95).toFixed(3)} ms`;

for (const folder of [path.join(root, 'test/fixtures/agents/seeds-like'), path.resolve(root, '../shared/seeds')]) {
  if (!existsSync(folder)) {
    console.log(`skipped: no ${path.basename(folder)}`);
    continue;
  }
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()) {
    const text = readFileSync(path.join(folder, file), 'utf8');
    const { parse, rules, all } = measure(text);
    console.log(
      `${file.padEnd(28)} ${String(text.length).padStart(6)} characters   all ${shown(all)}   parse and verdict ${shown(parse)}   rules ${shown(rules)}`,
    );
    if (process.argv.includes('--rules'))
      for (const [id, ms] of perRule(text)) console.log(`    ${id.padEnd(32)} ${ms.toFixed(4)} ms`);
  }
}
