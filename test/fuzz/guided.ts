// The long run: changes texts for as long as it is given, and keeps those that reach code nothing before them reached, so that it
// goes where no fixture leads. Findings are written down once for each kind, with the shortest text that shows it, and the run
// goes on.

import { readFileSync, writeFileSync } from 'node:fs';
import { countCoverage } from './coverage';
import { everythingHolds } from './holds/all';
import { Broken } from './must';
import { mutated } from './mutate';
import { randomFrom } from './random';
import { corpusSeeds, ownSeeds } from './seeds';
import { watch } from './watchdog';

/** Asking for coverage takes as long as several texts do: all that were tried in between are kept when something is new. */
const BATCH = 16;
const HANGS = 60;

interface Found {
  readonly kind: string;
  readonly times: number;
  readonly error: string;
  readonly text: string;
}

const [script = '', findingsFile = '', minutes = '60', seed = '1'] = process.argv.slice(1);

/** By the invariant, or by where it was thrown. */
const kindOf = (error: Error): string =>
  error instanceof Broken
    ? error.message.replace(/: [[{"][\s\S]*/, '')
    : [...(error.stack ?? error.message).split('\n').slice(0, 3), error.cause instanceof Error ? error.cause.stack : '']
        .join(' ')
        .slice(0, 400);

async function run(): Promise<void> {
  const random = randomFrom(Number(seed));
  const corpus = corpusSeeds();
  const kept = [...ownSeeds(), ...corpus];
  const first = kept.length;
  const found = new Map<string, Found>();
  const watchdog = watch(HANGS, findingsFile);
  let executions = 0;
  let slowest = { ms: 0, text: '' };
  const attempt = (text: string): void => {
    executions++;
    watchdog.trying(text);
    const since = process.cpuUsage();
    try {
      everythingHolds(text);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const kind = kindOf(error);
      const before = found.get(kind);
      const shorter = before === undefined || text.length < before.text.length;
      found.set(kind, {
        ...(shorter ? { kind, error: `${error.stack}\n${String(error.cause ?? '')}`, text } : before),
        times: (before?.times ?? 0) + 1,
      });
      if (shorter) writeFileSync(findingsFile, [...found.values()].map((each) => `${JSON.stringify(each)}\n`).join(''));
    }
    const { user, system } = process.cpuUsage(since);
    if (user + system > slowest.ms * 1000) slowest = { ms: (user + system) / 1000, text };
  };

  const coverage = await countCoverage(script, readFileSync(script, 'utf8').length);
  for (const text of kept) attempt(text);
  const fromSeeds = await coverage.fresh();
  const started = Date.now();
  let lastReport = started;
  const report = (): void => {
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    const parts = [
      `${executions} executions`,
      `${coverage.reached} characters of code reached (${fromSeeds} by ${first} seeds)`,
    ];
    parts.push(`${kept.length - first} texts kept`, `${found.size} kinds of findings`);
    parts.push(`slowest ${slowest.ms.toFixed(0)} ms`, `${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`);
    const cpu = (process.cpuUsage().user / 1e6).toFixed(0);
    console.log(`${seconds} s (${cpu} s of them computing): ${parts.join(', ')}`);
  };
  while (Date.now() - started < Number(minutes) * 60_000) {
    // What was found on the way is worth more than where it began.
    const from = random.below(2) && kept.length > first ? kept.slice(first) : kept;
    const batch = Array.from({ length: BATCH }, () => mutated(from, random));
    for (const text of batch) attempt(text);
    if ((await coverage.fresh()) > 0) kept.push(...batch);
    if (Date.now() - lastReport > 60_000) {
      lastReport = Date.now();
      report();
    }
  }
  report();
  await watchdog.end();
  for (const { kind, times } of found.values()) console.log(`  ${times} × ${kind}`);
  console.log(corpus.length > 0 ? 'with the shared corpus' : 'skipped: no shared corpus');
  process.exitCode = found.size > 0 ? 1 : 0;
}

void run();
