// `npm run pictures`: takes the documentation's pictures at twice the resolution and stores them compressed in docs/pictures.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { RESULTS, ROOT } from '../places.mjs';
import { runSuites } from '../run.mjs';
import { fontEnvironment } from './fonts.mjs';
import { readPng, writeAnimation, writePng } from './png.mjs';

const TAKEN = path.join(RESULTS, 'pictures');
const KEPT = path.join(ROOT, 'docs/pictures');
/** `typing-07-120`: the eighth frame of `typing`, shown for 120 ms. */
const FRAME = /^(.+)-(\d+)-(\d+)\.png$/;

// --keep rewrites the files from the last run's screenshots.
const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });
if (!values.keep) {
  const look = { scale: 2, env: fontEnvironment() };
  // Hides quick fixes of other extensions.
  const { failed } = await runSuites({ grep: 'pictures: ', settings: { 'chat.disableAIFeatures': true }, look });
  if (failed > 0) process.exit(1);
}
rmSync(KEPT, { recursive: true, force: true });
mkdirSync(KEPT, { recursive: true });
const animations = new Map();
for (const name of readdirSync(TAKEN).sort()) {
  const picture = readPng(readFileSync(path.join(TAKEN, name)));
  const frame = FRAME.exec(name);
  if (frame === null) keep(name, writePng(picture));
  else animations.set(frame[1], [...(animations.get(frame[1]) ?? []), { ...picture, ms: Number(frame[3]) }]);
}
for (const [name, frames] of animations) keep(`${name}.png`, writeAnimation(frames));

function keep(name, bytes) {
  writeFileSync(path.join(KEPT, name), bytes);
  console.log(`docs/pictures/${name.padEnd(20)} ${(bytes.length / 1024).toFixed(1).padStart(7)} KB`);
}
