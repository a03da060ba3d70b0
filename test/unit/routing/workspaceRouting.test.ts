// Ranks all examples of a workspace by words, and explains rows.

import { describe, expect, it } from 'vitest';
import { render } from '../../../server/src/core/messages/render';
import { notesOn } from '../../../server/src/core/routing/agentNotes';
import { explainRow } from '../../../server/src/core/routing/explainRow';
import { rankByWords } from '../../../server/src/core/routing/rankByWords';
import type { Candidate } from '../../../server/src/core/routing/router';
import type { Cell, WorkspaceRouting } from '../../../server/src/core/routing/routingResults';
import { triedWith } from '../../../server/src/core/routing/rowPrompts';
import { createWordIndex } from '../../../server/src/core/routing/wordIndex';
import { workspaceRouting } from '../../../server/src/core/routing/workspaceRouting';
import { runSteps } from '../../support/agents';

const agent = (name: string, description: string, body = ''): Candidate => ({ name, description, body });
const example = (user: string, context = ''): string =>
  `\n<example>\n${context === '' ? '' : `Context: ${context}\n`}user: "${user}"\nassistant: "On it."\n</example>`;

const TUNER = agent(
  'query-tuner',
  `Finds the slow query behind a slow page.${example('Which query makes the timetable page so slow?')}${example('Please translate the boarding pass wording into Danish')}`,
  'You read plans of the timetable.',
);
const EDITOR = agent(
  'locale-editor',
  'Edits interface wording in German and Danish: boarding pass, translation, forms.',
);
const AUDITOR = agent(
  'money-clerk',
  `Looks after money.${example('Why did the child fare lose its port tax discount?')}`,
  'Every fare, its discount, the port tax and what a child pays.',
);
const FERRY: readonly Candidate[] = [TUNER, EDITOR, AUDITOR];

const analysed = (agents: readonly Candidate[]): WorkspaceRouting =>
  runSteps(workspaceRouting(createWordIndex(agents), agents.map(triedWith)));
const notes = (name: string, agents: readonly Candidate[]) =>
  runSteps(notesOn(createWordIndex(agents), triedWith(agents.find((each) => each.name === name) ?? agent(name, ''))));
const explained = (prompt: string, own: string, agents = FERRY): string => {
  const { headline, sentences, notes } = explainRow(rankByWords(createWordIndex(agents), { text: prompt }), own);
  return [headline, ...sentences, ...notes].map((message) => render(message)).join(' ');
};

describe('workspaceRouting', () => {
  const table = analysed(FERRY);
  it('has agents by name and their examples in order', () => {
    expect(table.agents.map(({ name, examples, comesHome }) => [name, examples, comesHome])).toEqual([
      ['locale-editor', 0, 0],
      ['money-clerk', 1, 1],
      ['query-tuner', 2, 1],
    ]);
    expect(table.rows.map(({ agent: at, source, at: i }) => [table.agents[at]?.name, source, i])).toEqual([
      ['locale-editor', 'description', 0],
      ['money-clerk', 'example', 0],
      ['query-tuner', 'example', 0],
      ['query-tuner', 'example', 1],
    ]);
  });
  it('ranks each example as it stands and as a new prompt', () => {
    const row = table.rows[3];
    expect(row?.asItStands.verbatim).toEqual({ agent: 'query-tuner', example: 1 });
    expect([row?.asItStands.state, row?.asItStands.place]).toEqual(['home', 1]);
    expect([row?.forNewPrompt.state, row?.forNewPrompt.first]).toEqual(['taken', 'locale-editor']);
    expect(row?.forNewPrompt.verbatim).toBeNull();
  });
  it('has cells by score, among them the row’s own agent', () => {
    for (const row of table.rows)
      for (const outcome of [row.asItStands, row.forNewPrompt]) {
        const scores = outcome.cells.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        expect(outcome.cells.map((cell) => cell.agent)).toContain(row.agent);
      }
  });
  it('gives a sentence of a description no points for itself', () => {
    const row = table.rows[0];
    expect(row?.prompt).toMatch(/^Edits interface wording/);
    const score = (cells: readonly Cell[]): number => cells.find((cell) => cell.agent === row?.agent)?.score ?? 0;
    expect(score(row?.forNewPrompt.cells ?? [])).toBeLessThan(score(row?.asItStands.cells ?? []));
  });
  it('lists agents whose examples all go elsewhere, and agents without examples', () => {
    const lost = agent('lost', `Sings songs.${example('Which query makes the report page slow at night?')}`);
    const found = analysed([...FERRY, lost]);
    expect(found.neverHome).toEqual(['lost']);
    expect(found.withoutExamples).toEqual(['locale-editor']);
  });
  it('does not depend on earlier versions of the agents', () => {
    const index = createWordIndex([...FERRY].reverse());
    index.put(agent('query-tuner', 'zebra '.repeat(90)));
    index.put(TUNER);
    expect(JSON.stringify(runSteps(workspaceRouting(index, FERRY.map(triedWith))))).toBe(JSON.stringify(table));
  });
  it('leaves out agents that are not in the index', () => {
    const index = createWordIndex([TUNER]);
    expect(runSteps(workspaceRouting(index, FERRY.map(triedWith))).agents.map(({ name }) => name)).toEqual([
      'query-tuner',
    ]);
  });
  it('is empty without agents', () =>
    expect(analysed([])).toEqual({
      agents: [],
      rows: [],
      pairs: [],
      identical: [],
      neverHome: [],
      withoutExamples: [],
    }));
});

