import Ajv from 'ajv/dist/2020';
import { describe, expect, test } from 'vitest';
import { unifiedDiff } from '../../../server/src/core/report/unifiedDiff';
import { COLON, folderWith, SKIPPED } from './commands';
import sarifSchema from './sarif-2.1.0-part.schema.json';

const A = '.claude/agents/a.md';

describe('SARIF', () => {
  test('is what the standard says of the parts that are used', async () => {
    const { out } = await folderWith({ [A]: COLON, '.claude/agents/b.md': SKIPPED }).check('--format', 'sarif');
    const sarif: unknown = JSON.parse(out);
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(sarifSchema);
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
  test('name file and place, and nothing in a message can become a command', async () => {
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
  ])('%j → %j', (before, after, hunk) => {
    expect(unifiedDiff('f', before, after)).toBe(`--- a/f\n+++ b/f\n${hunk}`);
  });

  test('the same text has none', () => {
    expect(unifiedDiff('f', 'a\n', 'a\n')).toBe('');
  });
});
