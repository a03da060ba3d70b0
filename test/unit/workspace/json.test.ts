// JSON of other programs, read tolerantly.

import { describe, expect, test } from 'vitest';
import { readJson, stringOf, valueAt } from '../../../server/src/core/workspace/json';

describe('nesting', () => {
  test.each(['[', '{"a":', '[{"a":', '{"a":[', '"', '[\n"', '[}', '{]', '/*"*/[', '// "\n[', '[\\', '[\0'])(
    'of 100,000 times %j is no error of the program',
    (piece) => {
      const { root, sound } = readJson(`{"before": "kept", "deep": ${piece.repeat(100_000)}`);
      expect(sound).toBe(false);
      expect(stringOf(valueAt(root, 'before'))).toBe('kept');
    },
  );

  test('of 500 levels is read, one more is not', () => {
    const nested = (levels: number) => readJson('['.repeat(levels) + ']'.repeat(levels)).sound;
    expect([nested(500), nested(501)]).toEqual([true, false]);
  });

  test.each(['[[[', '\\"[', '{"', '\\\\'])('brackets in texts do not count: %j', (piece) => {
    const { root, sound } = readJson(JSON.stringify({ a: piece.repeat(1000), b: 'kept' }));
    expect([sound, stringOf(valueAt(root, 'b'))]).toEqual([true, 'kept']);
  });
});
