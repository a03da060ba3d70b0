// Offsets, lines and edits: the arithmetic everything else stands on.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, changeBetween, collide, insert, remove, replace } from '../../../server/src/core/text/edit';
import { LineIndex } from '../../../server/src/core/text/lineIndex';
import { findMojibake } from '../../../server/src/core/text/mojibake';
import { lineOf, overlaps, span, touches } from '../../../server/src/core/text/span';
import { wordStart } from '../../../server/src/core/text/strings';

const seeded = { numRuns: 1000, seed: 20261120 } as const;
const lines = fc.array(fc.constantFrom('a', '\n', '\r\n', '\r', '😀', '')).map((parts) => parts.join(''));

describe('LineIndex', () => {
  it.each([
    ['', 1],
    ['a', 1],
    ['a\n', 2],
    ['a\r\nb', 2],
    ['a\rb', 2],
    ['\r\r\n\n', 4],
    ['a\u2028b', 1],
  ])('counts the lines of %j: %i', (text, count) => expect(new LineIndex(text).lineCount).toBe(count));

  it('converts an offset to a position and back', () => {
    fc.assert(
      fc.property(lines, fc.nat(40), (text, at) => {
        const index = new LineIndex(text);
        const offset = Math.min(at, text.length);
        expect(index.offsetAt(index.positionAt(offset))).toBe(offset);
      }),
      seeded,
    );
  });

  it('clamps positions outside the text', () => {
    const index = new LineIndex('ab\ncd');
    expect(index.positionAt(-5)).toEqual({ line: 0, character: 0 });
    expect(index.positionAt(99)).toEqual({ line: 1, character: 2 });
    expect(index.offsetAt({ line: 0, character: 99 })).toBe(3);
    expect(index.offsetAt({ line: 9, character: 0 })).toBe(5);
    expect(index.offsetAt({ line: -1, character: 4 })).toBe(0);
  });

  it('includes the line end in a line', () => {
    expect(lineOf('a\nbc\nd', span(2, 4))).toEqual(span(2, 5));
    expect(lineOf('a\nbc', span(3, 4))).toEqual(span(2, 4));
    expect(lineOf('a\r\nb\r\n', span(3, 4))).toEqual(span(3, 6));
  });
});

describe('text edits', () => {
  it('are applied whatever their order', () => {
    expect(applyEdits('abc', [insert(3, '!'), remove(span(0, 1)), replace(span(1, 2), 'B')])).toBe('Bc!');
    expect(applyEdits('abc', [insert(1, '1'), insert(1, '2')])).toBe('a12bc');
    expect(() => applyEdits('abc', [remove(span(0, 2)), remove(span(1, 3))])).toThrow(/overlap/);
  });

  it('collide when they cannot both be applied', () => {
    expect(collide(remove(span(0, 2)), remove(span(1, 3)))).toBe(true);
    expect(collide(insert(1, 'a'), insert(1, 'b'))).toBe(true);
    expect(collide(remove(span(0, 2)), insert(2, 'a'))).toBe(false);
  });

  it('turn one text into the other without their common start and end', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        expect(applyEdits(before, [changeBetween(before, after)])).toBe(after);
      }),
      seeded,
    );
    expect(changeBetween('tools: A, B', 'tools: A, C, B')).toEqual(insert(10, 'C, '));
  });
});

describe('spans', () => {
  it('touch and overlap', () => {
    expect(touches(span(1, 3), 3)).toBe(true);
    expect(touches(span(1, 3), 4)).toBe(false);
    expect(overlaps(span(0, 2), span(2, 4))).toBe(false);
    expect(overlaps(span(2, 2), span(2, 4))).toBe(true);
  });
});

it.each([
  ['Use when:', 8, 4],
  ['<example>Context:', 16, 9],
  ['x.\\nContext:', 11, 4],
  [' :', 1, 1],
])('give the word before the end of %j', (text, end, start) => expect(wordStart(text, end, 0)).toBe(start));

describe('findMojibake', () => {
  it.each<[string, string | undefined]>([
    ['author\u00e2\u20ac\u2122s', '’'],
    ['caf\u00c3\u00a9', 'é'],
    ['a \u00e2\u2020\u2019 b', '→'],
    ['\u00f0\u0178\u2014\u201a', '🗂'],
    ['lost \ufffd here', undefined],
  ])('restores the original of %j', (text, meant) =>
    expect(findMojibake(text).map((found) => found.original)).toEqual([meant]),
  );

  it.each(['naïve café', 'Ça va', 'Â', 'Ñandú', '“quoted” – and … more', 'Größe', 'Ãgua', '日本語', '😀'])(
    '%s is fine',
    (text) => expect(findMojibake(text)).toEqual([]),
  );

  it.each([
    [49, 49],
    [50, 50],
    [51, 50],
    [600, 50],
  ])('finds %i occurrences and reports at most %i', (times, reported) => {
    expect(findMojibake('caf\u00c3\u00a9 '.repeat(times))).toHaveLength(reported);
    expect(findMojibake('lost \ufffd '.repeat(times))).toHaveLength(reported);
  });

  it('restores characters without touching the rest', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('é', '’', '→', '🗂', 'ü'), { minLength: 1, maxLength: 5 }), (chars) => {
        const cp1252 = new TextDecoder('windows-1252');
        const wrong = chars.map((char) => cp1252.decode(new TextEncoder().encode(char))).join(' and ');
        const edits = findMojibake(wrong).map((found) => replace(found.span, found.original ?? '?'));
        expect(applyEdits(wrong, edits)).toBe(chars.join(' and '));
      }),
      seeded,
    );
  });
});
