// Which agent of a name is used, and what takes most of the budget.

import { describe, expect, test } from 'vitest';
import { createBudget } from '../../../server/src/core/workspace/budget';
import { deniedBy, shadowAmong } from '../../../server/src/core/workspace/precedence';
import { sameSummary } from '../../../server/src/core/workspace/summary';
import { descriptionTokens } from '../../../server/src/core/workspace/tokens';
import { type AgentSummary, idOf, type Workspace } from '../../../server/src/core/workspace/workspace';
import { contextOf } from '../../support/agents';
import { RUNTIME } from '../../support/runtime';

const [sample] = contextOf('---\nname: baker\ndescription: Bakes.\n---\nBake.\n').workspace.agents;
if (!sample) throw new Error('no summary');
const agent = (uri: string, more: Partial<AgentSummary> = {}): AgentSummary => ({
  ...sample,
  uri: `file:///w/${uri}`,
  tree: `file:///w/${uri.slice(0, uri.lastIndexOf('/'))}`,
  root: `file:///w/${uri}`.replace(/\/\.claude\/agents\/.*/, ''),
  lastPathIsUsed: true,
  rank: RUNTIME.rankOf(more.scope ?? sample.scope),
  ...more,
});
const AT = '.claude/agents';

/** The addresses that stand against the first agent, `?` where the order is unknown. */
function against(own: AgentSummary, ...others: readonly AgentSummary[]): string {
  const shadow = shadowAmong(own, [own, ...others]);
  if (!shadow) return 'none';
  return `${shadow.certain ? '' : '? '}${shadow.by.map(({ uri }) => uri.slice('file:///w/'.length)).join(' ')}`;
}

describe('precedence', () => {
  test.each([
    ['managed', 'project'],
    ['project', 'user'],
    ['managed', 'user'],
    ['user', 'plugin'],
    ['project', 'plugin'],
    ['plugin', 'built-in'],
  ] as const)('an agent of scope %s is used before one of scope %s', (scope, other) => {
    const [upper, lower] = [agent('a/x.md', { scope }), agent('b/x.md', { scope: other })];
    expect(against(lower, upper)).toBe('a/x.md');
    expect(against(upper, lower)).toBe('none');
  });

  test('an agent of a deeper folder is used before one of a folder above', () => {
    const [above, below] = [agent(`${AT}/x.md`), agent(`sub/${AT}/x.md`)];
    expect(against(above, below)).toBe(`sub/${AT}/x.md`);
    expect(against(below, above)).toBe('none');
  });

  test('sibling folders each use their own agent', () => {
    expect(against(agent(`one/${AT}/x.md`), agent(`two/${AT}/x.md`))).toBe('none');
  });

  test('the depth of the folder does not matter for agents of the user', () => {
    const [above, below] = [agent(`${AT}/x.md`, { scope: 'user' }), agent(`sub/${AT}/x.md`, { scope: 'user' })];
    expect(against(above, below)).toBe('none');
  });

  test('in one folder the path that sorts last is used', () => {
    const [a, b, c] = [agent(`${AT}/a.md`), agent(`${AT}/b.md`), agent(`${AT}/c.md`)];
    expect(against(a, b, c)).toBe(`${AT}/c.md`);
    expect(against(a, c, b)).toBe(`${AT}/c.md`);
    expect(against(b, a, c)).toBe(`${AT}/c.md`);
    expect(against(c, a, b)).toBe('none');
  });

  test('paths are compared without escapes', () => {
    const [escaped, plain] = [agent(`${AT}/%7Ea.md`), agent(`${AT}/b.md`)];
    expect(against(plain, escaped)).toBe(`${AT}/%7Ea.md`);
    expect(against(escaped, plain)).toBe('none');
    expect(against(agent(`${AT}/%E0%A4%A.md`), plain)).toBe(`${AT}/b.md`);
  });

  test('the order in one folder is unknown before Claude Code 2.1.330', () => {
    const old = { lastPathIsUsed: false };
    expect(against(agent(`${AT}/b.md`, old), agent(`${AT}/a.md`, old))).toBe(`? ${AT}/a.md`);
  });

  test('a file that does not load neither replaces another nor is replaced', () => {
    const skipped = agent(`${AT}/z.md`, { status: 'skipped' });
    expect(against(agent(`${AT}/a.md`), skipped)).toBe('none');
    expect(against(skipped, agent(`${AT}/zz.md`))).toBe('none');
  });

  test('an agent of a plugin competes with agents of its own plugin only', () => {
    const mine = agent('p/agents/a.md', { scope: 'plugin', prefix: 'p:', tree: 'file:///w/p/agents' });
    expect(against(mine, agent('.claude/agents/a.md'))).toBe('none');
    expect(against(mine, { ...mine, uri: 'file:///w/p/agents/b.md' })).toBe('p/agents/b.md');
    expect(against(mine, { ...mine, uri: 'file:///w/p/agents/b.md', prefix: 'p:sub:' })).toBe('none');
  });
});