describe('competing pairs', () => {
  const A = agent('guard', 'Checks a change for security holes, leaked secrets and unsafe input.');
  const B = agent('sentry', 'Looks at a change for security holes, leaked secrets and unsafe queries.');
  it('are found with the words they share', () => {
    const [pair, ...rest] = analysed([...FERRY, A, B]).pairs;
    expect(rest).toEqual([]);
    expect(pair).toMatchObject({ agents: ['guard', 'sentry'], strength: 'strong' });
    expect(pair?.overlap).toBeGreaterThanOrEqual(0.5);
    expect(pair?.words).toHaveLength(5);
    expect(pair?.words).toEqual(expect.arrayContaining(['holes', 'leaked', 'secrets', 'security']));
  });
  it('need an overlap both ways', () => {
    const wide = agent('all', `${A.description} ${TUNER.description} ${EDITOR.description} Also songs, bread, boats.`);
    expect(analysed([A, wide]).pairs.filter(({ strength }) => strength === 'strong')).toEqual([]);
  });
  it('include agents with the same description', () => {
    const found = analysed([A, { ...A, name: 'guard-two' }, EDITOR]);
    expect(found.identical).toEqual([['guard', 'guard-two']]);
    expect(found.pairs[0]?.overlap).toBeGreaterThan(0.8);
  });
});

describe('notes for one agent', () => {
  it('name an example that goes elsewhere and the deciding words', () => {
    const { elsewhere } = notes('query-tuner', FERRY);
    expect(elsewhere.map(({ utterance, other }) => [utterance, other])).toEqual([
      ['Please translate the boarding pass wording into Danish', 'locale-editor'],
    ]);
    expect(elsewhere[0]?.words).toContain('boarding');
  });
  it('name the words of the body that bring examples home', () => {
    const { body, elsewhere } = notes('money-clerk', FERRY);
    expect(elsewhere).toEqual([]);
    expect([...(body?.words ?? [])].sort()).toEqual(['child', 'discount', 'fare', 'port', 'tax']);
    expect(body?.examples).toBe(1);
  });
  it('name no agent that asks for this one’s work beside much else', () => {
    const guard = agent('guard', 'Checks a change for security holes, leaked secrets and unsafe input.');
    const wide = agent(
      'all',
      `${guard.description} ${TUNER.description} ${EDITOR.description} Also songs, bread, boats.`,
    );
    expect(notes('guard', [guard, wide]).competes).toEqual([]);
    const [note, ...more] = notes('guard', [
      guard,
      { ...guard, name: 'sentry' },
      { ...guard, name: 'guard-two' },
    ]).competes;
    expect([note?.other, ...more.map(({ other }) => other)]).toEqual(['guard-two', 'sentry']);
    expect(note?.overlap).toBeLessThanOrEqual(1);
    expect(note?.words).toHaveLength(5);
  });
  it('are empty without a problem', () =>
    expect(notes('locale-editor', FERRY)).toEqual({ elsewhere: [], competes: [], body: null }));
});

