// `npm run bench:cli`: our `check` beside two other linters of agent files, on 200 files and on all, in one run. Ours is timed
// twice: looking at every file, and as it is used, with the memory of the run before. Prints medians of ten and what each
// further file costs. Fetches the others from npm into .vscode-test/; skipped by name where
// the shared corpus is not there.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const corpus = path.resolve(root, '../shared/corpus/files');
const RUNS = Number(process.argv.find((arg) => arg.startsWith('--runs='))?.slice('--runs='.length) ?? 10);

if (!existsSync(corpus)) {
  console.log('SKIPPED: no shared corpus');
  process.exit(0);
}
const peers = path.join(root, '.vscode-test', 'peers');
if (!existsSync(path.join(peers, 'node_modules', 'claude-code-lint'))) {
  mkdirSync(peers, { recursive: true });
  writeFileSync(path.join(peers, 'package.json'), '{"private":true}');
  console.log('fetching @carlrannaberg/cclint and claude-code-lint into .vscode-test/peers');
  const npm = spawnSync(
    'npm',
    ['i', '--ignore-scripts', '--no-audit', '--no-fund', '@carlrannaberg/cclint', 'claude-code-lint'],
    { cwd: peers },
  );
  if (npm.status !== 0) throw new Error(String(npm.stderr));
}
spawnSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'ignore' });

const all = readdirSync(corpus, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.md') && statSync(path.join(corpus, file)).isFile())
  .sort();
const folders = mkdtempSync(path.join(os.tmpdir(), 'subagents-bench-'));
const project = (count) => {
  const folder = path.join(folders, String(count));
  const agents = path.join(folder, '.claude', 'agents');
  mkdirSync(agents, { recursive: true });
  for (const [i, file] of all.slice(0, count).entries()) cpSync(path.join(corpus, file), path.join(agents, `a${i}.md`));
  return folder;
};
const bin = (name) => path.join(peers, 'node_modules', '.bin', name);
const programs = {
  ours: (folder) => [process.execPath, [path.join(root, 'dist', 'cli.js'), 'check', folder, '--no-user']],
  'ours, nothing remembered': (folder) => [
    process.execPath,
    [path.join(root, 'dist', 'cli.js'), 'check', folder, '--no-user', '--no-cache'],
  ],
  cclint: (folder) => [bin('cclint'), ['agents', '--root', folder, '--quiet']],
  'claude-code-lint': (folder) => [bin('claudelint'), ['validate-agents', '--path', folder]],
};
const env = { ...process.env, XDG_CACHE_HOME: path.join(folders, 'cache') };
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const sizes = [200, all.length];
const medians = new Map(Object.keys(programs).map((name) => [name, []]));
for (const size of sizes) {
  const folder = project(size);
  const times = new Map(Object.keys(programs).map((name) => [name, []]));
  for (let run = 0; run < RUNS; run++)
    for (const [name, command] of Object.entries(programs)) {
      const [program, args] = command(folder);
      const start = performance.now();
      const done = spawnSync(program, args, { cwd: folder, stdio: 'ignore', timeout: 120_000, env });
      if (done.error) throw done.error;
      times.get(name).push(performance.now() - start);
    }
  for (const [name, values] of times) medians.get(name).push(median(values));
}
rmSync(folders, { recursive: true, force: true });
console.log(`medians of ${RUNS}, ms, one run, Node ${process.version}`);
console.log(`| program | ${sizes.map((size) => `${size} files`).join(' | ')} | each further file |`);
console.log('|---|---:|---:|---:|');
for (const [name, [few, many]] of medians)
  console.log(
    `| ${name} | ${few.toFixed(0)} | ${many.toFixed(0)} | ${((many - few) / (sizes[1] - sizes[0])).toFixed(2)} |`,
  );
const mine = (name) => name.startsWith('ours');
const fastest = Math.min(...[...medians].filter(([name]) => !mine(name)).map(([, [few]]) => few));
for (const [name, [few]] of medians)
  if (mine(name))
    console.log(`on 200 files, ${name}: ${(fastest / few).toFixed(2)} × as fast as the fastest of the others`);
