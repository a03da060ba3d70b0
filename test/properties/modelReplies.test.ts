// What holds for every reply of a model: reading it never throws, never accepts a name that is not in the list, and finds the
// answer in nearly every form in which a well-meaning model gives it.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { askedOf } from '../../server/src/core/routing/model/question';
import { readReply } from '../../server/src/core/routing/model/reply';
import { shownAgents } from '../../server/src/core/routing/model/shownAgents';
import { asked, listed, listedAs, TEAM } from '../support/modelAsked';
import { RUNTIME } from '../support/runtime';

const NAMES = listed().map(({ name }) => name);
const SENTENCE = fc.constantFrom(
  'It says “slow”.',
  'The words {slow} and [page] decide.',
  'He said "use query-tuner" and \\ left.',
  '`SELECT * FROM t WHERE a = \'{"b"}\'`',
  'Weil die Seite langsam ist: 請求書 🚀\u202e',
  '',
);

// ── Replies that mean one answer ─────────────────────────────────────────────────────────────────────────────────────

const answer = fc.record({
  agent: fc.constantFrom(...NAMES, 'none', null),
  runner_up: fc.constantFrom(...NAMES, 'none', null, undefined),
  reason: SENTENCE,
  words: fc.array(fc.constantFrom('slow', 'page', '{', '}', '"'), { maxLength: 5 }),
});
const written = fc
  .record({
    answer,
    indent: fc.constantFrom(undefined, 1, 2, '\t'),
    order: fc.shuffledSubarray(['agent', 'runner_up', 'reason', 'words'], { minLength: 4 }),
    extra: fc.boolean(),
    keys: fc.constantFrom(
      (key: string) => key,
      (key: string) => key.toUpperCase(),
      (key: string) => key.replace('_u', 'U'),
      (key: string) => key.replace('_', '-'),
    ),
    crlf: fc.boolean(),
    comma: fc.boolean(),
    escaped: fc.boolean(),
  })
  .map(({ answer: given, indent, order, extra, keys, crlf, comma, escaped }) => {
    const fields = Object.fromEntries(order.map((key) => [keys(key), given[key as keyof typeof given]]));
    let text = JSON.stringify({ ...fields, ...(extra ? { confidence: 0.8, notes: { a: ['b'] } } : {}) }, null, indent);
    if (comma) text = text.replace(/\}$/, ',}');
    if (escaped) text = text.replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return { agent: given.agent, text: crlf ? text.replaceAll('\n', '\r\n') : text };
  });
const around = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => `\ufeff${text}\n\n`,
  (text) => `\`\`\`json\n${text}\n\`\`\``,
  (text) => `\`\`\`\n${text}\n\`\`\`\n`,
  (text) => `Here is the answer:\n\n${text}`,
  (text) => `${text}\n\nI chose it because of the words {slow, page}.`,
  (text) => `Out of {query-tuner, tide-importer} it is clear. {\n${text}`,
  (text) => `<think>The user says "slow" { so it must be a query }</think>\n${text}`,
  (text) => `{"answer": ${text}}`,
  (text) => `[${text}]`,
  (text) => `${text}\n${text}`,
  (text) => `It's "quoted, and never closed: ${text}`,
  (text) => `**Answer:** ${text} **Done.**`,
);

it('at least 995 of 1,000 well-formed replies are read correctly', () => {
  let read = 0;
  const replies = fc.sample(fc.tuple(written, around), { numRuns: 5000, seed: 20261120 });
  for (const [{ agent, text }, wrap] of replies) {
    const reply = readReply(wrap(text), asked());
    if (reply.kind !== 'answer') continue;
    expect(reply.answer.agent).toBe(agent === 'none' ? null : agent);
    read++;
  }
  expect(read / replies.length).toBeGreaterThanOrEqual(0.995);
});

// ── Replies that mean anything ───────────────────────────────────────────────────────────────────────────────────────