describe('settings deny', () => {
  const workspace = (...names: readonly string[]): Workspace =>
    ({ denied: names.map((name) => ({ name, entry: `Task(${name})` })) }) as unknown as Workspace;

  test('an agent by its name', () => {
    expect(deniedBy(agent('a.md'), workspace('miller', 'baker'))?.name).toBe('baker');
    expect(deniedBy(agent('a.md'), workspace('miller'))).toBeUndefined();
    expect(deniedBy(agent('a.md'), {} as Workspace)).toBeUndefined();
  });

  test('an agent of a plugin by its whole id only', () => {
    const ofPlugin = agent('a.md', { scope: 'plugin', prefix: 'p:' });
    expect(idOf(ofPlugin)).toBe('p:baker');
    expect(deniedBy(ofPlugin, workspace('baker'))).toBeUndefined();
    expect(deniedBy(ofPlugin, workspace('p:baker'))?.name).toBe('p:baker');
  });
});

test.each([
  ['a', 'b', 1],
  ['ab', 'cdef', 2],
  ['abc', 'defgh', 3],
  ['', '', 1],
])('the description of %j, %j, counts as %i tokens', (name, description, tokens) => {
  expect(descriptionTokens(name, description)).toBe(tokens);
});

describe('the budget', () => {
  const of = (uri: string, tokens: number, more: Partial<AgentSummary> = {}) =>
    agent(`${AT}/${uri}`, { tokens, ...more });

  test('sums up the agents in use', () => {
    const budget = createBudget();
    budget.replace('a', [of('a.md', 5)]);
    budget.replace('b', [of('b.md', 7)]);
    expect(budget.snapshot().total).toBe(12);
    budget.replace('a', [of('a.md', 2)]);
    expect(budget.snapshot().total).toBe(9);
    budget.replace('b', []);
    expect(budget.snapshot().total).toBe(2);
  });

  test('counts one of several agents of a name, the one that is used', () => {
    const budget = createBudget();
    budget.replace('a', [of('a.md', 5), of('b.md', 7), of('c.md', 30, { status: 'skipped' })]);
    expect(budget.snapshot().total).toBe(7);
  });

  test('knows the agents with most tokens, of two with as many the first by address', () => {
    const budget = createBudget();
    const agents = [of('a.md', 5, { name: 'a' }), of('b.md', 9, { name: 'b' }), of('c.md', 5, { name: 'c' })];
    for (const each of agents) budget.replace(idOf(each), [each]);
    const largest = (count: number) =>
      agents.filter((each) => budget.snapshot().isAmongLargest(each, count)).map(({ name }) => name);
    expect([largest(1), largest(2), largest(3)]).toEqual([['b'], ['a', 'b'], ['a', 'b', 'c']]);
  });

  test('leaves out an agent that is not used', () => {
    const budget = createBudget();
    const [unused, used] = [of('a.md', 5), of('b.md', 7)];
    budget.replace('baker', [unused, used]);
    expect(budget.snapshot().isAmongLargest(unused, 9)).toBe(false);
    expect(budget.snapshot().isAmongLargest(used, 9)).toBe(true);
  });
});

describe('what others know of an agent', () => {
  const own = agent('a.md', { prefix: 'p:', tools: ['Read'], utterances: ['bake'] });

  /** Another value for every leaf, each alone. */
  function variations(value: unknown): readonly unknown[] {
    if (typeof value === 'number') return [value + 1];
    if (typeof value === 'boolean') return [!value];
    if (typeof value === 'string') return [`${value}x`];
    if (value === null) return ['x'];
    if (Array.isArray(value)) return [[...value, 'x'], value.slice(1), ['x', ...value.slice(1)]];
    return Object.entries(value ?? {}).flatMap(([key, each]) =>
      variations(each).map((other) => ({ ...(value as object), [key]: other })),
    );
  }
  const keys = Object.keys(own) as (keyof AgentSummary)[];

  test.each(keys)('differs with its %s', (key) => {
    const others = variations(own[key]).map((value) => ({ ...own, [key]: value }));
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) {
      expect(sameSummary(own, other)).toBe(false);
      expect(sameSummary(other, structuredClone(other))).toBe(true);
    }
  });

  test('differs where it is an agent no more', () => {
    expect(sameSummary(own, undefined)).toBe(false);
    expect(sameSummary(undefined, own)).toBe(false);
    expect(sameSummary(undefined, undefined)).toBe(true);
  });
});
