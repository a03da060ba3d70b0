// Which fixes are offered at a place, and which of them fix-all applies.

import { describe, expect, test } from 'vitest';
import { chooseFixes } from '../../../server/src/core/features/chooseFixes';
import { fixesAt } from '../../../server/src/core/features/codeActions';
import { fixText } from '../../../server/src/core/features/fixText';
import { rule } from '../../../server/src/core/rules/rule';
import type { RunOptions } from '../../../server/src/core/rules/run';
import { insert, replace } from '../../../server/src/core/text/edit';
import { span } from '../../../server/src/core/text/span';
import { contextOf, strict } from '../../support/agents';

const AGENT = '---\nname: baker\ndescription: Use this agent to bake rye bread.\n---\nBake rye.\n';
const body = AGENT.indexOf('Bake rye.');

interface Letters {
  readonly severity?: 'warning' | 'hint';
  readonly tag?: 'unnecessary';
  readonly safe?: boolean;
  /** How many letters one finding covers. */
  readonly width?: number;
}

/** Reports letters of the body one after the other and writes them in capitals. */
const capitals = (text: string, { severity = 'warning', tag, safe = true, width = 1 }: Letters = {}): RunOptions => ({
  ...strict,
  rules: [
    rule<string>({
      id: 'capitals',
      since: '0.1.0',
      severity,
      docs: { title: 't', why: 'w', bad: text, good: text, source: 's', checked: 'c' },
      messages: { default: 'A small letter.' },
      *check({ doc }) {
        for (let at = doc.body.start; at + width <= doc.text.length; at++) {
          const letters = doc.text.slice(at, at + width);
          if (/^[a-z]+$/.test(letters))
            yield { span: span(at, at + width), messageId: 'default', data: letters, ...(tag ? { tag } : {}) };
        }
      },
      fixes: (letters, at) => [
        { title: { id: 'fix.remove', args: { what: letters } }, edits: [replace(at, letters.toUpperCase())], safe },
      ],
    }),
  ],
});

const titled = (text: string): string => text.slice(text.lastIndexOf('---\n') + 4);
const fixed = (text: string, letters?: Letters, choice?: ReadonlySet<string>): string =>
  titled(fixText(contextOf(text), contextOf, capitals(text, letters), choice).text);

