// Counts work, so that growth is asserted without a clock: executed blocks of our code and of YAML, and characters that regular
// expressions and searches in texts pass. Files that import this run in a process of their own, where counting begins before any
// module is loaded (vitest.config.mjs).

import { Session } from 'node:inspector';

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

const COUNTED = /\/(?:server|client|common)\/src\/|\/node_modules\/yaml\//;

const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/** Blocks that were executed since the last call. */
function blocks(): number {
  let taken: Coverage | undefined;
  // The answer comes at once: the session is one of this thread.
  session.post('Profiler.takePreciseCoverage', (error, coverage) => {
    if (error) throw error;
    taken = coverage;
  });
  if (taken === undefined) throw new Error('no coverage was taken');
  let sum = 0;
  for (const { url, functions } of taken.result)
    if (COUNTED.test(url)) for (const { ranges } of functions) for (const { count } of ranges) sum += count;
  return sum;
}

/** How much work `run` does; the same for the same input on every machine. */
export function workOf(run: () => unknown): number {
  let passed = 0;
  const { exec } = RegExp.prototype;
  const { indexOf, lastIndexOf, includes } = String.prototype;
  // `test`, `match`, `replace` and `split` call `exec` too.
  RegExp.prototype.exec = function (this: RegExp, text) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = exec.call(this, text);
    if (found) passed += found.index - from + found[0].length;
    else if (!this.sticky && !(this.source.startsWith('^') && !this.multiline)) passed += text.length - from;
    return found;
  };
  String.prototype.indexOf = function (this: string, what, from = 0) {
    const at = indexOf.call(this, what, from);
    passed += Math.max(0, (at < 0 ? this.length : at) - from);
    return at;
  };
  String.prototype.lastIndexOf = function (this: string, what, from = this.length) {
    const at = lastIndexOf.call(this, what, from);
    passed += Math.max(0, from - Math.max(0, at));
    return at;
  };
  String.prototype.includes = function (this: string, what, from = 0) {
    return this.indexOf(what, from) >= 0;
  };
  blocks();
  try {
    run();
  } finally {
    Object.assign(RegExp.prototype, { exec });
    Object.assign(String.prototype, { indexOf, lastIndexOf, includes });
  }
  return blocks() + passed;
}

/** How many times more work four times the size is: 4 where it is linear, 16 where it is quadratic. */
export function growth(run: (size: number) => unknown, size: number): number {
  // What is computed once is not work of a size.
  run(Math.ceil(size / 10));
  const [little, much] = [size, size * 4].map((each) => workOf(() => run(each)));
  return (much ?? 0) / (little || 1);
}

/** Above what is linear with a few steps at the start, and below what is quadratic. */
export const LINEAR = 6;
