// No function of the service does more than linear work in files of hostile shapes: twice the file, about twice the work.

import { expect, test } from 'vitest';
import { createAgentService } from '../../server/src/library';
import { hostileShapes } from '../support/hostileShapes';
import { calls } from '../support/serviceCalls';
import { workOf } from '../support/work';

/** Repetitions; the other size is twice as many. */
const COUNT = 200;
/** What a doubled file may cost more than twice as much: caches that are full, limits that begin. */
const FACTOR = 2.6;
/** `fixAll` may try more fixes as well, until its budget of rereads is used up. */
const FACTOR_OF_FIX_ALL = 4.2;
const CONSTANT = 30_000;

function costsOf(text: string): ReadonlyMap<string, number> {
  const service = createAgentService({ today: () => '2026-11-20' });
  return new Map(Object.entries(calls).map(([name, call]) => [name, workOf(() => call(service, text))]));
}

test.each(Object.entries(hostileShapes))('work grows at most linearly with the file: %s', (_name, shape) => {
  const once = costsOf(shape(COUNT));
  const twice = costsOf(shape(2 * COUNT));
  const steep = [...twice].filter(([call, work]) => {
    const factor = call === 'fixAll' ? FACTOR_OF_FIX_ALL : FACTOR;
    return work > factor * (once.get(call) ?? 0) + CONSTANT;
  });
  expect(steep.map(([call, work]) => `${call}: ${once.get(call)} → ${work}`)).toEqual([]);
});
