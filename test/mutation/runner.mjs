// Runs each test once as it is, then once with every mutant that it reached and that no test has noticed yet. A mutant is
// killed by a test that fails with it and, asked again right away, passes without it.

import { appendFileSync, openSync, readFileSync, writeSync } from 'node:fs';
import { TestRunner } from 'vitest';

/** @type {import('./run.mjs').Plan} */
const plan = JSON.parse(readFileSync(process.env.MUTATION_PLAN, 'utf8'));
const pulse = openSync(plan.pulse, 'w');

/** Slower tests are not asked again: they cost more than they kill. */
const MOST_CPU_MS = 1000;
/** A mutant may take so many steps through loops more than the test did without it. */
const STEPS = 20;
const LEAST_STEPS = 100_000;

const NONE = 0;
/** Mutants that were reached while files were loaded, and by a test with the mutant on. */
const outsideTests = new Set();
const tried = new Set();
let on = plan.from ?? NONE;
let reached = outsideTests;
let steps = 0;
let mostSteps = Number.POSITIVE_INFINITY;

globalThis.__mutant = (id) => {
  reached.add(id);
  return on === id;
};
globalThis.__step = () => {
  if (++steps > mostSteps) throw new Error('this loop does not end');
};

const alive = new Set(plan.alive);
const log = (entry) => appendFileSync(plan.log, `${JSON.stringify(entry)}\n`);
/** The parent process ends this one when that stops changing. */
const beat = (state) => writeSync(pulse, JSON.stringify({ ...state, at: Date.now() }).padEnd(600), 0);

export default class extends TestRunner {
  failed = [];

  async runTask(test) {
    const run = TestRunner.getTestFn(test);
    if (plan.from !== undefined) {
      beat({ mutant: plan.from });
      return run();
    }
    beat({});
    steps = 0;
    reached = new Set();
    const before = process.cpuUsage();
    try {
      await run();
    } catch (error) {
      this.failed.push(test.name);
      throw error;
    } finally {
      const { user, system } = process.cpuUsage(before);
      const mutants = (user + system) / 1000 < MOST_CPU_MS ? [...reached].filter((id) => alive.has(id)) : [];
      const taken = steps;
      reached = outsideTests;
      if (!this.failed.includes(test.name)) await this.tryMutants(mutants, test, run, taken * STEPS + LEAST_STEPS);
    }
  }

  async tryMutants(mutants, test, run, limit) {
    for (const id of mutants) {
      beat({ mutant: id, test: test.name, file: test.file.name });
      const isReached = new Set();
      if (await this.passes(test, run, id, limit, isReached)) {
        // What the mutant changes was computed before and kept: only a run with the mutant from the start can tell.
        if (isReached.has(id)) tried.add(id);
        else log({ again: id });
        continue;
      }
      beat({});
      if (await this.passes(test, run, NONE, Number.POSITIVE_INFINITY, new Set())) {
        alive.delete(id);
        log({ killed: id, by: `${test.file.name} > ${test.name}` });
      } else {
        log({ again: id, unrepeatable: `${test.file.name} > ${test.name}` });
        return;
      }
    }
  }

  async passes(test, run, id, limit, into) {
    this.onBeforeTryTask(test);
    [on, reached, steps, mostSteps] = [id, into, 0, limit];
    try {
      await run();
      return test.result?.state !== 'fail';
    } catch {
      return false;
    } finally {
      [on, reached, mostSteps] = [NONE, outsideTests, Number.POSITIVE_INFINITY];
      if (test.result) Object.assign(test.result, { state: 'run', errors: undefined });
    }
  }

  onAfterRunFiles(files) {
    super.onAfterRunFiles();
    log({ tried: [...tried], loaded: [...outsideTests] });
    const took = files?.reduce((sum, file) => sum + (file.result?.duration ?? 0), 0);
    log({ files: files?.map((file) => file.filepath), failed: this.failed.splice(0), took });
  }
}
