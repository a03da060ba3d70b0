// Words of a prompt that speak for agents.

import { describe, expect, test } from 'vitest';
import { markedWords } from '../../../server/src/core/routing/markedWords';
import type { RouteRow } from '../../../server/src/core/routing/router';
import { agent, row } from '../client/preview/rows';

const PROMPT = 'Which slow query waits';
const span = (word: string) => ({ start: PROMPT.indexOf(word), end: PROMPT.indexOf(word) + word.length });
const TERMS = ['slow', 'query', 'waits'].map((term) => ({ term, span: span(term) }));
const marked = (given: RouteRow, own = 'own', best = 2): readonly string[] =>
  markedWords(given, own, best).map(
    ({ start, end, speaks }) =>
      `${PROMPT.slice(start, end)}: ${speaks.map((each) => `${each.agent}${each.body ? ' by its body' : ''}`).join(', ')}`,
  );
const of = (ranked: RouteRow['ranked'], terms: RouteRow['terms'] = TERMS) =>
  row('clear', ranked, { prompt: PROMPT, terms });

describe('a marked word', () => {
  test('speaks for agents that have it, most points first', () => {
    expect(marked(of([agent('a', ['slow name 1', 'query name 1']), agent('b', ['query name 2'])]))).toEqual([
      'slow: a',
      'query: b, a',
    ]);
  });

  test('speaks for the best agents and for the own one', () => {
    const ranked = ['a', 'b', 'c', 'own'].map((name) => agent(name, ['slow name 1']));
    expect(marked(of(ranked))).toEqual(['slow: a, b, own']);
    expect(marked(of(ranked), 'b', 1)).toEqual(['slow: a, b']);
  });

  test('speaks for no agent without points', () => {
    expect(marked(of([agent('own', []), agent('b', [])]))).toEqual([]);
  });

  test('needs points that are not shown as 0.0', () => {
    expect(marked(of([agent('a', ['slow name 0.04', 'query name 0.06'])]))).toEqual(['query: a']);
  });

  test('says where most of an agent’s points come from its body', () => {
    expect(marked(of([agent('a', ['slow name 1', 'slow body 2', 'query name 2', 'query body 1'])]))).toEqual([
      'slow: a by its body',
      'query: a',
    ]);
  });

  test('is left out where it overlaps the one before or lies behind the prompt', () => {
    const terms = [
      { term: 'slow', span: { start: 6, end: 16 } },
      { term: 'query', span: { start: 11, end: 16 } },
      { term: 'waits', span: { start: 17, end: PROMPT.length } },
      { term: 'more', span: { start: PROMPT.length, end: PROMPT.length + 4 } },
    ];
    const all = agent('a', ['slow name 1', 'query name 1', 'waits name 1', 'more name 1']);
    expect(marked(of([all], terms))).toEqual(['slow query: a', 'waits: a']);
  });

  test('does not end where a word that speaks for nobody is skipped', () => {
    const terms = [
      { term: 'other', span: { start: 6, end: 16 } },
      { term: 'query', span: { start: 11, end: 16 } },
    ];
    expect(marked(of([agent('a', ['query name 1'])], terms))).toEqual(['query: a']);
  });
});
