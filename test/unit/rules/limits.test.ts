// Of many places the most severe are listed, and one finding of each rule counts the others.

import { describe, expect, it } from 'vitest';
import { render } from '../../../server/src/core/messages/render';
import { placesOf } from '../../../server/src/core/rules/grouping';
import { listed, MOST_OF_FILE, MOST_OF_RULE } from '../../../server/src/core/rules/limits';
import type { Finding, Severity } from '../../../server/src/core/rules/rule';
import { check, checkWhole } from '../../../server/src/core/rules/run';
import { contextOf, findingsIn } from '../../support/agents';

const agent = (fields: string): string => `---\nname: agent\ndescription: Use it to check.\n${fields}---\nDo.\n`;

const finding = (at: number, rule = 'one', severity: Severity = 'warning'): Finding => ({
  rule,
  severity,
  span: { start: at, end: at + 1 },
  message: { id: `${rule}.default`, args: {} },
  data: undefined,
  related: [],
});

const many = (count: number, rule?: string, severity?: Severity, from = 0): readonly Finding[] =>
  Array.from({ length: count }, (_, i) => finding(from + i, rule, severity));

const counting = (findings: readonly Finding[]) => findings.filter(({ unlisted }) => unlisted !== undefined);
const places = (findings: readonly Finding[]): number =>
  findings.filter(({ unlisted }) => !unlisted).flatMap(placesOf).length;

describe('of one rule', () => {
  it('lists every place up to the limit and counts none', () => {
    const all = many(MOST_OF_RULE);
    expect(listed(all)).toBe(all);
  });

  it('lists the first places and counts the others at the first that is not listed', () => {
    const result = listed(many(MOST_OF_RULE + 3));
    expect(places(result)).toBe(MOST_OF_RULE);
    expect(counting(result)).toEqual([result.at(-1)]);
    expect(result.at(-1)).toMatchObject({
      rule: 'one',
      severity: 'warning',
      span: { start: MOST_OF_RULE },
      unlisted: { places: 3, findings: { error: 0, warning: 3, information: 0, hint: 0 } },
    });
  });

  it('lists a more severe place however far down it is', () => {
    const result = listed([...many(MOST_OF_RULE + 1, 'one', 'hint'), finding(9000, 'one', 'error')]);
    expect(result.filter(({ severity }) => severity === 'error').map(({ span }) => span.start)).toEqual([9000]);
    expect(counting(result)[0]).toMatchObject({ severity: 'hint', unlisted: { places: 2, findings: { hint: 2 } } });
  });

  it('keeps the order of the file', () => {
    const result = listed([...many(MOST_OF_RULE + 1, 'one', 'hint'), ...many(3, 'two', 'error', 50)]);
    const starts = result.map(({ span }) => span.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  it('cuts the places of a combined finding without counting it again', () => {
    const group = { ...finding(0), places: many(MOST_OF_RULE + 20) };
    const result = listed([group]);
    expect(result[0]?.places).toHaveLength(MOST_OF_RULE);
    expect(counting(result)[0]?.unlisted).toEqual({
      places: 20,
      findings: { error: 0, warning: 0, information: 0, hint: 0 },
    });
  });
});

describe('of one file', () => {
  const rules = Array.from({ length: 15 }, (_, i) => `rule${String(i).padStart(2, '0')}`);
  const all = rules.flatMap((rule, i) => many(MOST_OF_RULE, rule, 'error', i * 1000));

  it('lists a limited number of places over all rules', () => {
    const result = listed(all);
    expect(places(result)).toBe(MOST_OF_FILE);
    expect(counting(result).map(({ rule }) => rule)).toEqual(rules.slice(10));
  });

  it('lists the errors that explain why the file is skipped before all others', () => {
    const result = listed(all, 'rule14');
    expect(result.filter(({ rule, unlisted }) => rule === 'rule14' && !unlisted)).toHaveLength(MOST_OF_RULE);
    expect(counting(result).map(({ rule }) => rule)).toEqual(rules.slice(9, 14));
  });
});

describe('in a file', () => {
  const repeated = agent('model: opus\n'.repeat(300));

  it('says how many places are not listed and what to do', () => {
    const [note] = counting(findingsIn(repeated));
    expect(render(note?.message ?? { id: '', args: {} })).toBe(
      '199 more of this kind are not listed: at most 100 places of a rule and 1000 of a file are. Fix the listed ones first, or turn the rule off.',
    );
  });

  it('says nothing where a comment suppresses the rule or the settings turn it off', () => {
    expect(findingsIn(agent(`# subagents-disable duplicate-field\n${'model: opus\n'.repeat(300)}`))).toEqual([]);
    expect(findingsIn(repeated, {}, { severities: { 'duplicate-field': 'off' } })).toEqual([]);
  });

  it('counts suppression comments of places beyond the limit as used', () => {
    const text = agent(
      `${'model: opus\n'.repeat(300)}# subagents-disable-next-line duplicate-field\nmodel: opus\nmodel: opus\n`,
    );
    expect(findingsIn(text).map(({ rule }) => rule)).not.toContain('unused-suppression');
  });

  it('lists the same whether limits are applied or not where there are few', () => {
    const context = contextOf(agent('tools: Read, Grap\nzebra: 1\n'));
    expect(check(context)).toEqual(checkWhole(context));
  });
});
