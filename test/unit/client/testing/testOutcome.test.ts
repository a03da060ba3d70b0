// Outcomes of example tests, matching of tests after edits, labels and selection.

import { describe, expect, it, vi } from 'vitest';
import { exampleEffectText } from '../../../../client/src/common/routingFixes/exampleEffect';
import { exampleLabel, matchExamples, testLabel } from '../../../../client/src/common/testing/testItems';
import { outcomeByWords, outcomeOfAnswer } from '../../../../client/src/common/testing/testOutcome';
import { isSelected, selectedAgents } from '../../../../client/src/common/testing/testRun';
import type { ExampleOutcome } from '../../../../common/src/protocol/routing';
import { localizeSentenceIn } from '../../../../server/src/core/messages/render';
import { rankByWords } from '../../../../server/src/core/routing/rankByWords';
import { createWordIndex } from '../../../../server/src/core/routing/wordIndex';
import { toExampleOutcome } from '../../../../server/src/lsp/routing/convertRouting';

vi.mock('vscode', () => ({}));

const index = createWordIndex([
  { name: 'owl', description: 'Use it when a wall needs paint, plaster or wallpaper.', body: '' },
  { name: 'heron', description: 'Use it when the low tide of the moon reaches the harbour jetty.', body: '' },
  { name: 'tern', description: 'Use it for fish.', body: '' },
]);
const row = (text: string): ExampleOutcome =>
  toExampleOutcome(rankByWords(index, { text }), 'owl', localizeSentenceIn({}));

describe('outcomeByWords', () => {
  it.each<[string, string, string, RegExp]>([
    ['home', 'Paint and plaster this wall with wallpaper', 'passed', /^Home\. .* points ahead of /],
    ['taken by another', 'low tide of the moon at the jetty', 'failed', /^Taken by heron\. .*description\.$/],
    ['level', 'paint the harbour with wallpaper at low tide', 'skipped', /^(?:Contested|Weak)\. /],
    ['too short', 'paint', 'skipped', /^Too short to tell\. /],
    ['about nothing', 'lunch menu vegetarian options tomorrow please', 'skipped', /^None of them\. /],
  ])('of a prompt that is %s', (_case, prompt, status, message) => {
    const outcome = outcomeByWords(row(prompt));
    expect(outcome.status).toBe(status);
    expect(outcome.message).toMatch(message);
    expect(outcome.taken === undefined).toBe(status !== 'failed');
  });

  it('fails only at high confidence', () => {
    for (const prompt of [
      'low tide wall paint',
      'moon and plaster and fish',
      'harbour wallpaper jetty paint',
      'tide fish moon',
    ]) {
      const ranked = row(prompt);
      if (outcomeByWords(ranked).status === 'failed') expect(ranked.confidence).toBeGreaterThanOrEqual(0.7);
    }
  });

  it('names the decisive word and its field', () => {
    expect(outcomeByWords(row('low tide of the moon at the jetty')).taken).toMatchObject({
      agent: 'heron',
      field: 'description',
    });
  });
});

it('outcomeOfAnswer fails only if another agent was chosen', () => {
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

describe('matchExamples', () => {
  type Known = Parameters<typeof matchExamples>[0];
  const known = (...utterances: readonly string[]): Known =>
    utterances.map((utterance, at) => ({ id: `${at}`, utterance }));
  const ids = (before: Known, now: readonly string[]): string => {
    let next = 0;
    return matchExamples(before, now, () => `new${++next}`).join(' ');
  };
  it.each<[string, readonly string[], readonly string[], string]>([
    ['nothing changed', ['a', 'b', 'c'], ['a', 'b', 'c'], '0 1 2'],
    ['an utterance changed', ['a', 'b', 'c'], ['a', 'x', 'c'], '0 1 2'],
    ['an example was inserted before', ['a', 'b'], ['x', 'a', 'b'], 'new1 0 1'],
    ['an example was removed', ['a', 'b', 'c'], ['a', 'c'], '0 2'],
    ['an example was added', ['a', 'b'], ['a', 'b', 'x'], '0 1 new1'],
    ['several have the same utterance', ['a', 'a', 'b'], ['a', 'a', 'b'], '0 1 2'],
    ['there were none', [], ['a', 'b'], 'new1 new2'],
    ['all were removed', ['a'], [], ''],
  ])('keeps ids when %s', (_case, before, now, wanted) => expect(ids(known(...before), now)).toBe(wanted));

  it('assigns no id twice, in any order', () => {
    const words = ['a', 'b', 'c', 'a', 'd'];
    for (let turn = 0; turn < 120; turn++) {
      const now = words.map((_, at) => words[(at * (turn % 5) + turn) % 5] ?? '');
      const found = ids(known(...words), now).split(' ');
      expect(new Set(found).size).toBe(found.length);
    }
  });
});

it('labels contain no icons, markup or control characters', () => {
  expect(testLabel('Go $(trash)\n\t**on** \u001b[31m<b>')).toBe('Go $\u2060(trash) **on** ‹U+001B›[31m<b>');
  expect(testLabel('x'.repeat(5000)).length).toBeLessThan(200);
  expect(exampleLabel(' \n', 2)).toBe('Example 3, without a prompt');
});

describe('selectedAgents', () => {
  type Item = Parameters<typeof isSelected>[0];
  const item = (id: string, parent?: object): Item => ({ id, parent }) as unknown as Item;
  const [a, b] = [item('a'), item('b')];
  const [a1, a2] = [item('a1', a), item('a2', a)];

  it('selects everything without `include`, else what is included and not excluded', () => {
    expect(
      selectedAgents({ include: undefined, exclude: undefined }, () => [a, b]).map(({ agent }) => agent.id),
    ).toEqual(['a', 'b']);
    const [one, ...more] = selectedAgents({ include: [a1], exclude: [] }, () => [a, b]);
    expect(more).toEqual([]);
    expect(
      one && [isSelected(a1, one, { exclude: undefined }), isSelected(a2, one, { exclude: undefined })].join(),
    ).toBe('true,false');
    const [whole] = selectedAgents({ include: [a, a1], exclude: [a2] }, () => []);
    expect(whole && [isSelected(a1, whole, { exclude: [a2] }), isSelected(a2, whole, { exclude: [a2] })].join()).toBe(
      'true,false',
    );
    expect(selectedAgents({ include: [a, b1()], exclude: [a, b] }, () => [])).toEqual([]);
  });
  const b1 = (): Item => item('b1', b);
});

describe('exampleEffectText', () => {
  const before = row('low tide of the moon at the jetty');
  const after = row('Paint and plaster this wall with wallpaper');
  it.each<[string, RegExp, Parameters<typeof exampleEffectText>[0]]>([
    [
      'a gained first place',
      /As it stands: owl is first, clear; before: heron is first, clear/,
      { before, asItStands: after, forNewPrompt: before },
    ],
    [
      'no change',
      /As it stands: heron is first, clear.*, as before\. For a new prompt like this: heron/,
      { before, asItStands: before, forNewPrompt: before },
    ],
    ['an unknown ranking', /could not be computed/, { before, asItStands: undefined, forNewPrompt: undefined }],
  ])('reports %s', (_case, text, rows) => expect(exampleEffectText(rows, 'owl')).toMatch(text));
});
