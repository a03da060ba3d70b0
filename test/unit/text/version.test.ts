// Facts hold from one version of Claude Code to another.

import { expect, it } from 'vitest';
import { compareVersions, holdsIn } from '../../../server/src/core/text/version';

it.each([
  ['2.1.329', '2.1.329', 0],
  ['2.1.9', '2.1.10', -1],
  ['2.1', '2.1.0', 0],
  ['2.2', '2.1.999', 1],
  ['v2.1.3', '2.1.3', 0],
  ['2.1.3-beta.1', '2.1.3', 0],
  ['newest', '0', 0],
])('compares %s with %s', (a, b, sign) => expect(Math.sign(compareVersions(a, b))).toBe(sign));

it.each([
  [{}, '1.0.0', true],
  [{ since: '2.1.0' }, '2.0.9', false],
  [{ since: '2.1.0' }, '2.1.0', true],
  [{ until: '2.1.0' }, '2.0.9', true],
  [{ until: '2.1.0' }, '2.1.0', false],
  [{ since: '2.0.0', until: '2.1.0' }, '2.0.5', true],
])('tells whether %j holds in %s', (fact, version, holds) => expect(holdsIn(fact, version)).toBe(holds));
