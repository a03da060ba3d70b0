// `npm run bench:cli [--runs=N]`: measures `check` beside two other linters; skipped without the shared corpus.
import { build } from '../../esbuild.mjs';
import { measureLinters, noCorpus } from './linters.mjs';
import { lintersTable } from './tables.mjs';

const reason = noCorpus();
if (reason) console.log(`SKIPPED: ${reason}`);
else {
  await build({ log: () => {} });
  const runs = Number(process.argv.find((arg) => arg.startsWith('--runs='))?.slice('--runs='.length) ?? 10);
  console.log(`medians of ${runs}, one run, Node ${process.version}\n${lintersTable(measureLinters({ runs }))}`);
}
