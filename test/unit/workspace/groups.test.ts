// Agents by a key, and maps with snapshots.

import { describe, expect, test } from 'vitest';
import { createGroups, indexByUri } from '../../../server/src/core/workspace/groups';
import { createSnapshotMap } from '../../../server/src/core/workspace/snapshotMap';
import type { AgentSummary } from '../../../server/src/core/workspace/workspace';

describe('agents by a key', () => {
  const agent = (uri: string, name: string): AgentSummary => ({ uri, name }) as AgentSummary;
  const uris = (agents: readonly AgentSummary[]): string => agents.map(({ uri }) => uri).join('');

  test('are in order of address, whatever order they come in', () => {
    const groups = createGroups(({ name }) => [name]);
    for (const uri of ['c', 'a', 'd', 'b']) groups.replace(undefined, agent(uri, 'x'));
    expect(uris(groups.get('x'))).toBe('abcd');
  });

  test('move with their key, and leave no empty group', () => {
    const groups = createGroups(({ name }) => [name]);
    const [before, after] = [agent('a', 'x'), agent('a', 'y')];
    groups.replace(undefined, before);
    groups.replace(undefined, agent('b', 'y'));
    groups.replace(before, after);
    expect([uris(groups.get('x')), uris(groups.get('y'))]).toEqual(['', 'ab']);
    expect([...groups.snapshot().entries()].map(([key]) => key)).toEqual(['y']);
  });

  test('are replaced where the key stays, and removed', () => {
    const groups = createGroups(() => ['x']);
    const [before, after] = [agent('a', 'old'), agent('a', 'new')];
    groups.replace(undefined, before);
    groups.replace(before, after);
    expect(groups.get('x')).toEqual([after]);
    groups.replace(after, undefined);
    expect(groups.get('x')).toEqual([]);
  });

  test.each([
    ['', 0],
    ['a', 0],
    ['b', 1],
    ['c', 1],
    ['d', 2],
    ['e', 3],
    ['z', 3],
  ])('are inserted for %j at %i', (uri, index) => {
    expect(indexByUri([agent('a', ''), agent('c', ''), agent('d', '')], uri)).toBe(index);
  });
});

describe('a snapshot of a map', () => {
  test('keeps every value as it was, whatever is set afterwards', () => {
    const map = createSnapshotMap<number>();
    const kept: { readonly copy: ReadonlyMap<string, number>; readonly snapshot: ReturnType<typeof map.snapshot> }[] =
      [];
    const now = new Map<string, number>();
    for (let step = 0; step < 200; step++) {
      const [key, value] = [`k${(step * 7) % 11}`, step % 5 === 0 ? undefined : step];
      map.set(key, value);
      if (value === undefined) now.delete(key);
      else now.set(key, value);
      if (step % 3 === 0) kept.push({ copy: new Map(now), snapshot: map.snapshot() });
    }
    for (const { copy, snapshot } of kept) {
      for (let at = 0; at < 11; at++) expect(snapshot.get(`k${at}`)).toBe(copy.get(`k${at}`));
      expect(new Map(snapshot.entries())).toEqual(copy);
    }
    expect(map.get('k1')).toBe(now.get('k1'));
  });

  test('is the same one while nothing is set', () => {
    const map = createSnapshotMap<number>();
    const first = map.snapshot();
    expect(map.snapshot()).toBe(first);
    map.set('a', 1);
    expect(map.snapshot()).not.toBe(first);
  });
});
