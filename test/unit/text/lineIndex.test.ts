// Positions in every unit that a client may count in, against a count that knows nothing of ours.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineIndex, type Units } from '../../../server/src/core/text/lineIndex';

const WIDTH: Readonly<Record<Units, (text: string) => number>> = {
  'utf-8': (text) => Buffer.byteLength(text, 'utf8'),
  'utf-16': (text) => text.length,
  'utf-32': (text) => [...text].length,
};
const UNITS: readonly Units[] = ['utf-8', 'utf-16', 'utf-32'];

const texts = fc.array(fc.constantFrom('a', 'é', '漢', '😀', '\n', '\r\n', '\r', ' '), { maxLength: 40 });

test('gives the text of each line, in any order of the look-ups', () => {
  fc.assert(
    fc.property(texts, fc.nat(12), (characters, first) => {
      const text = characters.join('');
      const lines = new LineIndex(text);
      const written = text.split(/\r\n|\n|\r/);
      expect(lines.textOf(first)).toBe(written[first] ?? '');
      expect(written.map((_, line) => lines.textOf(line))).toEqual(written);
      expect(lines.lineCount).toBe(written.length);
    }),
  );
});

describe.each(UNITS)('%s', (units) => {
  test('converts every offset to a position and back', () => {
    fc.assert(
      fc.property(texts, (characters) => {
        const text = characters.join('');
        const lines = new LineIndex(text, units);
        let offset = 0;
        for (const character of characters) {
          const before = text.slice(0, offset);
          const line = before.slice(before.search(/[^\r\n]*$/));
          // Between the two halves of a line break is no place of a line of its own.
          const position = lines.positionAt(offset);
          if (!/\r$/.test(before) || !text.startsWith('\n', offset))
            expect(position.character).toBe(WIDTH[units](line));
          expect(lines.offsetAt(position)).toBe(offset);
          offset += character.length;
        }
      }),
    );
  });

  test('maps offsets inside a character to its start, and beyond a line to its end', () => {
    const lines = new LineIndex('😀x\ny', units);
    expect(lines.offsetAt({ line: 0, character: 1 })).toBe(units === 'utf-32' ? 2 : units === 'utf-16' ? 1 : 0);
    expect(lines.offsetAt({ line: 0, character: 99 })).toBe(4);
    expect(lines.offsetAt({ line: 9, character: 0 })).toBe(5);
  });

  test('counts half a surrogate pair as its replacement character', () => {
    expect(new LineIndex('\ud83dx', units).positionAt(1).character).toBe(units === 'utf-8' ? 3 : 1);
  });
});
