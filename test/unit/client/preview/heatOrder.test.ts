// Which agents of the heat table come first.

import { describe, expect, test } from 'vitest';
import { arrange, type HeatOrder } from '../../../../client/src/common/preview/heatArrangement';
import type {
  HeatOutcome,
  HeatRow,
  WorkspaceViewModel,
} from '../../../../client/src/common/preview/workspaceViewModel';

type State = HeatOutcome['state'];
interface Written {
  readonly states: readonly State[];
  readonly standsIn?: true;
  readonly lead?: number;
}

const outcome = (state: State, lead: number): HeatOutcome => ({
  state,
  lead,
  first: -1,
  cells: [],
  explanation: [],
});

/** The names of the agents, worst first. */
function ordered(written: Readonly<Record<string, Written>>, order: HeatOrder = 'trouble'): string {
  const names = Object.keys(written);
  const rows = names.flatMap((name, agent) => {
    const { states, standsIn, lead = 0 } = written[name] ?? { states: [] };
    return states.map(
      (state, at): HeatRow => ({
        agent,
        at,
        isExample: !standsIn,
        standsIn: standsIn ? 'Sentence 1 of the description.' : '',
        prompt: `prompt ${at}`,
        asItStands: outcome('home', 0),
        forNewPrompt: outcome(state, lead),
      }),
    );
  });
  const model: WorkspaceViewModel = {
    title: '',
    agents: names.map((name) => ({ name, own: false, examples: 0 })),
    rows,
    pairs: [],
    identical: [],
    neverHome: [],
    withoutExamples: [],
    budget: { tokens: 0, limit: 0, sentence: '', largest: [] },
  };
  const { groups } = arrange(model, { filter: '', order, reading: 'forNewPrompt' });
  return groups.map(({ agent }) => names[agent]).join(' ');
}

const times = (count: number, state: State): Written => ({ states: Array.from({ length: count }, () => state) });

describe('the heat table sorts', () => {
  test('one taken prompt before nine contested ones', () =>
    expect(ordered({ a: times(9, 'contested'), b: times(1, 'taken') })).toBe('b a'));

  test('eleven contested prompts before one taken', () =>
    expect(ordered({ a: times(1, 'taken'), b: times(11, 'contested') })).toBe('b a'));

  test('one contested prompt before three weak ones', () =>
    expect(ordered({ a: times(3, 'weak'), b: times(1, 'contested') })).toBe('b a'));

  test('four weak prompts before one contested', () =>
    expect(ordered({ a: times(1, 'contested'), b: times(4, 'weak') })).toBe('b a'));

  test('prompts without a suitable agent like weak ones', () => {
    expect(ordered({ a: times(1, 'contested'), b: times(4, 'none') })).toBe('b a');
    expect(ordered({ a: times(3, 'none'), b: times(1, 'contested') })).toBe('b a');
  });

  test.each(['home', 'too-short', 'out'] as const)('any problem before prompts that are %s', (state) =>
    expect(ordered({ a: times(50, state), b: times(1, 'weak') })).toBe('b a'),
  );

  test('one contested example before a taken stand-in', () =>
    expect(ordered({ a: { states: ['taken'], standsIn: true }, b: times(1, 'contested') })).toBe('b a'));

  test('a stand-in with a problem before no problem', () =>
    expect(ordered({ a: times(1, 'home'), b: { states: ['taken'], standsIn: true } })).toBe('b a'));

  test('agents with the same problems by name', () =>
    expect(ordered({ c: times(1, 'weak'), b: times(2, 'home'), a: times(1, 'none') })).toBe('a c b'));

  test('the table sorts by the narrowest lead on request', () =>
    expect(
      ordered(
        { a: { states: ['taken'], lead: 2 }, c: { states: ['home'], lead: -1 }, b: { states: [], lead: 0 } },
        'lead',
      ),
    ).toBe('c a'));

  test('the table sorts by name on request', () =>
    expect(ordered({ b: times(1, 'taken'), a: times(1, 'home') }, 'name')).toBe('a b'));
});
