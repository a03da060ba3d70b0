// `npm run bench:shapes [-- SHAPE…]`: how the cost of each function grows with files of hostile shapes. Doubles each shape and fails
// where a cost that can be measured grows by more than the exponent of the law. Times are CPU times of one process.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleOfTests } from '../bundle.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const script = path.join(root, 'test-results/bench/shapeCosts.cjs');
await bundleOfTests('test/bench/shapeCosts.ts', script);
const { costsOf, hostileShapes, functions } = await import(script);

/** The law: at most this exponent. */
const EXPONENT = 1.2;
/** Milliseconds of the larger size below which a cost is not judged. */
const FLOOR = 50;
/** Repetitions. */
const SIZES = [750, 1500];

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(hostileShapes);
const steep = [];
console.log(`shape${' '.repeat(19)}${functions.map((name) => name.padStart(11)).join('')}`);
for (const name of names) {
  const shape = hostileShapes[name];
  if (!shape) throw new Error(`no shape ${name}; there are ${Object.keys(hostileShapes).join(', ')}`);
  const costs = SIZES.map((size) => costsOf(shape(size)));
  const [small, large] = costs;
  const cells = functions.map((each) => {
    if (large[each] < FLOOR) return `${large[each].toFixed(0)} ms`;
    const exponent = Math.log2(large[each] / Math.max(small[each], 0.1));
    // Measured again: a pause of the collector falls into a single measurement.
    const least = exponent > EXPONENT ? Math.min(exponent, exponentAgain(shape, each)) : exponent;
    if (least > EXPONENT) steep.push(`${name} ${each}: ${least.toFixed(2)}, ${large[each].toFixed(0)} ms`);
    return `${large[each].toFixed(0)} ^${least.toFixed(2)}`;
  });
  console.log(`${name.padEnd(24)}${cells.map((cell) => cell.padStart(11)).join('')}`);
}
if (steep.length > 0) {
  console.error(`steeper than ${EXPONENT}:\n${steep.join('\n')}`);
  process.exitCode = 1;
} else console.log(`no cost grows by more than the exponent ${EXPONENT}`);

function exponentAgain(shape, name) {
  const [small, large] = SIZES.map((size) => Math.min(...Array.from({ length: 3 }, () => costsOf(shape(size))[name])));
  return Math.log2(large / Math.max(small, 0.1));
}
