// Loads the parser, the rules and the commands that need them; nothing those use may import this.

import { setFlagsFromString } from 'node:v8';

/** A bundle of its own, which takes most of the start-up time. */
export function loadEngine(): Promise<typeof import('./commandEngine')> {
  optimizeLater();
  return import('./commandEngine');
}

/**
 * A run is over before optimizing most functions pays: eight times the calls before V8 optimizes one saves a quarter of the
 * processor time (V8 11.3: 132 kB of bytecode). Other engines, which may not know the flag, print an error for it.
 */
function optimizeLater(): void {
  const [major] = process.versions.v8?.split('.') ?? [];
  if (major === '11' || major === '12') setFlagsFromString('--interrupt-budget=1081344');
}
