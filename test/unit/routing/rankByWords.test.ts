// Who gets a prompt by its words, and what the answer says about itself.

import { describe, expect, it } from 'vitest';
import { withoutRefusals } from '../../../server/src/core/routing/fieldTexts';
import { createWordRouter, rankByWords } from '../../../server/src/core/routing/rankByWords';
import type { Candidate, Prompt, RouteRow } from '../../../server/src/core/routing/router';
import { createWordIndex } from '../../../server/src/core/routing/wordIndex';

const agent = (name: string, description: string, body = ''): Candidate => ({ name, description, body });
const FERRY: readonly Candidate[] = [
  agent(
    'query-tuner',
    'Finds the slow query behind a slow page and proposes an index.',
    'You read plans of the timetable.',
  ),
  agent('schema-migrator', 'Plans a migration: adding a column, a table or an index without stopping sales.'),
  agent(
    'fare-auditor',
    'Checks fares, discounts and port tax.\n<example>\nContext: A refund was wrong.\nuser: "Why did the child fare lose its discount?"\nassistant: "I will ask fare-auditor."\n</example>',
  ),
  agent('locale-editor', 'Edits interface wording in German, Danish and English.'),
  agent('tide-importer', 'Maintains the nightly import of harbour and tide data.'),
];
const route = (prompt: Prompt | string, agents = FERRY): RouteRow =>
  rankByWords(createWordIndex(agents), typeof prompt === 'string' ? { text: prompt } : prompt);
const first = (row: RouteRow): string | undefined => row.ranked[0]?.agent;

describe('rankByWords', () => {
  it('ranks the agent that shares rare words first', () => {
    expect(first(route('Which query makes this page so slow?'))).toBe('query-tuner');
    expect(first(route('Move the seats into a table with a new column'))).toBe('schema-migrator');
  });
  it('ranks every agent and breaks ties by name', () =>
    expect(route('nothing shared whatsoever here').ranked.map((r) => r.agent)).toEqual(
      FERRY.map((a) => a.name).sort(),
    ));
  it('counts the words of the context', () =>
    expect(first(route({ text: 'Can you look at it?', context: 'The harbour data of last night is missing.' }))).toBe(
      'tide-importer',
    ));
  it('does not depend on the order of the agents', () =>
    expect(route('slow index on the harbour table', [...FERRY].reverse())).toEqual(
      route('slow index on the harbour table'),
    ));
  it('gives the same result after an edit is undone', () => {
    const index = createWordIndex(FERRY);
    index.put(agent('query-tuner', 'Something else entirely about harbours', 'harbour '.repeat(50)));
    index.put(agent('new-one', 'Slow harbours'));
    index.remove('new-one');
    for (const original of FERRY.filter((a) => a.name === 'query-tuner')) index.put(original);
    const prompt = { text: 'slow index on the harbour table' };
    expect(rankByWords(index, prompt)).toEqual(rankByWords(createWordIndex(FERRY), prompt));
  });
  it('ranks agents named like object properties', () => {
    const odd = [agent('__proto__', 'Prunes trees'), agent('constructor', 'Builds houses'), agent('', 'Sails boats')];
    expect(first(route('prune the trees', odd))).toBe('__proto__');
    expect(first(route('build two houses', odd))).toBe('constructor');
    expect(first(route('sail the boats', odd))).toBe('');
  });
});

describe('reasons of a score', () => {
  it('name the word as typed and its field', () => {
    const row = route('Slow queries in the timetable');
    const fields = row.ranked[0]?.reasons.map((r) => `${r.term} ${r.field}`);
    expect(fields).toEqual(
      expect.arrayContaining(['queries name', 'queries description', 'Slow description', 'timetable body']),
    );
  });
  it('sum to the score', () => {
    for (const { score, reasons } of route('Why did the child fare lose its discount on the slow page?').ranked)
      expect(reasons.reduce((sum, r) => sum + r.points, 0)).toBe(score);
  });
  it('exclude the body from the visible score', () => {
    const row = route('timetable plans', [agent('a', 'Sings', 'timetable plans'), agent('b', 'Plans')]);
    const byName = new Map(row.ranked.map((r) => [r.agent, r]));
    expect(byName.get('a')?.score).toBeGreaterThan(0);
    expect(byName.get('a')?.visibleScore).toBe(0);
    expect(byName.get('b')?.visibleScore).toBeGreaterThan(0);
  });
  it('have the spans of their words in the prompt', () => {
    const row = route('A slow, slower page');
    expect(row.terms.map((t) => [t.term, row.prompt.slice(t.span.start, t.span.end)])).toEqual([
      ['slow', 'slow'],
      ['slower', 'slower'],
      ['page', 'page'],
    ]);
  });
});