const fragment = fc.oneof(
  SENTENCE,
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    ...[
      '{',
      '}',
      '"',
      '[',
      ']',
      ',',
      ':',
      '\\',
      '\n',
      'null',
      '"agent":',
      '"agent": "query-tuner"',
      '"x"',
      '```json\n',
    ],
  ),
  fc.constantFrom(...NAMES, 'query-tuner2', '__proto__', 'constructor', 'none', ' query-tuner ', 'QUERY-TUNER'),
);
const mutated = fc
  .tuple(written, around, fc.array(fc.tuple(fc.nat(), fc.nat(30), fragment), { maxLength: 4 }))
  .map(([{ text }, wrap, edits]) =>
    edits.reduce((now, [at, length, by]) => {
      const start = at % (now.length + 1);
      return now.slice(0, start) + by + now.slice(start + (length % 7 === 0 ? now.length : length % 5));
    }, wrap(text)),
  );
const anything = fc.oneof(
  { weight: 4, arbitrary: mutated },
  { weight: 1, arbitrary: fc.array(fragment, { maxLength: 30 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.json().map((text) => `{"agent": ${text}}`) },
);

it('no reply throws, and only names of the list are accepted', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const reply = readReply(text, asked());
      if (reply.kind !== 'answer') return;
      const { agent, runnerUp, reason, words } = reply.answer;
      for (const name of [agent, runnerUp]) if (name !== null) expect(NAMES).toContain(name);
      expect(reason).not.toMatch(/[\r\n]/);
      expect([...reason].length).toBeLessThanOrEqual(300);
      expect(words.length).toBeLessThanOrEqual(5);
    }),
    { numRuns: 5000 },
  );
});

// ── Questions ────────────────────────────────────────────────────────────────────────────────────────────────────────

const words = fc.string({ unit: fc.constantFrom(...'abc -."\n\u202e{}`é'), maxLength: 40 });
const team = fc.uniqueArray(fc.tuple(fc.oneof(words, fc.constantFrom('__proto__', 'none', 'Explore')), words), {
  selector: ([name]) => name,
  maxLength: 8,
});

it('both orders show every line, and the word for no agent is no agent’s name', () => {
  fc.assert(
    fc.property(team, words, (agents, prompt) => {
      const all = shownAgents(
        agents.map(([name, description]) => listedAs(name, description)),
        RUNTIME,
      );
      const { questions, nobody } = askedOf('m', all, prompt, RUNTIME);
      for (const { text } of questions) for (const { line } of all) expect(text).toContain(line);
      expect(all.some(({ name }) => name.toLowerCase() === nobody)).toBe(false);
      expect(askedOf('m', all, prompt, RUNTIME).questions).toEqual(questions);
    }),
    { numRuns: 300 },
  );
});

it('only the utterance of the example in question is sent', () => {
  const secret = fc.string({ unit: fc.constantFrom(...'qxzj'), minLength: 12, maxLength: 16 });
  const example = (said: string, hidden: string) =>
    `<example>\nContext: ${hidden}\nuser: "${said}"\nassistant: "${hidden}"\n<commentary>${hidden}</commentary>\n</example>`;
  fc.assert(
    fc.property(
      fc.array(secret, { minLength: 1, maxLength: 4 }),
      fc.nat(3),
      fc.constantFrom('Does a.\n\n', '', 'Use it. Examples:\n', 'Does a. '),
      fc.constantFrom('\n', '\n\n', ' '),
      (secrets, pick, lead, gap) => {
        const at = pick % secrets.length;
        const said = (i: number) => `Ask number ${i} here`;
        const description = lead + secrets.map((hidden, i) => example(said(i), hidden)).join(gap);
        const held = { agent: 'a', example: at, utterance: said(at) };
        const { questions } = askedOf(
          'm',
          shownAgents([listedAs('a', description), ...TEAM], RUNTIME, held),
          said(at),
          RUNTIME,
        );
        for (const { text } of questions)
          for (const [i, hidden] of secrets.entries())
            if (secrets.indexOf(hidden) === secrets.lastIndexOf(hidden)) expect(text.includes(hidden)).toBe(i !== at);
      },
    ),
    { numRuns: 300 },
  );
});
