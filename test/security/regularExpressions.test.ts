// No regular expression of the product takes exponential time, and every superlinear one is listed with a reason.
//
// The checker searches a text that makes an expression backtrack. `accepted.json` lists expressions that took long to find linear,
// and those it calls superlinear or cannot decide, each with the reason why its input is short. `ACCEPT=1` adds new expressions and
// removes old ones; `ACCEPT=all` checks everything again, in minutes. Whole files are measured by `growth.test.ts`.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { projectRoot } from '../support/shared';
import { type Expression, expressions, written } from './expressions';

type Found = 'exponential' | 'cubic or worse' | 'quadratic' | 'undecided' | typeof LINEAR;
const LINEAR = 'linear, after a long look';
/** The checker's result, and a reason about the inputs. */
const WITH_REASON = /^(?:cubic or worse|quadratic|undecided); [^;]{30,}\.$/;

const LIST = path.join(projectRoot, 'test/security/accepted.json');
const accepted = JSON.parse(readFileSync(LIST, 'utf8')) as Readonly<Record<string, string>>;
const accepting = process.env.ACCEPT !== undefined;
/** Check known expressions again. */
const anew = process.env.ACCEPT === 'all';
/** In milliseconds; expressions that take longer are not checked in every run. */
const LONG = 300;
const all = [...new Map(expressions().map((each) => [written(each), each])).values()];

// The checker runs in this process: its other forms are programs of their own.
let find: (expression: Expression) => Found | undefined;

beforeAll(async () => {
  process.env.RECHECK_BACKEND = 'pure';
  const { checkSync } = await import('recheck');
  find = ({ source, flags }) => {
    const found = checkSync(source, flags, { timeout: accepting ? 10_000 : 300_000, randomSeed: 1 });
    if (found.status === 'safe') return undefined;
    if (found.status === 'unknown') return 'undecided';
    if (found.complexity.type !== 'polynomial') return 'exponential';
    return found.complexity.degree > 2 ? 'cubic or worse' : 'quadratic';
  };
});

it('the checker finds a known exponential expression', () =>
  expect(find({ file: '', source: '^(?:a|a)*$', flags: '' })).toBe('exponential'));

it('every expression is linear or accepted', { timeout: 600_000 }, () => {
  const unseen = all.filter((each) => anew || !Object.hasOwn(accepted, written(each)));
  const slow = unseen.flatMap((each) => {
    const since = performance.now();
    const found = find(each) ?? (performance.now() - since > LONG && accepting ? LINEAR : undefined);
    const before = accepted[written(each)] ?? '';
    return found === undefined ? [] : [[written(each), before.startsWith(found) ? before : found] as const];
  });
  if (!accepting) return expect(slow, 'rewrite these, or look at what ACCEPT=1 adds to accepted.json').toEqual([]);
  const here = new Set(all.map(written));
  const kept = anew ? [] : Object.entries(accepted).filter(([each]) => here.has(each));
  writeFileSync(LIST, `${JSON.stringify(Object.fromEntries([...kept, ...slow]), null, 2)}\n`);
});

it('every accepted expression exists', () => {
  const here = new Set(all.map(written));
  expect(Object.keys(accepted).filter((each) => !here.has(each))).toEqual([]);
});

it('every accepted expression is linear or has a reason', () =>
  expect(Object.entries(accepted).filter(([, found]) => found !== LINEAR && !WITH_REASON.test(found))).toEqual([]));
