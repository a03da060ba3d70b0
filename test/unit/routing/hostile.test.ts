// Agents and prompts that were written to break something: they are ranked like all others, in little time.

import { describe, expect, it } from 'vitest';
import { render } from '../../../server/src/core/messages/render';
import { notesOn } from '../../../server/src/core/routing/agentNotes';
import { explainRow } from '../../../server/src/core/routing/explainRow';
import { rankByWords } from '../../../server/src/core/routing/rankByWords';
import type { Candidate } from '../../../server/src/core/routing/router';
import { heldOut, triedWith } from '../../../server/src/core/routing/rowPrompts';
import { createWordIndex } from '../../../server/src/core/routing/wordIndex';
import { workspaceRouting } from '../../../server/src/core/routing/workspaceRouting';
import { runSteps } from '../../support/agents';

const agent = (name: string, description: string, body = ''): Candidate => ({ name, description, body });
const LONG = 'x'.repeat(5000);
const MARKUP = '<script>alert(1)</script> [a](command:evil) ![b](https://e.example/c.png) \u001b[31m \u202e';
const ODD: readonly Candidate[] = [
  agent('__proto__', `Looks after ${LONG} tide tables. ${MARKUP}`),
  agent('constructor', 'Builds houses of brick. <example>user: "Build a house of brick and straw"</example>'),
  agent('toString', '<example>'.repeat(500)),
  agent('', 'Sails boats in the harbour at night'),
  agent('a\u202eb`c', `user: assistant: ${'user: "'.repeat(200)}`),
  agent('empty', '', ''),
];

describe('agents with unusual names and texts', () => {
  const index = createWordIndex(ODD);
  it('are all in the table under their own names', () => {
    const table = runSteps(workspaceRouting(index, ODD.map(triedWith)));
    expect(table.agents.map(({ name }) => name)).toEqual(ODD.map(({ name }) => name).sort());
    expect(JSON.parse(JSON.stringify(table))).toEqual(table);
  });
  it('are explained without control characters for any prompt', () => {
    for (const text of [
      LONG,
      MARKUP,
      `${LONG} tide tables brick`,
      'Build a house of brick',
      '\ud800 \udfff boats harbour night',
    ])
      for (const { name } of ODD) {
        const { headline, sentences, notes } = explainRow(rankByWords(index, { text }), name);
        for (const message of [headline, ...sentences, ...notes])
          expect(render(message)).not.toMatch(/[\p{Cc}\u202e]/u);
      }
  });
  it('get notes without an error', () => {
    for (const each of ODD) expect(runSteps(notesOn(index, triedWith(each))).competes).toEqual([]);
  });
});

describe('limits', () => {
  it('tries a limited number of examples and counts all', () => {
    const many = Array.from({ length: 2000 }, (_, i) => `<example>\nuser: "Mend boat ${i} of the harbour"\n</example>`);
    const tried = triedWith(agent('boats', many.join('\n')));
    expect(tried.examples).toBe(2000);
    expect(tried.prompts.length).toBeLessThanOrEqual(60);
  });
  it('shortens long prompts in the table', () => {
    const tried = triedWith(agent('boats', `<example>\nuser: "${'mend boats '.repeat(5000)}"\n</example>`));
    expect(tried.prompts[0]?.text.length).toBeLessThanOrEqual(2000);
  });
});

describe('stand-ins for examples', () => {
  const without = agent(
    'boats',
    'Mends wooden boats in the harbour. Short one. Paints the hull before winter comes; not for cars.\nAsks for tar, rope and nails.',
    'You are a boat builder who knows every plank.\n\n## Steps\n- Look',
  );
  const tried = triedWith(without);
  it('are the first sentences with enough words', () =>
    expect(tried.prompts.map(({ source, text }) => [source, text])).toEqual([
      ['description', 'Mends wooden boats in the harbour'],
      ['description', 'Paints the hull before winter comes;'],
      ['description', 'Asks for tar, rope and nails'],
      ['body', 'You are a boat builder who knows every plank'],
    ]));
  it('give the agent no points of their own when left out', () => {
    const index = createWordIndex([without, agent('cars', 'Mends cars.')]);
    for (const row of tried.prompts.filter(({ source }) => source === 'body')) {
      const { prompt, left } = heldOut('boats', row);
      const own = (score = rankByWords(index, prompt, left).ranked.find((r) => r.agent === 'boats')) =>
        score?.reasons.filter(({ field }) => field === 'body') ?? [];
      expect(own()).toEqual([]);
    }
  });
});
