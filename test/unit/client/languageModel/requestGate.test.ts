// The gate for requests to a language model.

import { expect, it } from 'vitest';
import { createRequestGate } from '../../../../client/src/common/languageModel/requestGate';

it('admits as many requests as were stated, for the opened run only', () => {
  const gate = createRequestGate(() => true);
  expect(gate.admit('1')).toBe('not-asked');
  gate.open('1', 2);
  expect([gate.admit('1'), gate.admit('2'), gate.admit('1'), gate.admit('1')]).toEqual([
    undefined,
    'not-asked',
    undefined,
    'not-asked',
  ]);
});

it('admits nothing once it is closed or opened for another run', () => {
  const gate = createRequestGate(() => true);
  gate.open('1', 5);
  gate.close();
  expect(gate.admit('1')).toBe('not-asked');
  gate.open('2', 5);
  expect(gate.admit('1')).toBe('not-asked');
  expect(gate.admit('2')).toBeUndefined();
});

it('admits nothing in an untrusted workspace', () => {
  let trusted = false;
  const gate = createRequestGate(() => trusted);
  gate.open('1', 5);
  expect(gate.admit('1')).toBe('untrusted');
  trusted = true;
  expect(gate.admit('1')).toBeUndefined();
});
