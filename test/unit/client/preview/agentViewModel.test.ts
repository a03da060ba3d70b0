// What the preview says about an agent's examples: the words, the numbers and the states.

import { describe, expect, it } from 'vitest';
import {
  type AgentViewModel,
  agentViewModel,
  type ResultViewModel,
} from '../../../../client/src/common/preview/agentViewModel';
import { type PromptViewModel, promptViewModel } from '../../../../client/src/common/preview/promptViewModel';
import { plainText } from '../../../../common/src/messages/sentence';
import type { RouteResult } from '../../../../common/src/protocol/routing';
import { rankByWords } from '../../../../server/src/core/routing/rankByWords';
import { apportion } from '../../../../server/src/core/routing/roundedScore';
import type { RouteRow } from '../../../../server/src/core/routing/router';
import { createWordIndex } from '../../../../server/src/core/routing/wordIndex';
import { agent, exampleOutcome, routedPrompt, row } from './rows';

const result = (
  asItStands: RouteRow,
  forNewPrompt: RouteRow = asItStands,
  more: Partial<RouteResult> = {},
): RouteResult => ({
  uri: 'file:///w/.claude/agents/tuner.md',
  version: 3,
  agent: 'tuner',
  load: { status: 'loads', reason: '' },
  agents: 4,
  examples: [
    {
      utterance: 'Which query is slow?',
      context: 'A page is slow.',
      commentary: '',
      assistant: '',
      closed: true,
      range: { start: { line: 6, character: 0 }, end: { line: 9, character: 0 } },
      asItStands: exampleOutcome(asItStands),
      forNewPrompt: exampleOutcome(forNewPrompt),
    },
  ],
  ...more,
});
const only = (r: RouteRow): ResultViewModel => {
  const shown = agentViewModel(result(r)).examples[0]?.results?.forNewPrompt;
  if (!shown) throw new Error('no result');
  return shown;
};
const ranked = (r: RouteRow): PromptViewModel => promptViewModel(routedPrompt(r), 'tuner');
const said = (r: RouteRow): string => {
  const { headline, sentence } = only(r).verdict;
  return `${plainText(headline)} ${plainText(sentence)}`;
};

const tuner = agent('tuner', ['query name 2.1', 'slow description 1.6', 'page body 0.4']);
const migrator = agent('migrator', ['table description 1.0', 'slow description 0.6']);

describe('explanation of a ranking', () => {
  it.each<[string, RouteRow]>([
    [
      'Home. 2.5 points ahead of migrator: query is in its name, slow in its description.',
      row('clear', [tuner, migrator]),
    ],
    ['Home. There is no other agent to compare with.', row('clear', [tuner])],
    ['Contested. 2.5 points ahead of migrator, which has more of table.', row('contested', [tuner, migrator])],
    [
      'Contested. 1.0 points behind migrator, which has more of table.',
      row('contested', [agent('migrator', ['table name 2.0']), agent('tuner', ['slow name 1.0'])]),
    ],
    [
      'Contested. Level with migrator.',
      row('contested', [agent('migrator', ['slow name 1.01']), agent('tuner', ['slow name 1.0'])]),
    ],
    [
      'Taken by migrator. 1.2 points behind: table and column are in its description.',
      row('clear', [
        agent('migrator', ['table description 1.2', 'column description 1.0']),
        agent('tuner', ['slow name 1.0']),
      ]),
    ],
    ['Weak. A few words point to tuner.', row('weak', [tuner, migrator])],
    [
      'None of them. Hardly a word here occurs in any agent.',
      row('none', [agent('migrator', ['slow name 0.1']), agent('tuner', [])]),
    ],
    [
      'Weak. Hardly a word here occurs outside this example.',
      row('none', [agent('tuner', ['slow example 0.1'])], { verbatim: { agent: 'tuner', example: 0 } }),
    ],
    ['Too short to tell. No word counts here; three are needed.', row('too-short', [tuner, migrator])],
    [
      'Too short to tell. One word counts here; three are needed.',
      row('too-short', [tuner], {
        terms: [
          { term: 'slow', span: { start: 0, end: 4 } },
          { term: 'slow', span: { start: 5, end: 9 } },
        ],
      }),
    ],
    ['Not in the running. migrator leads.', row('clear', [migrator])],
  ])('reads “%s”', (expected, r) => expect(said(r)).toBe(expected));

  it('mentions that a first place depends on the body', () =>
    expect(
      said(
        row('contested', [
          agent('tuner', ['quay body 2.0', 'slow name 0.4']),
          agent('migrator', ['slow description 1.1']),
        ]),
      ),
    ).toBe(
      'Contested. 1.3 points ahead of migrator, which has more of slow. By name and description alone, migrator is first: 1.1 to 0.4.',
    ));
  it('keeps names and quoted words as separate pieces', () =>
    expect(only(row('clear', [agent('</b>', ['\u202etable description 2.0']), agent('tuner', [])])).verdict).toEqual({
      state: 'taken',
      headline: ['Taken by ', { kind: 'agent', text: '</b>' }, '.'],
      sentence: [
        '2.0 points behind: ',
        { kind: 'word', text: '\u202etable', place: { agent: '</b>', field: 'description' } },
        ' is in its description.',
      ],
    }));
});