describe('fix-all', () => {
  test('applies the safe fix of every finding', () => expect(fixed(AGENT)).toBe('BAKE RYE.\n'));

  test('applies the safe fix of a hint', () => expect(fixed(AGENT, { severity: 'hint' })).toBe('BAKE RYE.\n'));

  test('applies the safe fix of an unnecessary text that is reported as a warning', () =>
    expect(fixed(AGENT, { tag: 'unnecessary' })).toBe('BAKE RYE.\n'));

  test('leaves an unnecessary text that is only a hint', () =>
    expect(fixed(AGENT, { tag: 'unnecessary', severity: 'hint' })).toBe('Bake rye.\n'));

  test('leaves an unsafe fix', () => expect(fixed(AGENT, { safe: false })).toBe('Bake rye.\n'));

  test('applies unsafe fixes of named rules', () => {
    const named = new Set(['capitals']);
    expect(fixed(AGENT, { safe: false }, named)).toBe('BAKE RYE.\n');
    expect(fixed(AGENT, { tag: 'unnecessary', severity: 'hint' }, named)).toBe('BAKE RYE.\n');
    expect(fixed(AGENT, { safe: false }, new Set(['another']))).toBe('Bake rye.\n');
  });

  test('applies overlapping fixes in later rounds', () => {
    const text = AGENT.replace('Bake rye.', 'abcd');
    expect(chooseFixes(contextOf(text), 'safe', capitals(text, { width: 2 })).map(({ fix }) => fix.edits)).toEqual([
      [replace(span(body, body + 2), 'AB')],
      [replace(span(body + 2, body + 4), 'CD')],
    ]);
    expect(fixed(text, { width: 2 })).toBe('ABCD\n');
  });

  test('applies 1,000 fixes in one round and the rest in the next', () => {
    const text = AGENT.replace('Bake rye.', 'a'.repeat(1250));
    expect(chooseFixes(contextOf(text), 'safe', capitals(text))).toHaveLength(1000);
    expect(fixed(text)).toBe(`${'A'.repeat(1250)}\n`);
  });

  test('tries all fixes of a round at once, and halves of them where one is not acceptable', () => {
    const text = AGENT.replace('Bake rye.', 'a'.repeat(64));
    const trials = { left: 100 };
    expect(chooseFixes(contextOf(text), 'safe', capitals(text), trials)).toHaveLength(64);
    expect(trials.left).toBe(99);
    const withBad = AGENT.replace('Bake rye.', 'a'.repeat(64)).replace('rye bread', 'ryebread');
    const run = capitals(withBad);
    const bad = rule<undefined>({
      id: 'bad',
      since: '0.1.0',
      severity: 'warning',
      docs: { title: 't', why: 'w', bad: text, good: text, source: 's', checked: 'c' },
      messages: { default: 'A name.' },
      *check({ doc }) {
        yield { span: span(0, doc.fence.open.end), messageId: 'default', data: undefined };
      },
      fixes: (_data, _at, { doc }) => [
        { title: { id: 'fix.lf', args: {} }, edits: [replace(span(0, doc.body.start), '')], safe: true },
      ],
    });
    const left = { left: 100 };
    const chosen = chooseFixes(contextOf(withBad), 'safe', { ...run, rules: [bad, ...(run.rules ?? [])] }, left);
    expect(chosen).toHaveLength(64);
    expect(100 - left.left).toBeLessThan(20);
  });

  test('stops when the trials are used up', () => {
    const text = AGENT.replace('Bake rye.', 'abcd');
    expect(chooseFixes(contextOf(text), 'safe', capitals(text), { left: 0 })).toEqual([]);
  });
});

describe('fixes at a place', () => {
  const offered = (text: string, from: number, to: number, letters?: Letters) =>
    fixesAt(contextOf(text), span(from, to), capitals(text, letters)).filter(
      ({ fix }) => fix.title.id === 'fix.remove',
    );

  test('are offered where the finding overlaps the range', () => {
    expect(offered(AGENT, body + 1, body + 2)).toHaveLength(1);
    expect(offered(AGENT, body, body + 1)).toEqual([]);
  });

  test('are offered for an unnecessary text that is only a hint', () => {
    expect(offered(AGENT, body + 1, body + 2, { tag: 'unnecessary', severity: 'hint' })).toHaveLength(1);
  });

  test('are preferred where they are the first of their finding', () => {
    expect(offered(AGENT, body + 1, body + 2).map(({ preferred }) => preferred)).toEqual([true]);
  });

  test('are offered for 100 places of a range at most', () => {
    const text = AGENT.replace('Bake rye.', 'a'.repeat(150));
    expect(offered(text, body, body + 100)).toHaveLength(100);
    expect(offered(text, body, body + 150)).toHaveLength(100);
  });
});

test('applies edits that insert at one place in separate rounds', () => {
  const text = AGENT;
  const run: RunOptions = {
    ...strict,
    rules: ['one', 'two'].map((id) =>
      rule<string>({
        id,
        since: '0.1.0',
        severity: 'warning',
        docs: { title: 't', why: 'w', bad: text, good: text, source: 's', checked: 'c' },
        messages: { default: 'Missing.' },
        *check({ doc }) {
          if (!doc.text.includes(`${id}!`)) yield { span: span(body, body + 4), messageId: 'default', data: `${id}!` };
        },
        fixes: (missing) => [
          { title: { id: 'fix.remove', args: { what: missing } }, edits: [insert(body, missing)], safe: true },
        ],
      }),
    ),
  };
  expect(chooseFixes(contextOf(text), 'safe', run)).toHaveLength(1);
  expect(titled(fixText(contextOf(text), contextOf, run).text)).toBe('two!one!Bake rye.\n');
});
