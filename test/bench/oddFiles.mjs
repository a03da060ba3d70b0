// `npm run bench:odd [NAME]`: how the cost of each function grows with odd files; exits with 1 where it grows faster than the file.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { median } from './stdio.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
/** Largest exponent of a cost by the size of the file. */
const MOST = 1.2;
/** Costs below are not compared: they are mostly noise. In ms of processor time. */
const FLOOR = 15;
const RUNS = 3;
const URI = 'file:///w/.claude/agents/odd.md';
const START = 12;

const FUNCTIONS = {
  read: (service, text) => service.update(URI, text),
  check: (service) => service.check(URI),
  'check again': (service) => service.check(URI),
  report: (service) => service.report(URI, { fixes: 'all' }),
  'fix all': (service) => service.fixAll(URI),
  fixes: (service) => service.fixes(URI, { start: 0, end: 200 }),
  hover: (service) => service.hover(URI, START),
  complete: (service) => service.complete(URI, START),
  highlights: (service) => service.documentHighlights(URI, START),
  rename: (service) => service.rename(URI, START, 'even'),
  references: (service) => service.references(URI, START),
  symbols: (service) => service.symbols(URI),
  tokens: (service) => service.semanticTokens(URI),
  links: (service) => service.documentLinks(URI),
  folding: (service) => service.folding(URI),
  selection: (service) => service.selectionRanges(URI, START),
  refactorings: (service) => service.refactorings(URI, { start: START, end: START }),
  hints: (service) => {
    service.codeLens(URI);
    service.inlayHints(URI);
    service.colors(URI);
    service.parse(URI);
  },
};

/** In the process that measures: milliseconds of processor time by function, of one file. */
async function measure(modules, name, count) {
  const { createAgentService, oddTexts } = await import(pathToFileURL(modules).href);
  const text = oddTexts[name].text(count);
  const warm = createAgentService({ today: () => '2026-12-01' });
  const small = oddTexts[name].text(20);
  for (const run of Object.values(FUNCTIONS)) run(warm, small);
  const service = createAgentService({ today: () => '2026-12-01' });
  const costs = {};
  for (const [each, run] of Object.entries(FUNCTIONS)) {
    const start = process.cpuUsage();
    run(service, text);
    const { user, system } = process.cpuUsage(start);
    costs[each] = (user + system) / 1000;
  }
  return { size: text.length, costs };
}

const [mode, ...args] = process.argv.slice(2);
if (mode === '--one') {
  const [modules, name, count] = args;
  console.log(JSON.stringify(await measure(modules, name, Number(count))));
} else {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'subagents-bench-odd-'));
  try {
    process.exitCode = await measureAll(folder, mode);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each size in processes of their own: garbage of one shape must not be collected on the bill of the next. */
async function measureAll(folder, only) {
  const modules = path.join(folder, 'modules.mjs');
  await build({
    entryPoints: [path.join(root, 'test/bench/oddModules.ts')],
    outfile: modules,
    bundle: true,
    format: 'esm',
    mainFields: ['module', 'main'],
    platform: 'neutral',
    logLevel: 'error',
  });
  const { oddTexts } = await import(pathToFileURL(modules).href);
  const one = (name, count) => {
    const runs = Array.from({ length: RUNS }, () => {
      const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--one', modules, name, count], {
        encoding: 'utf8',
      });
      if (child.status !== 0) throw new Error(`${name}: ${child.stderr}`);
      return JSON.parse(child.stdout);
    });
    const costs = Object.fromEntries(
      Object.keys(FUNCTIONS).map((each) => [each, median(runs.map(({ costs }) => costs[each]))]),
    );
    return { size: runs[0].size, costs };
  };
  const steep = [];
  for (const [name, { count }] of Object.entries(oddTexts)) {
    if (only !== undefined && name !== only) continue;
    const [half, whole] = [one(name, Math.ceil(count / 2)), one(name, count)];
    const growth = Object.keys(FUNCTIONS).flatMap((each) => {
      const [before, after] = [half.costs[each], whole.costs[each]];
      if (after < FLOOR) return [];
      const exponent = Math.log(after / Math.max(before, 1)) / Math.log(whole.size / half.size);
      const line = `${each} ${Math.round(after)} ms ^${exponent.toFixed(1)}`;
      if (exponent > MOST) steep.push(`${name}: ${line}`);
      return [exponent > MOST ? `**${line}**` : line];
    });
    console.log(`${name.padEnd(32)} ${String(Math.round(whole.size / 1000)).padStart(5)} kB  ${growth.join(', ')}`);
  }
  if (steep.length > 0) console.log(`\nFaster than the file:\n${steep.join('\n')}`);
  return steep.length > 0 ? 1 : 0;
}
