// Which results of a ranking are failures of a test, which tell nothing, and what is said of them; which test is which after an
// edit; and how words of authors are shown in the list.

import { describe, expect, it } from 'vitest';
import { changedText } from '../../../../client/src/common/routingFixes/exampleEffect';
import { type Known, sameExamples } from '../../../../client/src/common/testing/identity';
import { exampleLabel, testLabel } from '../../../../client/src/common/testing/shown';
import { outcomeByWords, outcomeOfAnswer } from '../../../../client/src/common/testing/testOutcome';
import { askedAgents, isAsked } from '../../../../client/src/common/testing/testRun';
import { createWordIndex, rankByWords } from '../../../../server/src/core/routing/words';

const index = createWordIndex([
  { name: 'owl', description: 'Use it when a wall needs paint, plaster or wallpaper.', body: '' },
  { name: 'heron', description: 'Use it when the low tide of the moon reaches the harbour jetty.', body: '' },
  { name: 'tern', description: 'Use it for fish.', body: '' },
]);
const row = (text: string) => rankByWords(index, { text });

describe('by words', () => {
  it.each<[string, string, string, RegExp]>([
    ['home', 'Paint and plaster this wall with wallpaper', 'passed', /^Home\. .* points ahead of /],
    ['taken by another', 'low tide of the moon at the jetty', 'failed', /^Taken by heron\. .*description\.$/],
    ['level', 'paint the harbour with wallpaper at low tide', 'skipped', /^(?:Contested|Weak)\. /],
    ['too short', 'paint', 'skipped', /^Too short to tell\. /],
    ['about nothing', 'lunch menu vegetarian options tomorrow please', 'skipped', /^None of them\. /],
  ])('%s', (_case, prompt, status, message) => {
    const outcome = outcomeByWords(row(prompt), 'owl');
    expect(outcome.status).toBe(status);
    expect(outcome.message).toMatch(message);
    expect(outcome.taken === undefined).toBe(status !== 'failed');
  });

  it('a failure only where it is sure', () => {
    for (const prompt of [
      'low tide wall paint',
      'moon and plaster and fish',
      'harbour wallpaper jetty paint',
      'tide fish moon',
    ]) {
      const ranked = row(prompt);
      if (outcomeByWords(ranked, 'owl').status === 'failed') expect(ranked.confidence).toBeGreaterThanOrEqual(0.7);
    }
  });

  it('names the word that decides, and where it stands', () => {
    expect(outcomeByWords(row('low tide of the moon at the jetty'), 'owl').taken).toMatchObject({
      agent: 'heron',
      field: 'description',
    });
  });
});

it('by an answer: only somebody else is a failure', () => {
  const answer = (state: 'home' | 'taken' | 'none' | 'contested') =>
    outcomeOfAnswer({
      state,
      headline: ['Both orders agree.'],
      sentence: [{ kind: 'agent', text: 'owl\u202e' }, '.'],
      note: '2 requests.',
    });
  expect(answer('home')?.status).toBe('passed');
  expect(answer('taken')?.status).toBe('failed');
  expect([answer('none')?.status, answer('contested')?.status]).toEqual(['skipped', 'skipped']);
  expect(answer('home')?.message).toBe('Both orders agree. owl‹U+202E›. 2 requests.');
  expect(outcomeOfAnswer({ state: 'asking', headline: [], sentence: [], note: '' })).toBeUndefined();
});

describe('after an edit a test is the same', () => {
  const known = (...said: readonly string[]): readonly Known[] => said.map((each, at) => ({ id: `${at}`, said: each }));
  const ids = (before: readonly Known[], now: readonly string[]): string => {
    let next = 0;
    return sameExamples(before, now, () => `new${++next}`).join(' ');
  };
  it.each<[string, readonly string[], readonly string[], string]>([
    ['where nothing changed', ['a', 'b', 'c'], ['a', 'b', 'c'], '0 1 2'],
    ['where its words changed', ['a', 'b', 'c'], ['a', 'x', 'c'], '0 1 2'],
    ['where one was put before it', ['a', 'b'], ['x', 'a', 'b'], 'new1 0 1'],
    ['where one went', ['a', 'b', 'c'], ['a', 'c'], '0 2'],
    ['where one was added', ['a', 'b'], ['a', 'b', 'x'], '0 1 new1'],
    ['where several say the same', ['a', 'a', 'b'], ['a', 'a', 'b'], '0 1 2'],
    ['where there were none', [], ['a', 'b'], 'new1 new2'],
    ['where all went', ['a'], [], ''],
  ])('%s', (_case, before, now, wanted) => expect(ids(known(...before), now)).toBe(wanted));

  it('and never twice, in any order', () => {
    const words = ['a', 'b', 'c', 'a', 'd'];
    for (let turn = 0; turn < 120; turn++) {
      const now = words.map((_, at) => words[(at * (turn % 5) + turn) % 5] ?? '');
      const found = ids(known(...words), now).split(' ');
      expect(new Set(found).size).toBe(found.length);
    }
  });
});

it('labels are text', () => {
  expect(testLabel('Go $(trash)\n\t**on** \u001b[31m<b>')).toBe('Go $\u2060(trash) **on** ‹U+001B›[31m<b>');
  expect(testLabel('x'.repeat(5000)).length).toBeLessThan(200);
  expect(exampleLabel(' \n', 2)).toBe('Example 3, without a prompt');
});

describe('what is asked for', () => {
  type Item = Parameters<typeof isAsked>[0];
  const item = (id: string, parent?: object): Item => ({ id, parent }) as unknown as Item;
  const [a, b] = [item('a'), item('b')];
  const [a1, a2] = [item('a1', a), item('a2', a)];

  it('is everything where nothing is named, and what is named otherwise', () => {
    expect(askedAgents({ include: undefined, exclude: undefined }, () => [a, b]).map(({ agent }) => agent.id)).toEqual([
      'a',
      'b',
    ]);
    const [one, ...more] = askedAgents({ include: [a1], exclude: [] }, () => [a, b]);
    expect(more).toEqual([]);
    expect(one && [isAsked(a1, one, { exclude: undefined }), isAsked(a2, one, { exclude: undefined })].join()).toBe(
      'true,false',
    );
    const [whole] = askedAgents({ include: [a, a1], exclude: [a2] }, () => []);
    expect(whole && [isAsked(a1, whole, { exclude: [a2] }), isAsked(a2, whole, { exclude: [a2] })].join()).toBe(
      'true,false',
    );
    expect(askedAgents({ include: [a, b1()], exclude: [a, b] }, () => [])).toEqual([]);
  });
  const b1 = (): Item => item('b1', b);
});

describe('what an example changed', () => {
  const before = row('low tide of the moon at the jetty');
  const after = row('Paint and plaster this wall with wallpaper');
  it.each<[string, RegExp, Parameters<typeof changedText>[0]]>([
    [
      'first now',
      /As it stands: owl is first, clear; before: heron is first, clear/,
      { before, asItStands: after, forNewPrompt: before },
    ],
    [
      'nothing',
      /As it stands: heron is first, clear.*, as before\. For a new prompt like this: heron/,
      { before, asItStands: before, forNewPrompt: before },
    ],
    ['not known', /could not be computed/, { before, asItStands: undefined, forNewPrompt: undefined }],
  ])('%s', (_case, text, rows) => expect(changedText(rows, 'owl')).toMatch(text));
});
