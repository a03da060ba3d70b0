// Whatever the agents and prompts are, no two places that speak of one ranking give different numbers.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankByWords } from '../../server/src/core/routing/rankByWords';
import { createWordIndex } from '../../server/src/core/routing/wordIndex';
import { contradictions, contradictionsIn } from '../support/routingNumbers';

const word = fc.constantFrom(
  ...'slow query page index table column fare tide harbour ferry boat timetable 5.5 café c++ plan review change'.split(
    ' ',
  ),
);
const prose = fc.array(word, { minLength: 1, maxLength: 25 }).map((words) => words.join(' '));
const example = prose.map((text) => `\n<example>\nuser: "${text}"\nassistant: "ok"\n</example>`);
const agents = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('slow', 'query', 'page', 'a-b', 'money-clerk', 'query-tuner', 'ferry', 'boat'),
    description: fc.tuple(prose, fc.array(example, { maxLength: 3 })).map(([own, examples]) => own + examples.join('')),
    body: fc.oneof(fc.constant(''), prose),
  }),
  { selector: (agent) => agent.name, minLength: 1, maxLength: 6 },
);

test('the heat table, panel, tests and command line agree about every row of a workspace', () => {
  fc.assert(
    fc.property(agents, (candidates) => {
      expect(contradictionsIn(candidates).found).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('bars, sentences and command line agree about any prompt and any agent, also one that is not there', () => {
  fc.assert(
    fc.property(agents, prose, (candidates, text) => {
      const row = rankByWords(createWordIndex(candidates), { text });
      for (const own of [...candidates.map(({ name }) => name), 'not-there', ''])
        expect(contradictions(row, own)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
