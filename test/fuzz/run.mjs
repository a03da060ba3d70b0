// `npm run fuzz [-- MINUTES [SEED]]`: guided by coverage, in one process, for an hour unless told otherwise. It writes below
// test-results/fuzz only, which is never committed: its texts grow out of files that may not be ours.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleOfTests } from '../bundle.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const results = path.join(root, 'test-results/fuzz');
const [minutes = '60', seed = '1'] = process.argv.slice(2);
if (!(Number(minutes) > 0)) throw new Error(`npm run fuzz takes a number of minutes, not ${minutes}`);

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const script = path.join(results, 'guided.js');
await bundleOfTests('test/fuzz/guided.ts', script);
const child = spawn(process.execPath, [script, path.join(results, 'findings.jsonl'), minutes, seed], {
  cwd: root,
  stdio: 'inherit',
});
child.once('exit', (code) => {
  if (code !== 0) console.log('findings: test-results/fuzz/findings.jsonl');
  process.exitCode = code ?? 1;
});
