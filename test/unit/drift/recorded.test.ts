// The catalogues against recorded answers of releases.

import { describe, expect, it, test } from 'vitest';
import { exitCodeOf, isListed, isTimeless } from '../../drift/drift';
import { retirementsExpected } from '../../drift/expectedCandidates';
import { probes } from '../../drift/probes';
import { answeredOf, driftOfRecorded, keptOf, readRecorded } from '../../drift/recorded';
import { counting } from '../../drift/reportRuntimes';
import { compareRuntimes } from '../../drift/runtimes';
import { fixture } from '../../support/shared';

const asked = probes();
const recorded = readRecorded(fixture('drift'));

describe('the catalogues, at a recorded release', () => {
  it.each(recorded.map((each) => [each.version, each] as const))('agree with %s', (_version, each) => {
    const { changes, same } = driftOfRecorded(each, asked);
    expect(changes).toEqual([]);
    expect(same).toBeGreaterThan(200);
  });

  it('are recorded for six releases', () =>
    expect(recorded.map(({ version }) => version)).toEqual([
      '2.1.240',
      '2.1.300',
      '2.1.329',
      '2.1.330',
      '2.1.331',
      '2.1.332',
    ]));

  it('name the difference where a release disagrees', () => {
    const [old] = recorded;
    if (!old) throw new Error('nothing is recorded');
    const { changes } = driftOfRecorded({ ...old, version: '2.1.329' }, asked);
    const of = (key: string) => changes.find((change) => change.key === key);
    expect(of('model sonnet')).toEqual({ key: 'model sonnet', expected: 'claude-sonnet-5-5', got: 'claude-sonnet-5' });
    expect(of('tool Monitor')).toEqual({ key: 'tool Monitor', expected: 'gives Monitor', got: 'refused' });
    expect(of('event PreModelSwitch')).toEqual({
      key: 'event PreModelSwitch',
      expected: 'an event',
      got: 'not an event',
    });
    expect(of('name TaskOutput')).toEqual({ key: 'name TaskOutput', got: 'a tool' });
  });
});

describe('two recorded releases', () => {
  const between = (from: string, to: string) => {
    const [older, newer] = [from, to].map((version) => recorded.find((each) => each.version === version));
    if (!older || !newer) throw new Error(`${from} or ${to} is not recorded`);
    const { differences } = compareRuntimes(answeredOf(older, asked), answeredOf(newer, asked), {
      isListed,
      isTimeless,
    });
    return { keys: differences.map(({ key }) => key), differences, code: exitCodeOf(counting(differences).length) };
  };
  it('2.1.329 → 2.1.330 differ in the order of files of one name', () => {
    const { differences, code } = between('2.1.329', '2.1.330');
    expect(differences).toEqual([
      { key: 'order same-name', from: 'another file', to: 'the path that sorts last', known: true },
    ]);
    expect(code).toBe(1);
  });
  it('2.1.330 → 2.1.331 do not differ', () => {
    const { keys, code } = between('2.1.330', '2.1.331');
    expect(keys).toEqual([]);
    expect(code).toBe(0);
  });
  it('2.1.331 → 2.1.332 differ in the new guard and in days of retirement', () => {
    const { keys, differences, code } = between('2.1.331', '2.1.332');
    expect(keys.filter((key) => !key.startsWith('retires '))).toEqual([
      'event PreSkillShellCommand',
      'guard PreSkillShellCommand',
    ]);
    expect(differences.filter(({ known }) => !known)).toEqual([]);
    expect(differences.find(({ key }) => key === 'retires claude-opus-4-5 firstParty')?.to).toBe('2027-01-22');
    expect(keys.filter((key) => key.startsWith('retires ')).length).toBe(8);
    expect(code).toBe(1);
  });
});

test('reports days of retirement that a program no longer states', () => {
  const stated = new Map([['retires claude-opus-4-5 firstParty', '2027-01-22']]);
  const expected = retirementsExpected(stated);
  expect(expected.get('retires claude-opus-4-5 vertex')).toBe('2027-01-22');
  expect(retirementsExpected(new Map()).size).toBe(0);
});

describe('a recording', () => {
  const base = { version: '1.0.0', main: 'm', answers: { 'event A': 'an event', 'event B': 'an event' } };
  it('is stored as the difference from the previous one', () =>
    expect(keptOf({ ...base, version: '1.0.1', answers: { 'event A': 'not an event' } }, base)).toEqual({
      version: '1.0.1',
      main: 'm',
      base: '1.0.0',
      answers: { 'event A': 'not an event', 'event B': null },
    }));
  it('contains only names of the catalogues and of probes', () => {
    for (const { answers } of recorded)
      for (const [key, answer] of Object.entries(answers))
        if (!key.startsWith('shown ')) expect(`${key}: ${answer}`).toMatch(/^[a-z]+ [\w .:=[\]-]+: [\w .,:[\]-]*$/);
  });
});
