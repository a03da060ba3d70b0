// The workspace tab: what is drawn of the heat table, in which order, and what its line says.

import { describe, expect, it } from 'vitest';
import { engineViewModel, method } from '../../../../client/src/common/preview/engineViewModel';
import {
  arrange,
  cellLine,
  type HeatOptions,
  MOST_COLUMNS,
  MOST_ROWS,
} from '../../../../client/src/common/preview/heatArrangement';
import { listingViewModel } from '../../../../client/src/common/preview/listingViewModel';
import { FRESH, viewState } from '../../../../client/src/common/preview/panelMessages';
import { type WorkspaceViewModel, workspaceViewModel } from '../../../../client/src/common/preview/workspaceViewModel';
import { plainText } from '../../../../common/src/messages/sentence';
import { localizeSentenceIn } from '../../../../server/src/core/messages/render';
import { explainRow } from '../../../../server/src/core/routing/explainRow';
import type { Confidence } from '../../../../server/src/core/routing/router';
import type { Outcome, WorkspaceRouting } from '../../../../server/src/core/routing/routingResults';
import { toRouteWorkspaceResult } from '../../../../server/src/lsp/routing/convertRouting';
import { growth, LINEAR } from '../../../support/work';
import { agent, row } from './rows';

type Cells = readonly (readonly [agent: number, score: number])[];
type Row = readonly [agent: number, prompt: string, state: 'home' | 'taken' | 'contested', cells: Cells];

/** The real explanation of a ranking with these scores, each from the word `table`. */
const outcome = (names: readonly string[], own: number, verdict: Confidence, cells: Cells): Outcome => {
  const scored = cells.map(([at, score]) => agent(names[at] ?? '', [`table description ${score}`]));
  return {
    ...explainRow(row(verdict, scored), names[own] ?? ''),
    confidence: 0.5,
    verdict,
    cells: cells.map(([at, score]) => ({ agent: at, score })),
  };
};
const model = (names: readonly string[], rows: readonly Row[]): WorkspaceViewModel => {
  const routing: WorkspaceRouting = {
    agents: names.map((name, i) => ({ name, examples: rows.filter((r) => r[0] === i).length, comesHome: 0, rows: 1 })),
    rows: rows.map(([own, prompt, state, cells], at) => ({
      agent: own,
      source: 'example',
      at,
      prompt,
      context: '',
      asItStands: outcome(names, own, 'clear', [[own, 9], ...cells.filter(([each]) => each !== own)]),
      forNewPrompt: outcome(names, own, state === 'contested' ? 'contested' : 'clear', cells),
    })),
    pairs: [{ agents: ['a', 'b'], overlap: 0.516, strength: 'strong', words: ['table'] }],
    identical: [],
    neverHome: [],
    withoutExamples: [],
  };
  const result = toRouteWorkspaceResult(routing, '1', (name) => `file:///${name}.md`, localizeSentenceIn({}));
  return workspaceViewModel(result, 'file:///b.md', { tokens: 2655, limit: 15000, of: new Map([['a', 12]]) });
};
const wish = (more: Partial<HeatOptions> = {}): HeatOptions => ({
  filter: '',
  order: 'trouble',
  reading: 'forNewPrompt',
  ...more,
});
const drawn = (of: WorkspaceViewModel, wanted: HeatOptions): string => {
  const heat = arrange(of, wanted);
  const name = (i: number): string => of.agents[i]?.name ?? '?';
  return `${heat.groups.map((g) => `${name(g.agent)}: ${g.rows.map((r) => r.prompt).join(', ')} (${g.tally})`).join('; ')} | ${heat.columns.map(name).join(' ')}`;
};

const three = model(
  ['a', 'b', 'c'],
  [
    [
      0,
      'first',
      'home',
      [
        [0, 3],
        [1, 1],
      ],
    ],
    [
      1,
      'second',
      'taken',
      [
        [2, 3],
        [1, 1],
      ],
    ],
    [
      1,
      'third',
      'home',
      [
        [1, 3],
        [0, 2.8],
      ],
    ],
    [
      2,
      'fourth',
      'contested',
      [
        [2, 2],
        [0, 1.9],
      ],
    ],
  ],
);

