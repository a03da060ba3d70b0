// What the panel says of the prompt in its box: the sentence and its limits, the underlines, and what can be done.

import { describe, expect, it } from 'vitest';
import { agentViewModel } from '../../../../client/src/common/preview/agentViewModel';
import { keptMarks, piecesOf } from '../../../../client/src/common/preview/promptMarks';
import { type Mark, promptViewModel } from '../../../../client/src/common/preview/promptViewModel';
import { plainText } from '../../../../common/src/messages/sentence';
import { rankByWords } from '../../../../server/src/core/routing/rankByWords';
import type { RouteRow } from '../../../../server/src/core/routing/router';
import { createWordIndex } from '../../../../server/src/core/routing/wordIndex';
import { agent, exampleOutcome, routedPrompt, row } from './rows';

const said = (r: RouteRow, own = 'tuner'): string => {
  const { headline, sentence, note } = promptViewModel(routedPrompt(r, own), own).verdict;
  return [headline, sentence, note].map(plainText).join(' ');
};

const tuner = agent('tuner', ['query name 2.1', 'slow description 1.6', 'page body 0.4']);
const migrator = agent('migrator', ['table description 1.0', 'slow description 0.6']);

describe('explanation of a prompt', () => {
  it.each<[string, RouteRow]>([
    [
      'Clear. tuner leads by 2.5 points. Also first by name and description alone: 3.7 to 1.6.',
      row('clear', [tuner, migrator]),
    ],
    [
      'Clear. tuner leads by 0.4 points. By name and description alone, migrator is first: 1.6 to 0.5.',
      row('clear', [agent('tuner', ['quay body 1.5', 'slow name 0.5']), migrator]),
    ],
    [
      'Contested. tuner leads only because of its body. By name and description alone, migrator is first: 1.6 to 0.5.',
      row('contested', [agent('tuner', ['quay body 1.5', 'slow name 0.5']), migrator]),
    ],
    [
      'Contested. tuner is 0.1 points ahead of migrator. Either may be chosen. Telling them apart helps more than adding words.',
      row('contested', [agent('tuner', ['query name 1.7']), migrator]),
    ],
    [
      'Clear. tuner leads by 2.5 points. Word for word an example of tuner: a new prompt may fare worse. Also first by name and description alone: 3.7 to 1.6.',
      row('clear', [tuner, migrator], { verbatim: { agent: 'tuner', example: 0 } }),
    ],
    [
      'Weak. A few words point to tuner. Too little to tell one agent from another. The order may mean nothing.',
      row('weak', [tuner, migrator]),
    ],
    [
      'None of them. Hardly a word here occurs in any agent. The main thread may keep this. Whether an agent is missing, words cannot tell.',
      row('none', [migrator]),
    ],
    [
      'Too short to tell. No word counts here; three are needed. Write it the way a colleague would ask.',
      row('too-short', []),
    ],
    [
      'Not in the running. migrator leads. As long as the file is skipped, Claude Code cannot choose it.',
      row('clear', [migrator]),
    ],
    ['Alone. There is no other agent to compare with. ', row('clear', [tuner])],
  ])('reads “%s”', (expected, r) => expect(said(r)).toBe(expected));

  it('says that nothing is sent while the box is empty', () => {
    for (const empty of [undefined, row('too-short', [], { prompt: '  \n' })]) {
      const model = promptViewModel(empty && routedPrompt(empty), 'tuner');
      expect([model.verdict.state, model.bars, model.suggestions, plainText(model.verdict.note)]).toEqual([
        'empty',
        [],
        [],
        'The agents are ranked as you type. Nothing is sent.',
      ]);
    }
  });
  it('never mentions a percentage or what Claude will do', () => {
    for (const r of [row('clear', [tuner, migrator]), row('contested', [tuner, migrator]), row('weak', [tuner])])
      expect(said(r)).not.toMatch(/%|percent|Claude will/);
  });
});

