// `node test/corpus/draw.mjs RULE [SEED]`: 20 findings of a rule over the collected agent files, drawn by the seed, with the
// lines around them, to be judged by hand. The judgements are recorded in docs/accuracy, without any text of the files.
// `--list` prints how many files each rule has findings in.

import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const [rule = '--list', seed = '1'] = process.argv.slice(2);

// Beside the tests, so that packages are found.
const outfile = path.join(here, `.print-${process.pid}.cjs`);
try {
  await build({
    entryPoints: [path.join(here, 'print.ts')],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(path.join(here, '../support/shared.ts')).href) },
    outfile,
    logLevel: 'warning',
  });
  const { printCounts, printSample } = createRequire(import.meta.url)(outfile);
  if (rule === '--list') printCounts();
  else printSample(rule, Number(seed));
} finally {
  await rm(outfile, { force: true });
}
