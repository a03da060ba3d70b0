// A finding that another explains is dropped, by the same answer as comparing each with each, in linear work.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Finding, Rule } from '../../../server/src/core/rules/rule';
import { check } from '../../../server/src/core/rules/run';
import { withoutSubsumed } from '../../../server/src/core/rules/subsumption';
import { entryAt } from '../../../server/src/core/syntax/entryQueries';
import { overlaps } from '../../../server/src/core/text/span';
import { contextOf, findingsIn } from '../../support/agents';
import { growth, LINEAR } from '../../support/work';

const text = '---\nname: a\ndescription: Use it.\ntools: Read\nmodel: x\n---\nDo it.\n';
const context = contextOf(text);
const [sample] = findingsIn('---\nname: a\ndescription: Use it.\nzebra: 1\n---\nDo it.\n');
const SUBSUMES: Readonly<Record<string, readonly string[]>> = {
  all: ['*'],
  one: ['two'],
  two: [],
  three: ['one', 'all'],
};
const rules = Object.entries(SUBSUMES).map(([id, subsumes]) => ({ id, subsumes }) as unknown as Rule);

const findings = fc.array(
  fc.record({ rule: fc.constantFrom(...Object.keys(SUBSUMES)), start: fc.nat(text.length), length: fc.nat(12) }),
  { maxLength: 12 },
);

it('subsumption drops the same findings as a comparison of all pairs', () => {
  fc.assert(
    fc.property(findings, (made) => {
      const found = made.map(
        ({ rule, start, length }) =>
          ({ ...sample, rule, about: undefined, span: { start, end: start + length } }) as unknown as Finding,
      );
      const explains = (by: Finding, other: Finding): boolean => {
        const ids = SUBSUMES[by.rule] ?? [];
        if (!ids.includes(other.rule) && !(ids.includes('*') && by.rule !== other.rule)) return false;
        const field = entryAt(context.doc, other.span.start);
        return overlaps(by.span, other.span) || (field !== undefined && field === entryAt(context.doc, by.span.start));
      };
      const kept = found.filter((finding) => !found.some((by) => explains(by, finding)));
      expect(withoutSubsumed(found, rules, context)).toEqual(kept);
    }),
    { numRuns: 300 },
  );
});

it('subsumption takes linear work for many fields of one name', () => {
  const findingsOf = (fields: number): void => {
    const many = contextOf(`---\nname: a\ndescription: Use it.\n${'zebra: 1\n'.repeat(fields)}---\nDo it.\n`);
    expect(check(many).length).toBeGreaterThan(0);
  };
  expect(growth(findingsOf, 1000)).toBeLessThan(LINEAR);
});
