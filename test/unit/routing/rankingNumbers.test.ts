// The numbers of the offline ranker as they were when they were last looked at: a change of weights, of what is counted or of
// the calibration shows as a change of `__snapshots__`. Read it, then `npx vitest run -u test/unit/routing/rankingNumbers.test.ts`.

import { describe, expect, test } from 'vitest';
import { rankByWords } from '../../../server/src/core/routing/rankByWords';
import type { Candidate, Prompt, RouteRow } from '../../../server/src/core/routing/router';
import { triedWith } from '../../../server/src/core/routing/rowPrompts';
import { stem } from '../../../server/src/core/routing/stem';
import { createWordIndex } from '../../../server/src/core/routing/wordIndex';
import { workspaceRouting } from '../../../server/src/core/routing/workspaceRouting';
import { runSteps } from '../../support/agents';

const example = (user: string, context = ''): string =>
  `\n<example>\n${context === '' ? '' : `Context: ${context}\n`}user: "${user}"\nassistant: "I will look at the plan of the query."\n</example>`;

const AGENTS: readonly Candidate[] = [
  {
    name: 'query-tuner',
    description: `Finds the slow query behind a slow page and proposes an index. Not for migrations.${example('Which query makes the timetable page so slow?', 'Customers wait for nine seconds.')}${example('Explain this query plan')}`,
    body: 'You read query plans of the timetable.\n\n## Indexes\n\nPropose an index where a scan is slow.\n\n**Locks**: name the lock that a query waits for.\n',
  },
  {
    name: 'schema-migrator',
    description: `Plans a migration: adding a column, a table or an index without stopping sales.${example('Add a column for the seat to the booking table')}`,
    body: '# Migrations\n\nYou write each migration with its way back.\n\n- expand\n- migrate\n- contract the table\n',
  },
  {
    name: 'fare-auditor',
    description: 'Checks fares, discounts and port tax. Also checks the slow refund of a fare.',
    body: 'You know every fare, and each discount on a fare.\n'.repeat(6),
  },
  {
    name: 'locale-editor',
    description: 'Edits interface wording in German, Danish and English: boarding pass, booking.',
    body: '',
  },
  { name: 'tide-importer', description: '', body: 'Maintains the nightly import of harbour and tide data.' },
];
const index = createWordIndex(AGENTS);

const three = (points: number): string => points.toFixed(3);

function written({ ranked, confidence, verdict, firstVisible, verbatim, terms }: RouteRow): string {
  return [
    `${verdict} ${three(confidence)}, visible ${firstVisible}, same ${verbatim ? `${verbatim.agent} ${verbatim.example}` : 'none'}`,
    `counts ${terms.map(({ term, span }) => `${term} ${span.start}-${span.end}`).join(', ')}`,
    ...ranked.map(
      ({ agent, score, visibleScore, reasons }) =>
        `${agent} ${three(score)} (${three(visibleScore)}): ${reasons.map(({ term, field, points }) => `${term} ${field} ${three(points)}`).join(', ')}`,
    ),
  ].join('\n');
}

describe('a prompt is ranked as recorded', () => {
  test.each<[string, Prompt]>([
    ['a question about one agent', { text: 'Which slow query makes the departures page wait for a lock?' }],
    ['words of two agents', { text: 'Add an index to the slow booking table' }],
    ['a word said twice', { text: 'A fare, a fare and another fare with a discount' }],
    ['an example word for word', { text: 'Which query makes the timetable page so slow?' }],
    [
      'an example that is left out',
      { text: 'Which query makes the timetable page so slow?', hide: { agent: 'query-tuner', example: 0 } },
    ],
    [
      'a situation and a short prompt',
      { text: 'Can you fix it?', context: 'The nightly tide import of the harbour failed.' },
    ],
    ['something else entirely', { text: 'What should I pack for two weeks of hiking in Iceland' }],
    ['too few words', { text: 'slow fare' }],
    ['words of a body alone', { text: 'Read the plans and name every lock the scan holds' }],
  ])('%s', (_what, prompt) => {
    expect(written(rankByWords(index, prompt))).toMatchSnapshot();
  });

  test('with a passage left out', () => {
    const left = { agent: 'fare-auditor', passage: { prose: 'Checks fares, discounts and port tax.' } };
    expect(written(rankByWords(index, { text: 'Check the fares, the discount and the tax' }, left))).toMatchSnapshot();
  });
});

