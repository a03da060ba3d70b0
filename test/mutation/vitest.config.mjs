// The unit tests over sources with mutants in them; `run.mjs` says which.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import { instrument, stripTypes } from './mutants.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** @type {import('./run.mjs').Plan} */
const plan = JSON.parse(readFileSync(process.env.MUTATION_PLAN, 'utf8'));
const CORE = path.join(root, 'server/src/core').replaceAll('\\', '/');

const mutants = {
  name: 'mutants',
  enforce: 'pre',
  load(id) {
    const [file] = id.split('?');
    if (!file.startsWith(CORE) || !file.endsWith('.ts')) return undefined;
    const here = plan.mutants.filter((mutant) => file.endsWith(`/${mutant.file}`));
    return { code: instrument(stripTypes(readFileSync(file, 'utf8')).code, here), map: null };
  },
};

class InGivenOrder extends BaseSequencer {
  sort(files) {
    const rank = ({ moduleId }) => plan.tests.indexOf(path.relative(root, moduleId).replaceAll('\\', '/'));
    return [...files].sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  root,
  plugins: [mutants],
  test: {
    include: plan.tests,
    environment: 'node',
    runner: fileURLToPath(new URL('runner.mjs', import.meta.url)),
    isolate: false,
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 5000,
    bail: plan.from === undefined ? 0 : 1,
    reporters: ['dot'],
    sequence: { sequencer: InGivenOrder },
  },
});
