// For any description, reading its examples never fails, and its spans lie inside of the text.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseExamples, proseOf } from '../../server/src/core/syntax/examples';
import type { Span } from '../../server/src/core/text/span';

const piece = fc.constantFrom(
  ...['<example>', '</example>', '<examples>', '<commentary>', '</commentary>', '<user_request>', '</user_request>'],
  ...['Context: ', 'user: ', 'assistant:', '**user**: ', 'Human:', 'Agent: ', 'Daisy: ', 'Examples:', '- ', '1. '],
  ...[
    '"',
    "'",
    '“',
    '”',
    '\\"',
    '`',
    '\\n',
    '\n',
    '\r\n',
    ' ',
    '. ',
    'a page',
    "don't",
    '\u202e',
    '\ud800',
    '\u0000',
    '界',
  ],
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 60 }).map((p) => p.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

it('spans nest, do not overlap and stay inside the text', () => {
  fc.assert(
    fc.property(text, (source) => {
      const inside = (inner: Span, outer: Span): void => {
        expect(inner.start).toBeLessThanOrEqual(inner.end);
        expect(inner.start).toBeGreaterThanOrEqual(outer.start);
        expect(inner.end).toBeLessThanOrEqual(outer.end);
      };
      let last = 0;
      for (const e of parseExamples(source)) {
        inside(e.span, { start: last, end: source.length });
        last = e.span.end;
        const parts = [e.context, e.commentary, ...e.turns.map((t) => t.part)];
        for (const p of parts) if (p) inside(p.span, e.span);
        for (const l of [e.contextLabel, e.commentaryLabel, ...e.turns.map((t) => t.label)]) if (l) inside(l, e.span);
        let turn = e.span.start;
        for (const t of e.turns) {
          expect(t.label.start).toBeGreaterThanOrEqual(turn);
          expect(t.part.span.start).toBeGreaterThanOrEqual(t.label.end);
          turn = t.part.span.end;
        }
      }
    }),
    { numRuns: 2000 },
  );
});

it('the prose is part of the text and holds no example', () => {
  fc.assert(
    fc.property(text, (source) => {
      const prose = proseOf(source, parseExamples(source));
      expect(prose.length).toBeLessThanOrEqual(source.length);
      expect(prose).not.toMatch(/<example>/i);
    }),
  );
});

it('two thousand examples and a megabyte of tags are parsed in linear time', () => {
  const one = '<example>\nContext: a.\nuser: "b c"\nassistant: "d"\n<commentary>e</commentary>\n</example>\n';
  expect(parseExamples(one.repeat(2000))).toHaveLength(2000);
  expect(parseExamples('<example>'.repeat(110_000))).toHaveLength(110_000);
  expect(parseExamples(`<example>user:${' '.repeat(300_000)}x ${'user: '.repeat(100_000)}`)).toHaveLength(1);
  expect(parseExamples('<example>user: “x '.repeat(50_000))).toHaveLength(50_000);
  expect(parseExamples(`Examples: ${'user: "a" '.repeat(100_000)}`)).toHaveLength(1);
});
