// No regular expression of the product takes exponential time over any text, and none joins unseen those that a checker finds
// slower than linear. The checker tries to build a text that makes the expression backtrack; `accepted.json` has what it took long
// to find linear, and the few that it calls slower or could not decide, each with the reason why no text that reaches it is long
// enough to matter. What whole files of hostile texts take is held by `growth.test.ts`. `ACCEPT=1` adds what is new, for somebody
// to rewrite or to give a reason, and takes out what is gone; `ACCEPT=all` looks at everything again, in minutes.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { projectRoot } from '../support/shared';
import { type Expression, expressions, written } from './expressions';

type Found = 'exponential' | 'cubic or worse' | 'quadratic' | 'undecided' | typeof LINEAR;
const LINEAR = 'linear, after a long look';
/** What was found, and a sentence about the texts it is asked of. */
const WITH_REASON = /^(?:cubic or worse|quadratic|undecided); [^;]{30,}\.$/;

const LIST = path.join(projectRoot, 'test/security/accepted.json');
const accepted = JSON.parse(readFileSync(LIST, 'utf8')) as Readonly<Record<string, string>>;
const accepting = process.env.ACCEPT !== undefined;
/** What was looked at before is looked at again. */
const anew = process.env.ACCEPT === 'all';
/** Milliseconds; what takes longer to look at is not looked at in every run. */
const LONG = 300;
const all = [...new Map(expressions().map((each) => [written(each), each])).values()];

// The checker runs in this process: its other forms are programs of their own.
let find: (expression: Expression) => Found | undefined;

beforeAll(async () => {
  process.env.RECHECK_BACKEND = 'pure';
  const { checkSync } = await import('recheck');
  find = ({ source, flags }) => {
    const found = checkSync(source, flags, { timeout: 10_000, randomSeed: 1 });
    if (found.status === 'safe') return undefined;
    if (found.status === 'unknown') return 'undecided';
    if (found.complexity.type !== 'polynomial') return 'exponential';
    return found.complexity.degree > 2 ? 'cubic or worse' : 'quadratic';
  };
});

it('finds what is known to be exponential', () =>
  expect(find({ file: '', source: '^(?:a|a)*$', flags: '' })).toBe('exponential'));

it('there are none that were not looked at', { timeout: 600_000 }, () => {
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

it('none of those accepted is gone', () => {
  const here = new Set(all.map(written));
  expect(Object.keys(accepted).filter((each) => !here.has(each))).toEqual([]);
});

it('each of those accepted is linear, or has a reason to stay', () =>
  expect(Object.entries(accepted).filter(([, found]) => found !== LINEAR && !WITH_REASON.test(found))).toEqual([]));
