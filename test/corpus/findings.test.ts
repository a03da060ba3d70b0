// Over a collection of real agent files: no rule throws, no error is a false one, and no file the runtime skips goes without.

import { describe, expect, it } from 'vitest';
import type { Finding } from '../../server/src/core/rules/rule';
import { findingsIn } from '../support/agents';
import { refusedByRuntime } from '../support/judged';
import { hasCorpus } from '../support/shared';
import { type CorpusFile, corpus, judged } from './measured';

const found = new Map<CorpusFile, readonly Finding[]>();
const findingsOf = (file: CorpusFile): readonly Finding[] => {
  const known = found.get(file) ?? findingsIn(file.text, { path: `.claude/agents/${file.id.split(/\/|__/).at(-1)}` });
  found.set(file, known);
  return known;
};

/** What `error` is allowed to mean. */
const isLost = (file: CorpusFile): boolean =>
  !file.measured.loaded || refusedByRuntime(file.measured) || file.measured.effective?.tools?.length === 0;

const errorsOf = (file: CorpusFile): readonly string[] =>
  findingsOf(file)
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

  it('counts', () => {
    const rows = new Map<string, { files: number; findings: number }>();
    for (const file of corpus)
      for (const rule of new Set(findingsOf(file).map((finding) => `${finding.severity.padEnd(12)} ${finding.rule}`))) {
        const row = rows.get(rule) ?? { files: 0, findings: 0 };
        const findings = findingsOf(file).filter((finding) => rule.endsWith(` ${finding.rule}`)).length;
        rows.set(rule, { files: row.files + 1, findings: row.findings + findings });
      }
    const table = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
    console.log(
      table
        .map(
          ([rule, { files, findings }]) =>
            `${rule.padEnd(44)} ${String(files).padStart(5)} files ${String(findings).padStart(6)} findings`,
        )
        .join('\n'),
    );
    expect(corpus.length).toBeGreaterThan(0);
  });
});