test('a workspace is analysed as recorded', () => {
  const { agents, rows, pairs, ...lists } = runSteps(workspaceRouting(index, AGENTS.map(triedWith)));
  const outcome = ({ state, place, first, cells }: (typeof rows)[number]['asItStands']): string =>
    `${state} ${place} ${first}: ${cells.map(({ agent, score }) => `${agent} ${three(score)}`).join(', ')}`;
  const table = rows.flatMap(({ agent, source, at, prompt, context, asItStands, forNewPrompt }) => [
    `${agent} ${source} ${at} ${prompt} | ${context}`,
    `  as it stands ${outcome(asItStands)}`,
    `  new prompt ${outcome(forNewPrompt)}`,
  ]);
  const compete = pairs.map(
    ({ agents: both, overlap, strength, words }) =>
      `${both.join(' ')} ${three(overlap)} ${strength} ${words.join(' ')}`,
  );
  expect(
    [...agents.map((each) => JSON.stringify(each)), ...table, ...compete, JSON.stringify(lists)].join('\n'),
  ).toMatchSnapshot();
});

test('agents that compete do so as recorded', () => {
  const similar: readonly Candidate[] = [
    { name: 'guard', description: 'Checks a change for security holes, leaked secrets and unsafe input.', body: '' },
    {
      name: 'sentry',
      description: 'Looks at a change for security holes, leaked secrets and unsafe queries.',
      body: '',
    },
    { name: 'change-clerk', description: 'Writes down each change of a secret.', body: 'Security holes are secrets.' },
  ];
  const { pairs } = runSteps(workspaceRouting(createWordIndex([...AGENTS, ...similar]), similar.map(triedWith)));
  expect(
    pairs.map(
      ({ agents, overlap, strength, words }) => `${agents.join(' ')} ${three(overlap)} ${strength} ${words.join(' ')}`,
    ),
  ).toMatchInlineSnapshot(`
    [
      "guard sentry 0.607 strong leaked unsafe holes security change",
      "change-clerk guard 0.333 warning change secret",
      "change-clerk sentry 0.333 warning change secret",
    ]
  `);
});

const WORDS = `
consign consigned consigning consignment consist consisted consistency consistent consistently consisting consists consolation
consolations consolatory console consoled consoles consolidate consolidated consolidating consoling consolingly consonant
knack knackeries knackish knave knavery knaves knavish kneaded kneading knee kneel kneeled kneeling kneels knees knell knelt knew
knick knif knife knight knightly knights knit knits knitted knitting knives knob knobs knock knocked knocker knockers
caresses ponies ties cries flies dies gas this kiwis gaps its bus pass class status analysis
agreed agreedly feed freed plastered bled motoring sing hopping hoping falling hissing fizzed failing filing luxuriated troubled sized
hop hopped controlled controlling stopping tanned rubbed adding offered egging permitted occurred
happy sky by say cry enjoy enjoyed lay playing yes youth boyish royal
relational conditional rational valence hesitance digitizer conformably radically differently vilely analogously vietnamization
predication operator feudalism decisiveness hopefulness callousness formality sensitivity sensibility hopelessly carefully
geology theology apology logi frankly badly quickly only early
triplicate formative formalize electricity electrical hopeful goodness rationalize
revival allowance inference airliner gyroscopic adjustable defensible irritant replacement adjustment dependent adoption
communism activate angularity homologous effective bowdlerize region regional position possession
probate rate cease controll roll toll fall poll paling
generate generally generic generous generously general communication commune community communal arsenal arsenic
inning innings outing outings canning herring herrings earring proceed proceeds exceed succeed succeeded
skis dying lying tying idly gently ugly singly news howe atlas cosmos bias andes
aws css sass kubernetes redis customer customers k8s js ts postgres dev
indexes indices indexing indexed queries query querying cached caching caches cache deployed deployment deploying deploys deploy
database databases migrate migrating migration migrations migrated migrator optimize optimizes optimizer optimizing optimization
authentication authenticate authorized authorization testing tests tester tested debug debugger debugging debugged
refactor refactoring refactored review reviewer reviewing reviewed api apis security secure securely monitor monitoring
scaling scalable scales scale accessible accessibility translation translate translated native natives nativity
a an ab abc y yy yyy aeiou zzz ly ing ed s ss es ies ied eed
`
  .trim()
  .split(/\s+/);

test('words have the recorded stems', () => {
  expect(WORDS.map((word) => `${word} ${stem(word)}`).join('\n')).toMatchSnapshot();
});

test.each([
  ['x'.repeat(41), 'x'.repeat(41)],
  [`${'x'.repeat(35)}ations`, `${'x'.repeat(35)}ations`],
  [`a${'x'.repeat(33)}ations`, `a${'x'.repeat(33)}at`],
  ['naïve', 'naïve'],
  ['utf8s', 'utf8s'],
])('the stem of %j is %j', (word, expected) => expect(stem(word)).toBe(expected));
