// A baseline hides the findings it was written from, listed or counted, and none beyond them.

import { describe, expect, it } from 'vitest';
import { makeBaseline, withoutBaseline } from '../../../server/src/core/report/baseline';
import { type FileReport, makeReport } from '../../../server/src/core/report/report';
import { reportFile } from '../../../server/src/core/report/reportFile';
import { check } from '../../../server/src/core/rules/run';
import { contextOf } from '../../support/agents';

const noFixes = () => false;

/** A report on a file with these lines in its frontmatter. */
function reported(lines: readonly string[]): FileReport {
  const text = `---\nname: agent\ndescription: Use it to check.\n${lines.map((line) => `${line}\n`).join('')}---\nDo.\n`;
  const context = contextOf(text);
  return reportFile('a.md', context, check(context), noFixes);
}

const repeated = (count: number, field: string): readonly string[] => Array.from({ length: count }, () => field);
const tools = (names: readonly string[]): readonly string[] => ['tools:', ...names.map((name) => `  - ${name}`)];
const numbered = (count: number, prefix: string): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`);

const newIn = (now: FileReport, then: FileReport): FileReport['findings'] => {
  const baseline = makeBaseline(makeReport([then], { claudeVersion: '2.1.340' }, '2026-11-20'));
  return withoutBaseline([now], baseline).flatMap(({ findings }) => findings);
};

describe('a file with more places than are listed', () => {
  const many = reported(repeated(500, 'model: opus'));

  it('has no new finding while it is as it was', () => {
    expect(newIn(many, many)).toEqual([]);
  });

  it('has a new finding with one place more', () => {
    expect(newIn(reported(repeated(501, 'model: opus')), many).map(({ unlisted }) => unlisted?.places)).toEqual([400]);
  });

  it('has no new finding with fewer places, listed or not', () => {
    expect(newIn(reported(repeated(450, 'model: opus')), many)).toEqual([]);
    expect(newIn(reported(repeated(50, 'model: opus')), many)).toEqual([]);
  });

  it('has a new finding of another rule', () => {
    const other = reported([...repeated(500, 'model: opus'), 'permissionMode: yolo']);
    expect(newIn(other, many).map(({ rule }) => rule)).toEqual(['invalid-value']);
  });
});

describe('a combined finding with more places than are listed', () => {
  const many = reported(tools(['Read', ...numbered(300, 'zebra')]));

  it('has no new place when a listed one is fixed and the next one is listed', () => {
    expect(newIn(reported(tools(['Read', ...numbered(300, 'zebra').slice(1)])), many)).toEqual([]);
  });

  it('has a new place when one is added, at the start or at the end', () => {
    expect(newIn(reported(tools(['Read', 'giraffe', ...numbered(300, 'zebra')])), many)).not.toEqual([]);
    expect(newIn(reported(tools(['Read', ...numbered(301, 'zebra')])), many)).not.toEqual([]);
  });
});

it('the summary counts the findings that are not listed', () => {
  const { summary } = makeReport([reported(repeated(500, 'model: opus'))], { claudeVersion: '2.1.340' }, '2026-11-20');
  expect(summary).toMatchObject({ errors: 0, warnings: 499 });
});
