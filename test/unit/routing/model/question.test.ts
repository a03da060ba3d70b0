// What leaves for a model: the agents as the orchestrator is shown them, and nothing that must stay.

import { describe, expect, it } from 'vitest';
import { twoOrders } from '../../../../server/src/core/routing/model/listOrders';
import { askedOf } from '../../../../server/src/core/routing/model/question';
import { descriptionWithout, shownAgents } from '../../../../server/src/core/routing/model/shownAgents';
import { contentHash } from '../../../../server/src/core/text/contentHash';
import { asked, listed, listedAs, TEAM } from '../../../support/modelAsked';
import { RUNTIME } from '../../../support/runtime';

const names = (agents: readonly { readonly name: string }[]) => agents.map(({ name }) => name);

describe('the agent list', () => {
  it('has the orchestrator’s order and the built-in agents', () => {
    const all = names(listed());
    expect(all).toEqual([...all].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    expect(all).toContain('general-purpose');
    expect(all).not.toContain('fork');
    expect(all.indexOf('Schema-Migrator')).toBe(all.indexOf('query-tuner') + 1);
  });

  it('lists tools as the orchestrator reads them', () => {
    const lines = Object.fromEntries(listed().map(({ name, line }) => [name, line]));
    expect(lines['Schema-Migrator']).toBe('- Schema-Migrator: Adds columns and moves data. (Tools: Read)');
    expect(lines['tide-importer']).toBe('- tide-importer: Imports tide tables. (Tools: All tools)');
  });

  it('replaces a built-in agent of the same name', () => {
    const lines = shownAgents([listedAs('Explore', 'Mine.')], RUNTIME).filter(({ name }) => name === 'Explore');
    expect(lines).toEqual([{ name: 'Explore', line: '- Explore: Mine. (Tools: All tools)' }]);
  });

  it('leaves out only the example in question', () => {
    const [line] = listed({ agent: 'query-tuner', example: 0, utterance: 'Why is the orders page slow?' })
      .filter(({ name }) => name === 'query-tuner')
      .map((each) => each.line);
    expect(line).not.toMatch(/canary-one|orders page|Context/);
    expect(line).toMatch(/canary-two/);
    expect(line).toMatch(/when a query is slow\.\s+<example>\nuser: "Add an index"/);
  });

  it('leaves out all examples with the same words, and a heading without examples', () => {
    const twice = listedAs(
      'a',
      'Does a.\n\nExamples:\n<example>user: "Go on"\nassistant: "x1"</example>\n<example>user: "go on."\nassistant: "x2"</example>',
    );
    const [line] = shownAgents([twice], RUNTIME, { agent: 'a', example: 1, utterance: 'go on.' }).filter(
      ({ name }) => name === 'a',
    );
    expect(line?.line).toBe('- a: Does a. (Tools: All tools)');
  });

  it.each([
    ['Does a.\n<x0>\n<x1>\n<x0>', 'Does a.\n<x1>'],
    ['<x0>\n\n<x1>\n\nMore.', '<x1>\n\nMore.'],
    ['Does a. <x0> Then b. <x0> <x1> More.', 'Does a. Then b. <x1> More.'],
  ])('%j without its examples of these words is %j', (written, shown) => {
    const example = (text: string) => text.replace(/<x(\d)>/g, '<example>user: "Go $1 on" assistant: "ok"</example>');
    const held = { agent: 'a', example: -1, utterance: 'Go 0 on' };
    const [line] = shownAgents([listedAs('a', example(written))], RUNTIME, held).filter(({ name }) => name === 'a');
    expect(line?.line).toBe(`- a: ${example(shown)} (Tools: All tools)`);
  });

  it('sorts names that differ in case with the capital first', () => {
    for (const both of [
      [listedAs('b', 'x'), listedAs('B', 'y')],
      [listedAs('B', 'y'), listedAs('b', 'x')],
    ])
      expect(names(shownAgents(both, RUNTIME)).filter((name) => /^b$/i.test(name))).toEqual(['B', 'b']);
  });

  it('keeps the description where the example no longer exists', () => {
    const plain = listedAs('a', ' Does a. Examples:\n');
    const held = { agent: 'a', example: 3, utterance: 'Go on' };
    expect(descriptionWithout(plain, held)).toBe(' Does a. Examples:\n');
  });

  it('leaves out an example without an utterance by its index only', () => {
    const silent = (text: string) => `<example>assistant: "${text}"</example>`;
    const held = { agent: 'a', example: 0, utterance: '' };
    expect(descriptionWithout(listedAs('a', `Does a. ${silent('one')} ${silent('two')}`), held)).toBe(
      `Does a. ${silent('two')}`,
    );
  });

  it('shows an agent called __proto__ like any other', () => {
    expect(names(shownAgents([listedAs('__proto__', 'x')], RUNTIME))).toContain('__proto__');
  });
});

describe('askedOf', () => {
  it('has two orders of the same list, deterministic by content', () => {
    const { questions, agents } = asked();
    const order = (text: string) => agents.map(({ line }) => text.indexOf(line));
    expect(questions[0].text).not.toBe(questions[1].text);
    for (const { text } of questions) expect(order(text).every((at) => at > 0)).toBe(true);
    expect(asked()).toEqual(asked());
  });

  it('has a key per model, list and prompt', () => {
    const keys = [
      asked(),
      asked('Other words'),
      askedOf('fake/two', listed(), 'Why is the orders page slow?', RUNTIME),
      askedOf('fake/one', shownAgents(TEAM.slice(1), RUNTIME), 'Why is the orders page slow?', RUNTIME),
    ].flatMap(({ key, questions }) => [key, ...questions.map((each) => each.key)]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has a word for no agent that is no agent’s name', () => {
    const { nobody, questions } = askedOf(
      'm',
      shownAgents([listedAs('None', 'x'), listedAs('none-of-them', 'y')], RUNTIME),
      'p',
      RUNTIME,
    );
    expect(nobody).toBe('none-of-them-of-them');
    expect(questions[0].text).toContain('"none-of-them-of-them"');
  });
});

describe('twoOrders', () => {
  it.each([0, 1, 2, 3, 20])('gives two permutations of %i items, different if possible', (n) => {
    const items = Array.from({ length: n }, (_, at) => at);
    for (let seed = 0; seed < 50; seed++) {
      const [first, second] = twoOrders(items, String(seed));
      expect([...first].sort((a, b) => a - b)).toEqual(items);
      expect([...second].sort((a, b) => a - b)).toEqual(items);
      if (n > 1) expect(first).not.toEqual(second);
    }
  });

  it('puts every agent at every position about equally often', () => {
    const firsts = new Map<number, number>();
    for (let seed = 0; seed < 3000; seed++) {
      const [first] = twoOrders([0, 1, 2], String(seed))[0];
      firsts.set(first ?? -1, (firsts.get(first ?? -1) ?? 0) + 1);
    }
    for (const count of firsts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});

it('every order of three things comes up about as often', () => {
  const orders = new Map<string, number>();
  for (let seed = 0; seed < 3000; seed++) {
    const order = twoOrders([0, 1, 2], String(seed))[0].join('');
    orders.set(order, (orders.get(order) ?? 0) + 1);
  }
  expect(orders.size).toBe(6);
  for (const count of orders.values()) expect(Math.abs(count - 500)).toBeLessThan(90);
});

it('contentHash differs for contents that are split differently', () => {
  const hashes = [contentHash(), contentHash(''), contentHash('ab', 'c'), contentHash('a', 'bc'), contentHash('abc')];
  expect(new Set(hashes).size).toBe(hashes.length);
  for (const each of hashes) expect(each).toMatch(/^[0-9a-f]{32}$/);
});
