// What holds for the offline ranking whatever the agents and the prompt are.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rankByWords } from '../../server/src/core/routing/rankByWords';
import { tokens } from '../../server/src/core/routing/tokenize';
import { createWordIndex } from '../../server/src/core/routing/wordIndex';

const word = fc.constantFrom(
  ...'slow query page index table column fare tide harbour the user c++ node.js 請求書 café \u202e <b> "'.split(' '),
);
const prose = fc.oneof(
  { weight: 3, arbitrary: fc.array(word, { maxLength: 12 }).map((w) => w.join(' ')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);
const example = prose.map((text) => `\n<example>\nuser: "${text}"\nassistant: "ok"\n</example>`);
const agents = fc.uniqueArray(
  fc.record({
    name: fc.oneof(word, fc.constantFrom('__proto__', 'constructor', '', 'a-b')),
    description: fc.tuple(prose, fc.array(example, { maxLength: 3 })).map(([p, e]) => p + e.join('')),
    body: prose,
  }),
  { selector: (a) => a.name, maxLength: 6 },
);
const hide = fc.record({
  agent: fc.constantFrom('slow', '__proto__', 'a-b'),
  example: fc.integer({ min: -1, max: 3 }),
});

it('a score is the exact sum of its points, and agents are sorted by score', () => {
  fc.assert(
    fc.property(agents, prose, fc.option(hide, { nil: undefined }), (candidates, text, hidden) => {
      const row = rankByWords(createWordIndex(candidates), { text, ...(hidden && { hide: hidden }) });
      expect(row.ranked.map((r) => r.agent).sort()).toEqual(candidates.map((c) => c.name).sort());
      let last = Number.POSITIVE_INFINITY;
      for (const { score, visibleScore, reasons } of row.ranked) {
        expect(reasons.reduce((sum, r) => sum + r.points, 0)).toBe(score);
        for (const r of reasons) expect(r.points).toBeGreaterThan(0);
        expect(score).toBeLessThanOrEqual(last);
        expect(visibleScore).toBeGreaterThanOrEqual(0);
        last = score;
      }
      expect(row.confidence).toBeGreaterThanOrEqual(0);
      expect(row.confidence).toBeLessThanOrEqual(1);
      expect(
        rankByWords(createWordIndex([...candidates].reverse()), { text, ...(hidden && { hide: hidden }) }),
      ).toEqual(row);
    }),
    { numRuns: 300 },
  );
});

it('an edited index ranks like a new one', () => {
  fc.assert(
    fc.property(agents, agents, prose, (before, after, text) => {
      const index = createWordIndex(before);
      for (const c of after) index.put(c);
      const gone = before.filter((b) => !after.some((a) => a.name === b.name));
      for (const c of gone) index.remove(c.name);
      expect(rankByWords(index, { text })).toEqual(rankByWords(createWordIndex(after), { text }));
      for (const c of after) index.remove(c.name);
      expect([index.size, ...tokens(text).map((t) => index.find(t.term))].filter((x) => x !== undefined)).toEqual([0]);
    }),
    { numRuns: 300 },
  );
});

it('tokens are in order and inside the text', () => {
  fc.assert(
    fc.property(prose, (text) => {
      let last = 0;
      for (const { span } of tokens(text)) {
        expect(span.start).toBeGreaterThanOrEqual(last);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length);
        last = span.start;
      }
    }),
  );
});

it('long words and a megabyte of one letter are tokenized in linear time', () => {
  const index = createWordIndex([
    { name: 'a', description: 'x'.repeat(5000), body: `${'b'.repeat(1_000_000)} ${' '.repeat(1_000_000)}` },
  ]);
  expect(rankByWords(index, { text: 'x'.repeat(5000) }).ranked[0]?.agent).toBe('a');
});
