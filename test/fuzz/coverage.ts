// Says whether what was just run reached code that nothing before it had reached, from the engine's own counting of blocks.

import { type Profiler, Session } from 'node:inspector';

export interface Coverage {
  /** How many characters of the script were run for the first time since it was last asked. */
  fresh(): Promise<number>;
  readonly reached: number;
}

/** Counts in the script of that path, which is as long as given. */
export async function countCoverage(script: string, length: number): Promise<Coverage> {
  const session = new Session();
  session.connect();
  const taken = (): Promise<Profiler.TakePreciseCoverageReturnType> =>
    new Promise((resolve, reject) => {
      session.post('Profiler.takePreciseCoverage', (error, answer) => (error ? reject(error) : resolve(answer)));
    });
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: true });
  // Eight characters at a time: asked after every few texts, over a script of millions.
  const words = Math.ceil(length / 8);
  const [everSeen, seen] = [new BigUint64Array(words), new BigUint64Array(words)];
  const painted = new Uint8Array(seen.buffer);
  let reached = 0;
  return {
    get reached() {
      return reached;
    },
    async fresh() {
      seen.fill(0n);
      const before = reached;
      const { result } = await taken();
      // Outer ranges come before those inside them, which say what of them was not run.
      for (const { ranges } of result.filter(({ url }) => url.endsWith(script)).flatMap(({ functions }) => functions))
        for (const { startOffset, endOffset, count } of ranges) painted.fill(count > 0 ? 1 : 0, startOffset, endOffset);
      for (let i = 0; i < words; i++) {
        const more = (seen[i] ?? 0n) & ~(everSeen[i] ?? 0n);
        if (more === 0n) continue;
        everSeen[i] = (everSeen[i] ?? 0n) | more;
        reached += more.toString(2).replaceAll('0', '').length;
      }
      return reached - before;
    },
  };
}
