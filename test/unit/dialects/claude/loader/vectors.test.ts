// 505 files with what Claude Code 2.1.329 made of each: whether it loads, as what, and with which tools.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { differences, type Measured } from '../../../../support/judged';
import { verdict } from '../../../../support/runtime';
import { fixture } from '../../../../support/shared';

interface Vector extends Measured {
  readonly set: string;
  readonly file: string;
  readonly base64: string;
}

const { vectors } = JSON.parse(readFileSync(fixture('claude-load-vectors.json'), 'utf8')) as { vectors: Vector[] };
const bytesOf = (vector: Vector): Uint8Array => Buffer.from(vector.base64, 'base64');

const wrong = vectors.flatMap((vector) => {
  const found = differences(bytesOf(vector), vector.file, vector);
  return found.length > 0 ? [{ set: vector.set, file: vector.file, found }] : [];
});

describe('the verdict on every measured file', () => {
  it('covers all of them', () => expect(vectors).toHaveLength(505));

  it("equals the runtime's for files made by hand", () => expect(wrong.filter(({ set }) => set !== 't10')).toEqual([]));

  it("equals the runtime's for random files, with at most eight exceptions", () => {
    const random = wrong.filter(({ set }) => set === 't10');
    console.log(`random vectors that differ: ${random.length} of ${vectors.filter(({ set }) => set === 't10').length}`);
    expect(random.length).toBeLessThanOrEqual(8);
  });

  it('is deterministic and has a code for every skipped file', () => {
    for (const vector of vectors) {
      const first = verdict(bytesOf(vector), { scope: 'project', path: vector.file });
      expect(verdict(bytesOf(vector), { scope: 'project', path: vector.file })).toEqual(first);
      if (first.status === 'skipped') expect(first.reason.code).toMatch(/^[a-z-]+$/);
    }
  });
});
