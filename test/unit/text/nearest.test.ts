// The nearest known name; none where it is not clear.

import { expect, it } from 'vitest';
import { fieldByName, fields } from '../../../server/src/core/dialects/claude/fields/fields';
import { nearest, slips } from '../../../server/src/core/text/nearest';
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
