// Calls during a run are coalesced into one more run.

import { expect, test } from 'vitest';
import { coalesce } from '../../../common/src/coalesce';

const settle = () => new Promise((done) => setTimeout(done, 0));

test('runs once more for any number of calls during a run, and never twice at once', async () => {
  let runs = 0;
  let open = 0;
  const finish: (() => void)[] = [];
  const call = coalesce(
    async () => {
      runs++;
      expect(++open).toBe(1);
      await new Promise<void>((done) => finish.push(done));
      open--;
    },
    () => expect.unreachable(),
  );
  call();
  call();
  call();
  expect(runs).toBe(1);
  finish.shift()?.();
  await settle();
  expect(runs).toBe(2);
  finish.shift()?.();
  await settle();
  expect(runs).toBe(2);
  call();
  expect(runs).toBe(3);
});

test('reports an error and runs again when called again', async () => {
  const errors: unknown[] = [];
  let runs = 0;
  const call = coalesce(
    async () => {
      runs++;
      throw new Error(`run ${runs}`);
    },
    (error) => errors.push(error instanceof Error ? error.message : error),
  );
  call();
  await settle();
  call();
  await settle();
  expect(errors).toEqual(['run 1', 'run 2']);
});
