// The nearest known name; none where it is not clear.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fieldByName, fields } from '../../../server/src/core/dialects/claude/fields/fields';
import { nameIndex, nearest, slips, suggestions } from '../../../server/src/core/text/nearest';
import { NEWEST } from '../../support/runtime';

it.each<[string, string | undefined]>([
  ['read', 'Read'],
  ['Web_Search', 'WebSearch'],
  ['web-fetch', 'WebFetch'],
  ['Raed', 'Read'],
  ['Gerp', 'Grep'],
  ['Wirte', 'Write'],
  ['NoteBookEdt', 'NotebookEdit'],
  ['WebSerch', 'WebSearch'],
  ['Read', undefined],
  ['git', undefined],
  ['pip', undefined],
  ['docker', undefined],
  ['codebase', undefined],
  ['xy', undefined],
  ['', undefined],
])('finds the tool nearest to %j: %j', (written, meant) => {
  const candidates = NEWEST.tools.names.filter((name) => name !== written);
  expect(nearest(written, meant === undefined && NEWEST.tools.names.includes(written) ? [] : candidates)).toBe(meant);
});

it.each<[string, string | undefined]>([
  ['descriptoin', 'description'],
  ['tolls', 'tools'],
  ['permissonMode', 'permissionMode'],
  ['version', undefined],
  ['author', undefined],
  ['tags', undefined],
  ['license', undefined],
])('finds the field nearest to %j: %j', (written, meant) => {
  expect(
    nearest(
      written,
      fields.map((field) => field.name),
    ),
  ).toBe(meant);
});

it.each<[string, string | undefined]>([
  ['acceptedits', 'acceptEdits'],
  ['dont-ask', 'dontAsk'],
  ['yolo', undefined],
])('finds the permission mode nearest to %j: %j', (written, meant) => {
  const values = fieldByName('permissionMode')?.values.map(({ value }) => value) ?? [];
  expect(nearest(written, values)).toBe(meant);
});

it.each([
  ['ab', 'ba', 1],
  ['abc', 'abc', 0],
  ['abc', '', 3],
  ['kitten', 'sitting', 3],
  ['ca', 'abc', 3],
])('gives %s and %s an edit distance of %i', (a, b, distance) => expect(slips(a, b, 9)).toBe(distance));

/** `length` letters, and the same with the first `slips` of them changed. */
const changed = (length: number, slips: number): readonly [string, string] => {
  const name = 'abcdefghijkl'.slice(0, length);
  return ['zyxwvuts'.slice(0, slips) + name.slice(slips), name];
};

it.each([
  [1, 0],
  [2, 0],
  [3, 1],
  [4, 1],
  [5, 2],
  [7, 2],
  [8, 3],
  [12, 3],
])('finds a name of %i letters at distance %i and not further', (length, most) => {
  const [written, name] = changed(length, most);
  if (most > 0) expect(nearest(written, [name])).toBe(name);
  const [worse] = changed(length, most + 1);
  expect(nearest(worse, [name])).toBeUndefined();
});

it('takes the candidate with the smallest distance, the first of equals', () => {
  expect(nearest('descrption', ['desxrptiom', 'description', 'descriptions'])).toBe('description');
  expect(nearest('read', ['reaf', 'rear'])).toBe('reaf');
});

/** Compares the name with every candidate by the whole matrix of distances. */
function nearestOfAll(name: string, candidates: readonly string[]): string | undefined {
  const fold = (text: string): string => text.toLowerCase().replace(/[-_.\s]/g, '');
  const folded = fold(name);
  const limit = folded.length < 3 ? 0 : Math.min(3, Math.floor((folded.length + 1) / 3));
  const others = candidates.filter((each) => each !== name);
  const same = others.find((each) => fold(each) === folded && folded !== '');
  const ranked = others.map((each, at) => ({ each, at, distance: distance(folded, fold(each)) }));
  const [best] = ranked.filter((each) => each.distance <= limit).sort((a, b) => a.distance - b.distance || a.at - b.at);
  return same ?? best?.each;
}

function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  const cell = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let j = 1; j <= b.length; j++) rows[0]?.push(j);
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      rows[i]?.push(
        Math.min(
          cell(i - 1, j) + 1,
          cell(i, j - 1) + 1,
          cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
          swapped ? cell(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  return cell(a.length, b.length);
}

it('finds the same name as a comparison with every candidate', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'C', 'd', '-', '_', '1', 'é'), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), word, (candidates, name) => {
      expect(nameIndex(candidates).nearest(name)).toBe(nearestOfAll(name, candidates));
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ['abcdef', 'abcdxf', 3, 1],
  ['abcdef', 'ghijkl', 3, 4],
  ['abc', 'abcdefgh', 2, 3],
])('gives %s and %s at most %i slips, one more beyond', (a, b, limit, result) => {
  expect(slips(a, b, limit)).toBe(result);
});

it('suggests names for the first hundred different names asked for', () => {
  const suggest = suggestions(() => ['reviewer']);
  const unknown = Array.from({ length: 100 }, (_, i) => `agent${i}`);
  expect(suggest('reviwer')).toBe('reviewer');
  for (const name of unknown.slice(0, 99)) expect(suggest(name)).toBeUndefined();
  expect(suggest('rewiever')).toBeUndefined();
  expect(suggest('reviwer')).toBe('reviewer');
});
