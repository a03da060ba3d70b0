// Notices a text that never ends: a thread of its own looks at what is being tried, and ends the process where that stays the
// same for too long.

import { Worker } from 'node:worker_threads';
import { LONGEST } from './mutate';

interface Watchdog {
  trying(text: string): void;
  end(): Promise<unknown>;
}

const WATCH = `
const { workerData } = require('node:worker_threads');
const { appendFileSync } = require('node:fs');
const { shared, seconds, findings } = workerData;
const [count, bytes] = [new Int32Array(shared, 0, 2), new Uint8Array(shared, 8)];
let last = 0;
let since = Date.now();
setInterval(() => {
  if (count[0] !== last) [last, since] = [count[0], Date.now()];
  if (Date.now() - since < seconds * 1000) return;
  const text = Buffer.from(bytes.slice(0, count[1])).toString('utf8');
  appendFileSync(findings, JSON.stringify({ kind: 'does not end', error: seconds + ' s and no answer', text }) + '\\n');
  process.exit(1);
}, 1000);
`;

export function watch(seconds: number, findings: string): Watchdog {
  const shared = new SharedArrayBuffer(8 + LONGEST * 3);
  const [count, bytes] = [new Int32Array(shared, 0, 2), Buffer.from(shared, 8)];
  const worker = new Worker(WATCH, { eval: true, workerData: { shared, seconds, findings } });
  return {
    trying(text) {
      count[1] = bytes.write(text, 'utf8');
      count[0] = (count[0] ?? 0) + 1;
    },
    end: () => worker.terminate(),
  };
}
