// SARIF, GitHub annotations and unified diffs.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { unifiedDiff } from '../../../server/src/core/report/unifiedDiff';
import { COLON, folderWith, SKIPPED } from './commands';

const A = '.claude/agents/a.md';

/** The standard's own schema, in its draft 4 form: `id` there is `$id` to today's readers. */
function sarifSchema(): object {
  const file = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema: _, id: $id, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  return { $id, ...schema };
}

describe('SARIF', () => {
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(sarifSchema());

  test('schema rejects a report without required properties', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [{ message: {} }] }] })).toBe(false);
  });

  test('report is valid by the schema', async () => {
    const { out } = await folderWith({ [A]: COLON, '.claude/agents/b.md': SKIPPED }).check('--format', 'sarif');
    const sarif: unknown = JSON.parse(out);
    validate(sarif);
    expect(validate.errors).toBeNull();
    expect(sarif).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'subagents' } },
          results: expect.arrayContaining([
            expect.objectContaining({
              ruleId: 'description-needs-quotes',
              level: 'warning',
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: A },
                    region: { startLine: 3, startColumn: 18, endLine: 3, endColumn: 23 },
                  },
                },
              ],
            }),
          ]),
        },
      ],
    });
  });
});

describe('GitHub annotations', () => {
  test('name file and place, and escape commands in messages', async () => {
    const { out } = await folderWith({
      [A]: '---\nname: x\ndescription: Use this agent to review a change.\ncolor: "::error::%0A"\n---\nB\n',
    }).check('--format', 'github');
    const [first] = out.split('\n');
    expect(first).toMatch(
      /^::warning file=\.claude\/agents\/a\.md,line=4,endLine=4,col=\d+,endColumn=\d+,title=subagents%3A invalid-value::/,
    );
    expect(first).not.toMatch(/%0A/);
    expect(first?.indexOf('::error')).toBeGreaterThan(20);
  });
});

describe('unified diff', () => {
  test.each([
    ['a\nb\nc\n', 'a\nx\nc\n', '@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n'],
    ['', 'a\n', '@@ -0,0 +1 @@\n+a\n'],
    ['a', 'a\n', '@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n'],
    ['1\n2\n3\n4\n5\n6\n7\n8\n9\n', '1\n2\n3\n4\n5\n6\n7\n8\nX\n', '@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+X\n'],
  ])('of %j and %j is exact', (before, after, hunk) => {
    expect(unifiedDiff('f', before, after)).toBe(`--- a/f\n+++ b/f\n${hunk}`);
  });

  const numbered = (count: number, changed: readonly number[]): string =>
    Array.from({ length: count }, (_, i) => (changed.includes(i) ? `new ${i}\n` : `${i}\n`)).join('');
  const hunksOf = (changed: readonly number[]): readonly string[] =>
    unifiedDiff('f', numbered(40, []), numbered(40, changed)).match(/^@@.*@@$/gm) ?? [];

  test('joins changes with six lines between them and separates those with seven', () => {
    expect(hunksOf([10, 17])).toEqual(['@@ -8,14 +8,14 @@']);
    expect(hunksOf([10, 18])).toEqual(['@@ -8,7 +8,7 @@', '@@ -16,7 +16,7 @@']);
  });

  test('counts the lines after a change in the new file', () => {
    expect(
      unifiedDiff('f', numbered(30, []), `first\n${numbered(30, []).replace('20\n', '')}`).match(/^@@.*$/gm),
    ).toEqual(['@@ -1,3 +1,4 @@', '@@ -18,7 +19,6 @@']);
  });

  test('is empty for equal texts', () => {
    expect(unifiedDiff('f', 'a\n', 'a\n')).toBe('');
  });
});
