// The page docs/accuracy.md.
import { expect, it } from 'vitest';
import { accuracyPage, type Sample } from '../../accuracy/page';

const sample = (lost: boolean, said: Sample['said']): Sample => ({
  name: 'a.md',
  bytes: new Uint8Array(),
  lost,
  found: true,
  said: { ours: { errors: 0, warnings: 0 }, ...said },
});
const from = { repository: 'a/b', commit: 'c', path: 'a.md' };

const page = (peer: Parameters<typeof accuracyPage>[0]['peers'][number], said: readonly Sample['said'][]): string =>
  accuracyPage({
    date: '2026-01-01',
    version: '1.0.0',
    runtime: '2.0.0',
    peers: [peer],
    defects: said.map((each) => sample(true, each)),
    valid: [sample(false, said[0] ?? {})],
    collected: said.map((each) => ({ ...sample(true, each), from })),
  });
const rowsOf = (text: string, name: string): readonly string[] =>
  text.split('\n').filter((line) => line.startsWith(`| ${name}`));

const PEER = { id: 'peer', name: 'Peer', version: '1.2.3' };

it('counts warnings as findings, and a crash as an error', () => {
  const text = page(PEER, [
    { peer: { errors: 0, warnings: 1 } },
    { peer: { errors: 0, warnings: 0 } },
    { peer: { errors: 2, warnings: 0 } },
    { peer: { broke: 'cannot read it' } },
  ]);
  expect(rowsOf(text, 'Peer')).toEqual([
    '| Peer 1.2.3 | 3 of 4 (75.0 %) | 2 of 4 (50.0 %) | 0 of 1 (0.0 %) | 1 of 1 (100.0 %) |',
    '| Peer 1.2.3 | 2 of 4 (50.0 %) | – | 2 of 2 (100.0 %) | 1 |',
  ]);
});

it('explains why a program was not run, and counts nothing', () => {
  const text = page({ ...PEER, version: '', notMeasured: { seeded: 'no browser' } }, [
    { peer: { errors: 1, warnings: 0 } },
  ]);
  expect(rowsOf(text, 'Peer')).toEqual([
    '| Peer | not measured here: no browser | – | – | – |',
    '| Peer | 1 of 1 (100.0 %) | – | 1 of 1 (100.0 %) | 0 |',
  ]);
});
