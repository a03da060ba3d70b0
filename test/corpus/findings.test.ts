// Over a collection of real agent files: no rule throws, no error is a false one, and no file the runtime skips goes without.

import { describe, expect, it } from 'vitest';
import { refusedByRuntime } from '../support/judged';
import { hasCorpus } from '../support/shared';
import { filesWith, findingsAlone, findingsBesideOthers, type Hit } from './hits';
import { type CorpusFile, corpus, judged } from './measured';

/** What `error` is allowed to mean. */
const isLost = (file: CorpusFile): boolean =>
  !file.measured.loaded || refusedByRuntime(file.measured) || file.measured.effective?.tools?.length === 0;

const errorsOf = (file: CorpusFile): readonly string[] =>
  findingsAlone(file)
    .filter((finding) => finding.severity === 'error')
    .map((finding) => finding.rule);

describe.skipIf(!hasCorpus)('findings over the corpus', () => {
  it('has no error where the runtime uses the file', () => {
    const wrong = judged.filter((file) => !isLost(file) && errorsOf(file).length > 0);
    expect(wrong.map((file) => [file.id, ...errorsOf(file)])).toEqual([]);
  });

  it('has an error wherever the runtime skips what is meant as an agent', () => {
    const silent = judged.filter(
      (file) =>
        !file.measured.loaded &&
        errorsOf(file).length === 0 &&
        /^---\s*\n[\s\S]*?^(?:description|tools):/m.test(file.text),
    );
    expect(silent.map((file) => file.id)).toEqual([]);
  });

  const allHits = (): readonly Hit[] => [
    ...corpus.flatMap((file) => findingsAlone(file).map((finding) => ({ file, finding }))),
    ...findingsBesideOthers(),
  ];

  it.each([
    ['hint', 40],
    ['information', 18],
  ] as const)('has at default settings at most so many findings of severity %s per 100 files: %i', (severity, most) => {
    const found = allHits().filter(({ finding }) => finding.severity === severity);
    expect((100 * found.length) / corpus.length).toBeLessThanOrEqual(most);
  });

  it('prints how often each rule reports', () => {
    const hits = allHits();
    const rows = new Map<string, Hit[]>();
    for (const hit of hits) {
      const row = `${hit.finding.severity.padEnd(12)} ${hit.finding.rule}`;
      rows.set(row, [...(rows.get(row) ?? []), hit]);
    }
    const table = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
    console.log(
      table
        .map(
          ([row, of]) =>
            `${row.padEnd(44)} ${String(filesWith(of)).padStart(5)} files ${String(of.length).padStart(6)} findings`,
        )
        .join('\n'),
    );
    expect(corpus.length).toBeGreaterThan(0);
  });
});
