// What the mutation run changes in a source, and that its list of equivalent mutants names mutants that exist.

import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { drawMutants, equivalents } from '../../mutation/draw.mjs';
import { findMutants, instrument, stripTypes } from '../../mutation/mutants.mjs';
import { projectRoot } from '../../support/shared';

const changes = (source: string): readonly string[] => findMutants(source).map(({ change }) => change);

/** The module with one of its mutants on: what `run` returns. */
async function withMutant(source: string, change: string | undefined): Promise<unknown> {
  const { code } = stripTypes(source);
  const mutants = findMutants(source).map((mutant, at) => ({ ...mutant, id: at + 1 }));
  const on = mutants.find((mutant) => mutant.change === change)?.id;
  if (change !== undefined && on === undefined) throw new Error(`no such mutant: ${change}`);
  let steps = 0;
  // In a mutation run these stand for its own.
  const globals = globalThis as unknown as Record<string, unknown>;
  const { __mutant, __step } = globals;
  const mine = {
    __mutant: (id: number) => id === on,
    __step: () => {
      if (++steps > 1000) throw new Error('endless');
    },
  };
  Object.assign(globals, mine);
  try {
    const url = `data:text/javascript,${encodeURIComponent(`${instrument(code, mutants)}\n//${change}`)}`;
    const { run } = (await import(/* @vite-ignore */ url)) as { run: () => unknown };
    return run();
  } finally {
    Object.assign(globals, { __mutant, __step });
  }
}

describe('a source is changed', () => {
  test.each([
    [
      'export const f = (a: number) => a < 3;',
      ['a < 3 → undefined', 'a < 3 → (a) <= (3)', 'a < 3 → (a) >= (3)', '3 → 4'],
    ],
    ['export let a = b && c;', ['b && c → (b) || (c)']],
    ['export let a = (b || c) ?? d;', ['(b || c) ?? d → ((b || c)) && (d)', 'b || c → (b) && (c)']],
    ['if (a) b();', ['a → true', 'a → false', 'b(); → ;']],
    ['export let a = b ? 1 : 2;', ['b → true', 'b → false', '1 → 2', '2 → 3']],
    ['a += 2;', ['a += 2; → ;', 'a += 2 → a -= 2', '2 → 3']],
    ["export let a = 'b' + c;", ['"b" → \'\'']],
    ["export let a = '';", ['"" → \'mutant\'']],
    ['export let a = [b];', ['[b] → []']],
    ['export let a = b?.c.filter(d).length;', ['b?.c.filter(d) → b?.c']],
    ['export let a = b ?? 0;', ['b ?? 0 → (b) && (0)']],
    ['export let a = undefined;', []],
    ["import a from 'b'; export { c } from 'd';", []],
    ['export let a: { b: 1 } = { b };', []],
  ])('%s', (source, expected) => expect(changes(source)).toEqual(expected));

  test('a mutant is at its line of the TypeScript', () => {
    const [mutant] = findMutants('interface A {\n  b: 1;\n}\n\nexport const a: number = 5; // five\n');
    expect(mutant).toMatchObject({ line: 5, source: 'export const a: number = 5; // five', change: '5 → 6' });
  });
});

describe('a compiled mutant', () => {
  const SOURCE = `
    const most = (n: number): number => { let sum = 0; for (let i = 0; i < n; i++) sum += i; return sum; };
    const name = (a?: { b: string[] }) => a?.b.filter((c) => c !== 'x').length;
    export function run() { return [most(3), name({ b: ['x', 'y'] }), name()]; }
  `;

  test.each([
    [undefined, [3, 1, undefined]],
    ['i < n → (i) <= (n)', [6, 1, undefined]],
    ['sum += i → sum -= i', [-3, 1, undefined]],
    ['a?.b.filter((c) => c !== "x") → a?.b', [3, 2, undefined]],
    ['c !== "x" → (c) === ("x")', [3, 1, undefined]],
    ['"x" → \'\'', [3, 2, undefined]],
    ['[most(3), name({ b: ["x", "y"] }), name()] → []', []],
  ])('does what it says: %s', async (change, result) => expect(await withMutant(SOURCE, change)).toEqual(result));

  test('a mutant that never ends is stopped', async () => {
    const endless = 'export const run = () => { let a = 3; while (a > 0) a -= 1; return a; };';
    expect(await withMutant(endless, undefined)).toBe(0);
    await expect(withMutant(endless, 'a -= 1 → a += 1')).rejects.toThrow('endless');
  });
});

describe('the draw', () => {
  const draw = (count: number, seed = 's') =>
    drawMutants(projectRoot, { fixes: ['server/src/core/fixes'] }, seed, count).map(({ key }) => key);

  test('is the same for a seed, and with a larger count has the same beginning', () => {
    expect(draw(20)).toEqual(draw(20));
    expect(draw(40).slice(0, 20)).toEqual(draw(20));
    expect(draw(20, 'other')).not.toEqual(draw(20));
  });

  test('numbers each mutant once', () => {
    expect(new Set(draw(5000)).size).toBe(draw(5000).length);
  });
});

test('every equivalent mutant that is listed exists, and says why it is one', () => {
  drawMutants(projectRoot, { core: ['server/src/core'] }, 's', 0);
  const missing = equivalents.filter(({ matches, why }) => matches.size === 0 || why.length < 20);
  expect(missing.map(({ file, line, change }) => `${path.basename(file)}: ${change} in ${line}`)).toEqual([]);
});