describe('examples', () => {
  const prompt = 'Why did the child fare lose its discount?';
  it('are recognised in a prompt that differs in case and quotes', () =>
    expect(route('why did the child   fare lose its "discount"').verbatim).toEqual({
      agent: 'fare-auditor',
      example: 0,
    }));
  it('do not count when they are left out', () => {
    const held = route({ text: prompt, hide: { agent: 'fare-auditor', example: 0 } });
    expect(held.verbatim).toBeUndefined();
    expect(held.ranked.flatMap((r) => r.reasons).filter((r) => r.field === 'example')).toEqual([]);
    const gone = FERRY.map((a) =>
      a.name === 'fare-auditor' ? agent(a.name, 'Checks fares, discounts and port tax.') : a,
    );
    expect(held.ranked).toEqual(route(prompt, gone).ranked);
  });
  it('without an utterance do not match a prompt without words', () => {
    const silent = [agent('a', 'Sings.\n<example>\nassistant: "On it."\n</example>')];
    expect(route('?!', silent).verbatim).toBeUndefined();
  });
  it('shared by two agents belong to the first by name, and to the other when that one is left out', () => {
    const both = ['b', 'a'].map((name) => agent(name, `Sings.\n<example>\nuser: "${prompt}"\n</example>`));
    expect(route(prompt, both).verbatim).toEqual({ agent: 'a', example: 0 });
    expect(route({ text: prompt, hide: { agent: 'a', example: 0 } }, both).verbatim).toEqual({
      agent: 'b',
      example: 0,
    });
    expect(route({ text: prompt, hide: { agent: 'a', example: 1 } }, both).verbatim).toEqual({
      agent: 'a',
      example: 0,
    });
  });
  it('and other passages do not count when they are left out', () => {
    const points = (passage: object) =>
      rankByWords(createWordIndex(FERRY), { text: 'Tune the slow query' }, { agent: 'query-tuner', passage })
        .ranked.find((each) => each.agent === 'query-tuner')
        ?.reasons.map(({ term, field }) => `${term} ${field}`)
        .sort();
    expect(points({})).toEqual(['query description', 'query name', 'slow description']);
    expect(points({ name: 'query' })).toEqual(['query description', 'slow description']);
    expect(points({ prose: 'slow slow slow' })).toEqual(['query description', 'query name']);
  });
  it('are not left out by an index that does not exist', () =>
    expect(route({ text: prompt, hide: { agent: 'fare-auditor', example: 7 } }).ranked).toEqual(route(prompt).ranked));
  it('with the words of the prompt bring their agent to first place', () => {
    const asked = 'Please reword the boarding pass';
    const with_ = FERRY.map((a) =>
      a.name === 'tide-importer'
        ? { ...a, description: `${a.description}\n<example>\nuser: "${asked}"\n</example>` }
        : a,
    );
    expect(first(route(asked))).not.toBe('tide-importer');
    expect(first(route(asked, with_))).toBe('tide-importer');
  });
});

describe('refusals in a description', () => {
  it('give the agent no points', () => {
    const refusing = [agent('a', 'Reviews code. Do not use it for invoices or tax.'), agent('b', 'Writes letters.')];
    expect(route('Check the invoices and the tax', refusing).ranked[0]?.score).toBe(0);
  });
  it.each([
    ['Reviews code. Not for docs. Reads diffs.', 'Reviews code.   Reads diffs.'],
    ['Reviews code but should not be used on docs', 'Reviews code but  '],
    ["Don't use it for docs", ' '],
    ['Reviews code', 'Reviews code'],
  ])('%j', (text, expected) => expect(withoutRefusals(text)).toBe(expected));
});

describe('the verdict of a ranking', () => {
  it.each([
    ['slow page', 'too-short'],
    ['', 'too-short'],
    ['What should I pack for two weeks of hiking in Iceland', 'none'],
    ['Which slow query behind the departures page needs an index', 'clear'],
    ['Adding an index to a slow table', 'contested'],
  ] as const)('%j is %s', (text, verdict) => expect(route(text).verdict).toBe(verdict));
  it('exists for a workspace of one agent', () =>
    expect(route('Which query makes this page so slow?', FERRY.slice(0, 1)).verdict).toBe('clear'));
  it('is none without agents', () => {
    const row = route('Which query makes this page so slow?', []);
    expect([row.verdict, row.ranked, row.confidence]).toEqual(['none', [], 0]);
  });
});

describe('createWordRouter', () => {
  it('answers prompts in order', async () => {
    const rows = await createWordRouter(FERRY).route([{ text: 'slow query' }, { text: 'port tax' }], {
      isCancellationRequested: false,
    });
    expect(rows.map(first)).toEqual(['query-tuner', 'fare-auditor']);
  });
  it('stops when cancelled', async () =>
    expect(await createWordRouter(FERRY).route([{ text: 'slow query' }], { isCancellationRequested: true })).toEqual(
      [],
    ));
});