describe('underlines', () => {
  const at = (text: string, word: string, speaks: Mark['speaks'] = [{ agent: 'a', own: true, body: false }]): Mark => {
    const start = text.indexOf(word);
    return { start, end: start + word.length, speaks };
  };
  const shown = (prompt: string, marks: readonly Mark[], agentName?: string): string =>
    piecesOf(prompt, marks, agentName)
      .map(({ text, mark }) => (mark === undefined ? text : `[${mark.trim() || 'other'} ${text}]`))
      .join('');

  it('mark the deciding words with the agent they count most for', () => {
    const prompt = 'Which query is slow at the quay table?';
    const index = createWordIndex([
      { name: 'tuner', description: 'Finds the slow query.', body: 'The quay.' },
      { name: 'migrator', description: 'Moves a table, never slow.', body: '' },
    ]);
    const { marks } = promptViewModel(routedPrompt(rankByWords(index, { text: prompt })), 'tuner');
    expect(shown(prompt, marks)).toBe('Which [mine query] is [mine slow] at the [mine body quay] [other table]?');
    expect(shown(prompt, marks, 'migrator')).toBe('Which query is [other slow] at the quay [other table]?');
    expect(shown(prompt, marks, 'nobody')).toBe(prompt);
  });
  it.each([
    ['a slow query', 'a very slow query', 'a very [mine slow] [mine query]'],
    ['a slow query', 'a slow query?', 'a [mine slow] [mine query]?'],
    ['a slow query', 'a slower query', 'a slower [mine query]'],
    ['a slow query', 'a slow', 'a [mine slow]'],
    ['a slow query', '', ''],
    ['a slow query', 'other words', 'other words'],
  ])('of %j carry over to %j', (before, now, expected) => {
    const marks = [at(before, 'slow'), at(before, 'query')];
    const kept = keptMarks(before, now, marks);
    expect(shown(now, kept)).toBe(expected);
    for (const mark of kept) expect(mark.end).toBeLessThanOrEqual(now.length);
  });
});

describe('suggestions', () => {
  const ways = (r: RouteRow): readonly string[] =>
    promptViewModel(routedPrompt(r), 'tuner').suggestions.map(({ title }) => plainText(title));
  it.each<[string, RouteRow, readonly string[]]>([
    ['a clear win', row('clear', [tuner, migrator]), ['Add this prompt as an example']],
    [
      'a contested win',
      row('contested', [tuner, migrator]),
      ['Put “page” into the description', 'Tell apart from migrator', 'Add this prompt as an example'],
    ],
    [
      'a loss',
      row('clear', [agent('migrator', ['table name 3.0']), agent('tuner', ['quay body 0.5', 'crane body 0.9'])]),
      ['Put “crane” and “quay” into the description', 'Tell apart from migrator', 'Add this prompt as an example'],
    ],
    ['its own example', row('clear', [tuner, migrator], { verbatim: { agent: 'tuner', example: 0 } }), []],
    ['nobody', row('none', [migrator, agent('tuner', [])]), []],
    ['a prompt that is too short', row('too-short', [tuner]), []],
    ['a file that is skipped', row('clear', [migrator]), []],
  ])('for %s', (_, r, expected) => expect(ways(r)).toEqual(expected));
  it('include the deciding example of the competitor', () => {
    const rival = agent('migrator', ['table example 2.0']);
    const own = agent('tuner', ['slow name 1.0']);
    const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    const rows = {
      asItStands: exampleOutcome(row('clear', [rival, own])),
      forNewPrompt: exampleOutcome(row('clear', [rival, own], { verbatim: { agent: 'migrator', example: 2 } })),
    };
    const [example] = agentViewModel({
      uri: 'file:///tuner.md',
      version: 1,
      agent: 'tuner',
      load: { status: 'loads', reason: '' },
      agents: 2,
      examples: [{ utterance: 'table', context: '', commentary: '', assistant: '', closed: true, range, ...rows }],
    }).examples;
    expect(example?.results?.asItStands.because).toEqual({
      title: ['Show the example of ', { kind: 'agent', text: 'migrator' }],
      agent: 'migrator',
      what: { kind: 'word', term: 'table', field: 'example' },
    });
    expect(example?.results?.forNewPrompt.because?.what).toEqual({ kind: 'example', example: 2 });
  });
});

describe('hostile input', () => {
  const WORDS = [
    '<img src=x onerror=alert(1)>',
    '[x](command:workbench.action.quit)',
    '\u202eevil\u0007\u001b[31m',
    'w'.repeat(5000),
    '__proto__ constructor toString',
  ];
  it('is ranked without errors, with every mark inside the prompt', () => {
    const index = createWordIndex([
      { name: '__proto__', description: WORDS.join(' '), body: '' },
      { name: 'constructor', description: 'toString valueOf', body: WORDS.join(' ') },
    ]);
    for (const text of [...WORDS, WORDS.join('\n')]) {
      const model = promptViewModel(routedPrompt(rankByWords(index, { text }), '__proto__'), '__proto__');
      for (const { start, end } of model.marks) expect(text.slice(start, end).length).toBe(end - start);
      expect(
        piecesOf(text, model.marks, undefined)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }
  });
});
