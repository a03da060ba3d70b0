// The problem matcher `$subagents` on the output of `check --no-frame`.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../support/shared';
import { COLON, folderWith, GOOD, SKIPPED } from './commands';

interface Pattern {
  readonly regexp: string;
  readonly file?: number;
  readonly line?: number;
  readonly column?: number;
  readonly severity?: number;
  readonly message?: number;
  readonly code?: number;
  readonly loop?: boolean;
}

const { contributes } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
const [matcher] = contributes.problemMatchers;
const [fileLine, findingLine]: readonly [Pattern, Pattern] = matcher.pattern;

/** What `Severity.fromValue` and `getSeverity` of VS Code 1.139 know, where they fall back to the matcher's own. */
const SEVERITIES = ['error', 'warning', 'warn', 'info', 'hint'];

/** A first line, then lines of the last pattern for as long as they match: VS Code's `MultiLineMatcher`. */
function problemsIn(output: string): readonly string[] {
  const group = (match: RegExpExecArray, at: number | undefined): string => match[at ?? -1] ?? '';
  const problems: string[] = [];
  const lines = output.split('\n');
  for (let at = 0; at + 1 < lines.length; at++) {
    const file = new RegExp(fileLine.regexp).exec(lines[at] ?? '');
    if (!file) continue;
    for (; ; at++) {
      const found = new RegExp(findingLine.regexp).exec(lines[at + 1] ?? '');
      if (!found) break;
      expect(SEVERITIES).toContain(group(found, findingLine.severity));
      const of = (key: 'line' | 'column' | 'severity' | 'code' | 'message') => group(found, findingLine[key]);
      problems.push(
        `${group(file, fileLine.file)}:${of('line')}:${of('column')} ${of('severity')} ${of('code')} ${of('message')}`,
      );
    }
  }
  return problems;
}

test('has a pattern for the file and a looping one for its findings', () => {
  expect([matcher.name, matcher.fileLocation[0]]).toEqual(['subagents', 'relative']);
  expect(matcher.pattern).toHaveLength(2);
  expect([fileLine.loop, findingLine.loop]).toEqual([undefined, true]);
});

test('matches exactly the findings of the report', async () => {
  const folder = folderWith({
    '.claude/agents/a.md': SKIPPED,
    '.claude/agents/b two words.md': COLON,
    '.claude/agents/c.md': GOOD,
    '.claude/agents/d.md': GOOD.replace(
      '---\n',
      '---\ntools: MultiEdit, Read, NoSuchTool, LS\nmodel: sonet\ncolor: mauve\n',
    ),
  });
  const problems = problemsIn((await folder.check('--no-frame', '--hints')).out);
  const report = JSON.parse((await folder.check('--format', 'json')).out);
  const wanted = report.files.flatMap(
    (file: {
      readonly path: string;
      readonly findings: readonly {
        readonly rule: string;
        readonly severity: string;
        readonly message: string;
        readonly range: { readonly start: { readonly line: number; readonly character: number } };
      }[];
    }) =>
      file.findings.map(
        ({ rule, severity, message, range: { start } }) =>
          `${file.path}:${start.line + 1}:${start.character + 1} ${severity === 'information' ? 'info' : severity} ${rule} ${message}`,
      ),
  );
  expect(wanted.length).toBeGreaterThan(5);
  expect(
    new Set(wanted.map((line: string) => line.split(' ').find((word) => SEVERITIES.includes(word)))).size,
  ).toBeGreaterThan(2);
  expect(problems).toEqual(wanted);
});
