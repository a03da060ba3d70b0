// Measures `check`, with and without cache, beside two other linters on 200 files and on the shared corpus.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandOf } from './peers.mjs';
import { median } from './stdio.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const corpus = path.resolve(root, '../shared/corpus/files');

/** Why it cannot be measured here, or undefined. */
export const noCorpus = () => (existsSync(corpus) ? undefined : 'no shared corpus');

const corpusFiles = () =>
  readdirSync(corpus, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.md') && statSync(path.join(corpus, file)).isFile())
    .sort()
    .map((file) => path.join(corpus, file));

/** A project with the first files of the corpus as agents. */
export function corpusProject(folder, count) {
  const agents = path.join(folder, '.claude', 'agents');
  mkdirSync(agents, { recursive: true });
  for (const [i, file] of corpusFiles().slice(0, count).entries()) cpSync(file, path.join(agents, `a${i}.md`));
  return folder;
}

const check = (folder, ...more) => [path.join(root, 'dist', 'cli.js'), 'check', folder, '--no-user', ...more];
const programs = () => ({
  'subagents check': (folder) => check(folder),
  'subagents check, nothing remembered': (folder) => check(folder, '--no-cache'),
  cclint: (folder) => [commandOf('@carlrannaberg/cclint', 'cclint'), 'agents', '--root', folder, '--quiet'],
  'claude-code-lint': (folder) => [commandOf('claude-code-lint', 'claudelint'), 'validate-agents', '--path', folder],
});

/** One row per program: medians in ms by number of files, and the time per further file. */
export function measureLinters({ runs = 10, log = () => {} } = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'subagents-bench-linters-'));
  const env = { ...process.env, XDG_CACHE_HOME: path.join(folder, 'cache'), SUBAGENTS_CACHE: 'on' };
  const sizes = [200, corpusFiles().length];
  const rows = Object.entries(programs()).map(([name, command]) => ({ name, command, medians: [] }));
  try {
    for (const size of sizes) {
      const project = corpusProject(path.join(folder, String(size)), size);
      const times = rows.map(() => []);
      for (let run = 0; run < runs; run++)
        for (const [i, { name, command }] of rows.entries()) {
          log(`${size} files, run ${run + 1} of ${runs}: ${name}`);
          const from = performance.now();
          const options = { cwd: project, stdio: 'ignore', timeout: 120_000, env };
          const done = spawnSync(process.execPath, command(project), options);
          if (done.error) throw done.error;
          times[i].push(performance.now() - from);
        }
      for (const [i, row] of rows.entries()) row.medians.push(median(times[i]));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    sizes,
    rows: rows.map(({ name, medians: [few = 0, many = 0] }) => ({
      name,
      ours: name.startsWith('subagents'),
      few,
      many,
      further: (many - few) / ((sizes[1] ?? 0) - (sizes[0] ?? 0)),
    })),
  };
}
