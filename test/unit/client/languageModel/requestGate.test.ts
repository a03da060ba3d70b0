// The door to a model: opened by a click, for so many requests, in trusted workspaces.

import { expect, it } from 'vitest';
import { createGate } from '../../../../client/src/common/languageModel/requestGate';

it('lets through what was said, and no more', () => {
  const gate = createGate(() => true);
  expect(gate.admit('1')).toBe('not-asked');
  gate.open('1', 2);
  expect([gate.admit('1'), gate.admit('2'), gate.admit('1'), gate.admit('1')]).toEqual([
    undefined,
    'not-asked',
    undefined,
    'not-asked',
  ]);
});

it('lets nothing through once it is closed, or opened for another run', () => {
  const gate = createGate(() => true);
  gate.open('1', 5);
  gate.close();
  expect(gate.admit('1')).toBe('not-asked');
  gate.open('2', 5);
  expect(gate.admit('1')).toBe('not-asked');
  expect(gate.admit('2')).toBeUndefined();
});

it('lets nothing through in a workspace that is not trusted, whatever was clicked', () => {
  let trusted = false;
  const gate = createGate(() => trusted);
  gate.open('1', 5);
  expect(gate.admit('1')).toBe('untrusted');
  trusted = true;
  expect(gate.admit('1')).toBeUndefined();
});