describe('bars', () => {
  it('show the best five agents, the own one marked, with one decimal', () => {
    const many = Array.from({ length: 8 }, (_, i) => agent(`a${i}`, [`slow name ${4 - i * 0.3}`]));
    const shown = ranked(row('contested', [...many, agent('tuner', [])]));
    expect(shown.bars.map((b) => `${b.agent} ${b.points}`)).toEqual(['a0 4.0', 'a1 3.7', 'a2 3.4', 'a3 3.1', 'a4 2.8']);
    expect(shown.rest).toBe('3 more agents share a word.');
    expect(ranked(row('clear', [tuner, migrator])).bars.map((b) => b.own)).toEqual([true, false]);
  });
  it('show the share of the body separately, and a weak leader as a short bar', () => {
    const [bar] = ranked(row('weak', [agent('tuner', ['slow name 0.9', 'quay body 0.6'])])).bars;
    expect([bar?.listingShare, bar?.bodyShare, bar?.bodyPoints]).toEqual([0.3, 0.2, '0.6']);
  });
  it('have one chip per word, and a separate one for words of the body', () =>
    expect(
      ranked(
        row('clear', [agent('tuner', ['slow description 1.0', 'slow name 0.5', 'slow body 0.4', 'page body 0.2'])]),
      ).bars[0]?.chips,
    ).toEqual([
      { term: 'slow', points: '1.5', field: 'description' },
      { term: 'slow', points: '0.4', field: 'body' },
      { term: 'page', points: '0.2', field: 'body' },
    ]));
  it('have chips that add up to the points even if each rounds to zero', () => {
    const bars = ranked(
      row('weak', [agent('tuner', ['a name 0.04', 'b name 0.04', 'c name 0.04', 'd name 0.04'])]),
    ).bars;
    expect(bars[0]?.points).toBe('0.2');
    expect(bars[0]?.chips.map((c) => c.points)).toEqual(['0.1', '0.1']);
  });
  it('have chips that add up to the points in a real ranking', () => {
    const index = createWordIndex([
      {
        name: 'tuner',
        description: 'Finds the slow query behind a slow page, proposes an index.',
        body: 'plans pages timetable',
      },
      { name: 'migrator', description: 'Plans a migration: a column, a table or an index.', body: 'pages of tables' },
    ]);
    for (const text of ['slow page of the timetable', 'an index on a slow table page', 'plan the query']) {
      for (const bar of ranked(rankByWords(index, { text })).bars) {
        const sum = bar.chips.reduce((total, c) => total + Math.round(Number(c.points) * 10), 0);
        expect(sum).toBe(Math.round(Number(bar.points) * 10));
      }
    }
  });
});

it('rounding raises the largest remainders', () => {
  expect(apportion([1.4, 1.4, 1.2], 4)).toEqual([2, 1, 1]);
  expect(apportion([], 0)).toEqual([]);
});

describe('agentViewModel', () => {
  const state = (model: AgentViewModel): unknown => [
    model.agent,
    model.standing,
    model.notice?.kind,
    model.tally,
    model.examples.length,
  ];
  it('has both results and the position of an example', () => {
    const model = agentViewModel(
      result(
        row('clear', [tuner, migrator], { verbatim: { agent: 'tuner', example: 0 } }),
        row('clear', [migrator, tuner]),
      ),
    );
    const [example] = model.examples;
    expect(state(model)).toEqual(['tuner', 'Loads · 4 agents in sight', undefined, '1 · 1 taken', 1]);
    expect([example?.line, example?.context, example?.note]).toEqual([7, 'A page is slow.', '']);
    expect([example?.results?.asItStands.verdict.state, example?.results?.asItStands.verbatim]).toEqual([
      'home',
      undefined,
    ]);
    expect([example?.results?.forNewPrompt.verdict.state, example?.results?.forNewPrompt.verbatim]).toEqual([
      'taken',
      undefined,
    ]);
  });
  it('ranks nothing for a skipped file', () => {
    const model = agentViewModel(
      result(row('clear', [migrator]), undefined, {
        agent: '',
        load: { status: 'skipped', reason: 'There is no name.' },
      }),
    );
    expect(state(model)).toEqual(['tuner', 'Not loaded', 'skipped', '1, not ranked', 1]);
    expect(model.notice?.text).toBe('Fix first: There is no name. Its examples are ranked as soon as it loads.');
    expect(model.examples[0]?.results).toBeUndefined();
  });
  it.each<[string, AgentViewModel]>([
    ['no-examples', agentViewModel(result(row('clear', []), undefined, { examples: [] }))],
    [
      'not-an-agent',
      agentViewModel(result(row('clear', []), undefined, { load: { status: 'not-an-agent', reason: '' } })),
    ],
    ['not-an-agent', agentViewModel(undefined, 'docs/readme.md')],
    ['alone', agentViewModel(result(row('clear', [tuner]), undefined, { agents: 1 }))],
  ])('shows the notice %s', (kind, model) => expect(model.notice?.kind).toBe(kind));
  it('notes what is unusual about an example', () => {
    const r = result(row('too-short', []));
    const examples = r.examples.map((e) => ({ ...e, utterance: '  ', closed: false }));
    const [example] = agentViewModel({ ...r, examples }).examples;
    expect(example?.results).toBeUndefined();
    expect(example?.note).toBe(
      'The closing </example> is missing; it is read up to the next one. Only the assistant speaks here: there is no prompt to rank.',
    );
  });
  it('lists two hundred examples and counts the rest', () => {
    const r = result(row('clear', [tuner, migrator]));
    const model = agentViewModel({ ...r, examples: Array.from({ length: 2000 }, () => r.examples).flat() });
    expect([model.examples.length, model.notShown]).toEqual([200, 1800]);
  });
  it('uses the file name for an agent without a name', () => {
    expect(agentViewModel(undefined, 'agents/a%20b.md').agent).toBe('a b');
    expect(agentViewModel(undefined, 'agents/100%.md').agent).toBe('100%');
  });
});