describe('explainRow', () => {
  it.each([
    ['Which query makes this page so slow?', 'query-tuner', /^Home\. \d\.\d points ahead of `locale-editor`: /],
    ['Which query makes this page so slow?', 'locale-editor', /^Taken by `query-tuner`\. \d\.\d points behind: /],
    [
      'Why did the child lose the discount on port tax?',
      'money-clerk',
      /from its body, which the orchestrator does not see/,
    ],
    ['What should I pack for two weeks of hiking in Iceland', 'query-tuner', /^None of them/],
    ['slow page', 'query-tuner', /^Too short to tell\. Two words count here/],
    ['Which query makes the timetable page so slow?', 'query-tuner', /The same words are example 1 of `query-tuner`\./],
  ] as const)('explains %j for %s', (prompt, own, words) => expect(explained(prompt, own)).toMatch(words));
  it('names the example with the same words even if its context is about something else', () => {
    const text = 'Which query makes the timetable page so slow?';
    const context = Array.from({ length: 80 }, (_, i) => `unheard${String.fromCharCode(97 + (i % 26))}${i}`).join(' ');
    const row = rankByWords(createWordIndex(FERRY), { text, context });
    expect([row.verdict, row.verbatim?.agent]).toEqual(['none', 'query-tuner']);
    const [mine, other] = ['query-tuner', 'locale-editor'].map((own) => explainRow(row, own));
    expect([mine?.state, other?.state]).toEqual(['weak', 'weak']);
    expect(other?.notes.map((message) => render(message))).toEqual(['The same words are example 1 of `query-tuner`.']);
    expect(
      explainRow(rankByWords(createWordIndex(FERRY), { text: 'nothing here', context }), 'query-tuner').state,
    ).toBe('none');
  });
  it('knows no first agent where none shares a word', () => {
    const row = rankByWords(createWordIndex(FERRY), { text: 'zebra giraffe elephant' });
    const { state, first, against, place } = explainRow(row, 'query-tuner');
    expect([state, first, place]).toEqual(['none', null, 0]);
    expect(against).toBe(row.ranked[0]?.agent === 'query-tuner' ? row.ranked[1]?.agent : null);
  });
  it('says that there is no agent to compare with', () =>
    expect(explained('Which query makes this page so slow?', 'query-tuner', [TUNER])).toMatch(
      /^Home\. There is no other/,
    ));
  it('says that an unknown agent is not in the running', () =>
    expect(explained('Which query makes this page so slow?', 'nobody')).toMatch(
      /^Not in the running\. `query-tuner` leads\./,
    ));
  it('names the first agent by name and description alone', () => {
    const row = rankByWords(createWordIndex(FERRY), { text: 'plans of the timetable wording' });
    expect(row.firstVisible).toBe('locale-editor');
  });
});

describe('an added example', () => {
  it.each([
    'Please edit the German and Danish interface wording',
    'Why is the tide table of last night empty?',
    'Make the thing do what it did before the winter',
  ])('that contains %j brings its agent to first place as it stands', (prompt) => {
    const agents = FERRY.map((each) =>
      each.name === 'money-clerk' ? { ...each, description: `${each.description}${example(prompt)}` } : each,
    );
    const first = (all: readonly Candidate[]) => rankByWords(createWordIndex(all), { text: prompt }).ranked[0]?.agent;
    if (prompt.startsWith('Please')) expect(first(FERRY)).not.toBe('money-clerk');
    expect(first(agents)).toBe('money-clerk');
  });
});
