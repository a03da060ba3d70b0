// `npm run soak [-- EDITS [BYTES]]`: 100,000 edits by default; exits with 1 where memory grows by more than BYTES per edit.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleOfTests } from '../bundle.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const script = path.join(root, 'test-results/soak/soak.js');
await bundleOfTests('test/soak/soak.ts', script);
const child = spawn(process.execPath, ['--expose-gc', script, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
