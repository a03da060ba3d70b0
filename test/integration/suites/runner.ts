// A minimal test runner for an extension host, independent of the editor it runs in; prints one line per test.
import { writeFileSync } from 'node:fs';

type Body = () => void | Promise<void>;
type Test = { readonly name: string; readonly body: Body; readonly timeout: number };
type Suite = {
  readonly name: string;
  /**
   * The editor it runs in: `trusted` (English), `restricted` (untrusted workspace), `chinese`, `empty` (workspace without agents), or
   * `browser` (trusted, only in a web extension host).
   */
  readonly editor: 'trusted' | 'restricted' | 'chinese' | 'empty' | 'browser';
  readonly tests: Test[];
  readonly before: Body[];
  readonly after: Body[];
  readonly beforeEach: Body[];
};
type Outcome = {
  readonly suite: string;
  readonly test: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly ms: number;
  readonly detail: string;
};

class Skipped extends Error {}

const suites: Suite[] = [];
const failureListeners: ((title: string) => Promise<void>)[] = [];
let open: Suite | undefined;

function current(): Suite {
  if (open === undefined) throw new Error('test, before, after and beforeEach belong inside suite(…)');
  return open;
}

export function suite(name: string, define: () => void, editor: Suite['editor'] = 'trusted'): void {
  open = { name, editor, tests: [], before: [], after: [], beforeEach: [] };
  suites.push(open);
  define();
  open = undefined;
}

export function test(name: string, body: Body, timeout = 240_000): void {
  current().tests.push({ name, body, timeout });
}

export const before = (body: Body): void => void current().before.push(body);
export const after = (body: Body): void => void current().after.push(body);
export const beforeEach = (body: Body): void => void current().beforeEach.push(body);

/** Skips the running test with a reason. */
export function skip(reason: string): never {
  throw new Skipped(reason);
}

/** Registers a callback for failures, used for screenshots. */
export const onFailure = (listener: (title: string) => Promise<void>): void => void failureListeners.push(listener);

// One call per line, already formatted: the outer runner receives raw console arguments.
const say = (line: string): void => console.log(`[T] ${line}`);

async function within(body: Body, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${ms} ms`)), ms);
  });
  try {
    await Promise.race([body(), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function runTest(owner: Suite, { name, body, timeout }: Test): Promise<Outcome> {
  const started = Date.now();
  const outcome = (status: Outcome['status'], detail: string): Outcome => ({
    suite: owner.name,
    test: name,
    status,
    ms: Date.now() - started,
    detail,
  });
  try {
    for (const prepare of owner.beforeEach) await within(prepare, timeout);
    await within(body, timeout);
    return outcome('passed', '');
  } catch (error) {
    if (error instanceof Skipped) return outcome('skipped', error.message);
    const failed = outcome('failed', error instanceof Error ? (error.stack ?? error.message) : String(error));
    for (const listener of failureListeners)
      await within(() => listener(`${owner.name} ${name}`), 10_000).catch((reason: unknown) =>
        say(`no picture of the failure: ${String(reason)}`),
      );
    return failed;
  }
}

async function runSuite(owner: Suite): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const hook = async (name: string, bodies: readonly Body[]): Promise<boolean> => {
    const outcome = await runTest(
      { ...owner, beforeEach: [] },
      {
        name,
        timeout: 240_000,
        body: async () => {
          for (const body of bodies) await body();
        },
      },
    );
    if (outcome.status === 'skipped') outcomes.push(...owner.tests.map(({ name: test }) => ({ ...outcome, test })));
    if (outcome.status === 'failed') outcomes.push(outcome);
    return outcome.status === 'passed';
  };
  const ready = await hook('(before)', owner.before);
  if (ready) for (const each of owner.tests) outcomes.push(await runTest(owner, each));
  // Skipped in `before`: nothing was set up.
  if (ready || failuresOf(outcomes) > 0) await hook('(after)', owner.after);
  for (const { test: name, status, ms, detail } of outcomes) {
    if (status === 'passed') say(`ok   ${owner.name}: ${name} (${ms} ms)`);
    if (status === 'skipped') say(`skip ${owner.name}: ${name}: ${detail}`);
    if (status === 'failed') say(`FAIL ${owner.name}: ${name} (${ms} ms)\n${detail}`);
  }
  return outcomes;
}

const failuresOf = (outcomes: readonly Outcome[]): number =>
  outcomes.filter(({ status }) => status === 'failed').length;

/** Entry point for VS Code. A failed suite runs once more; if it passes then, it counts as passed and is printed as FLAKY. */
export async function run(): Promise<void> {
  const only = process.env.SUBAGENTS_TEST_GREP ?? '';
  /** Tests that this lane leaves to another one. */
  const left = new RegExp(process.env.SUBAGENTS_TEST_LEAVE_OUT ?? '(?!)');
  const outcomes: Outcome[] = [];
  const flaky: string[] = [];
  const editor = process.env.SUBAGENTS_TEST_EDITOR ?? 'trusted';
  const here = process.env.SUBAGENTS_TEST_WEB !== undefined ? [editor, 'browser'] : [editor];
  for (const each of suites.filter((one) => here.includes(one.editor))) {
    const named = each.tests.map((owned) => ({ owned, title: `${each.name}: ${owned.name}` }));
    const tests = named.filter(({ title }) => title.includes(only) && !left.test(title)).map(({ owned }) => owned);
    if (tests.length === 0) continue;
    const first = await runSuite({ ...each, tests });
    if (failuresOf(first) === 0) {
      outcomes.push(...first);
      continue;
    }
    say(`     ${each.name}: once more`);
    const second = await runSuite({ ...each, tests });
    outcomes.push(...second);
    if (failuresOf(second) === 0) {
      flaky.push(each.name);
      say(`FLAKY ${each.name}: failed, then passed`);
    }
  }
  const count = (status: Outcome['status']): number => outcomes.filter((outcome) => outcome.status === status).length;
  const summary = { passed: count('passed'), failed: count('failed'), skipped: count('skipped'), flaky };
  const results = process.env.SUBAGENTS_TEST_RESULTS;
  if (results !== undefined) writeFileSync(results, JSON.stringify({ ...summary, outcomes }, null, 2));
  say(`SUMMARY ${JSON.stringify(summary)}`);
  if (summary.failed > 0) throw new Error(`${summary.failed} tests failed`);
}
