// The precision of the rules is measured, and binding: what is right too seldom is off by default.

import { describe, expect, it } from 'vitest';
import { rules } from '../../../server/src/core/rules/registry';
import { type Accuracy, accuracies, BINDING, precisionOf, SAMPLE } from '../../support/accuracy';

const FIELDS = ['repository', 'commit', 'path', 'line', 'right', 'why'];

describe.each([...accuracies])('docs/accuracy/%s.json', (name, accuracy: Accuracy) => {
  const rule = rules.find(({ id }) => id === accuracy.rule);

  it('is about an existing rule', () => {
    expect(accuracy.rule).toBe(name);
    expect(rule?.id).toBe(name);
  });

  it('records date, population and method', () => {
    expect(Object.keys(accuracy)).toEqual(['rule', 'checked', 'seed', 'fires', 'of', 'sample']);
    expect(accuracy.checked).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect([accuracy.seed, accuracy.fires, accuracy.of].every((each) => Number.isSafeInteger(each) && each > 0)).toBe(
      true,
    );
    expect(accuracy.fires).toBeLessThanOrEqual(accuracy.of);
  });

  it('has 20 findings, or all', () => {
    if (accuracy.fires >= SAMPLE) expect(accuracy.sample).toHaveLength(SAMPLE);
    else expect(accuracy.sample.length).toBeGreaterThanOrEqual(accuracy.fires);
  });

  it.each(accuracy.sample.map((each) => [`${each.path}:${each.line}`, each] as const))('%s', (_place, each) => {
    expect(Object.keys(each)).toEqual(FIELDS);
    expect(each.repository).toMatch(/^[\w.-]+\/[\w.-]+$/);
    expect(each.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(each.line).toBeGreaterThan(0);
    expect(typeof each.right).toBe('boolean');
    expect(each.why).toMatch(/^[^\r\n]{10,160}$/);
  });

  it('is right in 19 of 20, or the rule is off by default', () => {
    if (precisionOf(accuracy) < BINDING) expect(rule?.offByDefault).toBe(true);
  });
});