describe('heat table', () => {
  it('sorts agents with problems first; columns follow the rows', () =>
    expect(drawn(three, wish())).toBe(
      'b: second, third (1 of 2 home); c: fourth (0 of 1 home); a: first (1 of 1 home) | b c a',
    ));
  it('sorts by name', () => expect(drawn(three, wish({ order: 'name' }))).toMatch(/^a: .*; b: .*; c: .* \| a b c$/));
  it('sorts by the narrowest lead', () =>
    expect(drawn(three, wish({ order: 'lead' }))).toMatch(/^b: second, third .*; c: fourth .*; a: /));
  it('filters by prompt and by agent, and keeps the agents that win a row', () => {
    expect(drawn(three, wish({ filter: ' SECOND ' }))).toBe('b: second (0 of 1 home) | b c');
    expect(drawn(three, wish({ filter: 'c' }))).toMatch(/second.*fourth/);
    expect(drawn(three, wish({ filter: 'nothing like it' }))).toBe(' | a b c');
  });
  it('can show the ranking with each example included', () =>
    expect(drawn(three, wish({ reading: 'asItStands' }))).toMatch(/b: second, third \(2 of 2 home\)/));
  it('explains the distance of an agent from the first', () => {
    const [, second] = three.rows;
    if (!second) throw new Error('no row');
    const line = (at: number): string => plainText(cellLine(three, second, at, 'forNewPrompt'));
    expect(line(1)).toBe('b 1.0: 2.0 behind the first. Taken by c. 2.0 points behind: table is in its description.');
    expect(line(2)).toBe('c 3.0: first, 2.0 ahead. Taken by c. 2.0 points behind: table is in its description.');
    expect(line(0)).toBe('a: hardly a word of this.');
  });
  it('limits rows and columns and counts the rest', () => {
    const of = (length: number) => {
      const names = Array.from({ length }, (_, i) => `agent-${String(i).padStart(4, '0')}`);
      return model(
        names,
        names.flatMap((_, i) => [0, 1].map((n): Row => [i, `example ${i} ${n}`, 'home', [[i, 2]]])),
      );
    };
    const models = new Map([25, 250, 1000].map((length) => [length, of(length)]));
    const arranged = (length: number) => arrange(models.get(length) ?? of(length), wish());
    expect(growth(arranged, 250)).toBeLessThan(LINEAR);
    const many = of(1000);
    const heat = arranged(1000);
    expect(heat.groups.reduce((sum, g) => sum + g.rows.length, 0)).toBe(MOST_ROWS);
    expect(heat.columns.length).toBe(MOST_COLUMNS);
    expect(heat.left).toBe('Not drawn: 1800 more rows and 940 more agents. Filter to see them.');
    expect(arrange(many, wish({ filter: 'agent-0999' })).groups.length).toBe(1);
  });
  it('accepts an agent named __proto__', () =>
    expect(drawn(model(['__proto__', 'constructor'], [[0, 'x', 'home', [[0, 1]]]]), wish())).toBe(
      '__proto__: x (1 of 1 home) | __proto__ constructor',
    ));
  it('survives serialization as JSON', () => expect(JSON.parse(JSON.stringify(three))).toEqual(three));
});

it('shows an overlap with two decimals and no leading zero', () => expect(three.pairs[0]?.shown).toBe('.52'));

describe('listingViewModel', () => {
  const listing = {
    uri: 'file:///b.md',
    heading: 'Available agent types for the Agent tool:',
    lines: [
      { agent: 'a', uri: 'file:///a.md', line: '- a: x\n<example>\n (Tools: All tools)', tokens: 3 },
      { agent: 'b', uri: 'file:///b.md', line: '- b: y (Tools: Read)', tokens: 1412 },
    ],
    tokens: 14655,
    limit: 15000,
  };
  it('has the listing verbatim, and tokens with their limit', () => {
    const model = listingViewModel(listing);
    expect(model.lines.map((line) => line.text)).toEqual(listing.lines.map((line) => line.line));
    expect(model.lines.map((line) => line.own)).toEqual([false, true]);
    expect(model.sentence).toBe('14,655 of 15,000 tokens; 1,412 are this agent’s.');
  });
  it('explains what exceeding the limit means', () =>
    expect(listingViewModel({ ...listing, uri: '', tokens: 15001 }).sentence).toBe(
      '15,001 of 15,000 tokens. Claude Code warns when a session starts; nothing is cut.',
    ));
});

describe('engineViewModel', () => {
  it('always has a line about the engine', () => {
    for (const engine of ['words', 'editor-model', 'claude-code'] as const)
      expect(engineViewModel(engine, undefined, '').line).not.toBe('');
    expect(engineViewModel('words', undefined, '').line).toBe(method());
  });
  it('shows what is missing instead of a button, without command ids', () => {
    const model = engineViewModel(
      'editor-model',
      {
        kind: 'missing',
        title: 'No model to ask',
        text: '',
        checks: [{ state: 'missing', text: 'A model' }],
        actions: [{ title: 'Manage models', command: 'x.y' }],
      },
      '',
    );
    expect([model.askPrompt, model.missing?.actions, model.rankTitle]).toEqual([
      undefined,
      ['Manage models'],
      'Meanwhile, by words',
    ]);
    expect(JSON.stringify(model)).not.toContain('x.y');
  });
  it('shows an answer only for the prompt it belongs to', () => {
    const answer = { prompt: 'slow?', state: 'home', headline: ['Agreed.'], sentence: [], note: '' } as const;
    expect(engineViewModel('editor-model', { kind: 'ready', answer }, 'slow?').answer).toEqual(answer);
    expect(engineViewModel('editor-model', { kind: 'ready', answer }, 'slow').answer).toBeUndefined();
  });
});

describe('viewState', () => {
  it.each([undefined, null, 7, 'x', [], {}, { tab: 'x', engine: 'y', order: 3, scroll: 'far', prompt: {} }])(
    'is fresh for %j',
    (left) => expect(viewState(left)).toEqual(FRESH),
  );
  it('is restored', () => {
    const state = {
      ...FRESH,
      prompt: 'slow?',
      tab: 'workspace',
      engine: 'claude-code',
      scroll: 80,
      pinned: true,
    } as const;
    expect(viewState(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });
});
